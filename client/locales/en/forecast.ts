import type { ForecastRoom } from '../../state/forecast-view.ts';
import type { NumberStep } from '../../state/explain-number.ts';

const rooms: Readonly<Record<ForecastRoom, string>> = {
  calls: 'Calls',
  accuracy: 'Accuracy',
  events: 'Events',
  versions: 'Versions',
  settings: 'Settings',
};

const steps: Readonly<Record<NumberStep['kind'], string>> = {
  level: 'An average day now',
  weekday: 'Weekday',
  'day-of-month': 'Day of the month',
  yearly: 'Time of year',
  event: 'Event',
  edit: 'Changed by hand',
};

/** The forecast workbench: weeks as charts and as a grid, what makes up a number, edits. */
export const forecast = {
  title: 'Forecast',
  rooms,
  roomsLabel: 'Parts of the forecast',
  queue: 'Queue',
  queues: 'Queues',
  find: 'Find a queue',
  noneFound: 'No queue matches.',
  unknownQueue: (id: string) => `There is no queue “${id}”. Choose one from the list.`,
  noForecastOfQueue: 'No forecast',
  nextSevenDays: 'next 7 days',

  nothingTitle: 'There is no forecast yet',
  nothingText:
    'Here stand the calls of the next weeks by interval, with what makes up each number. It takes a week of history at least: calls of the live floor are kept as they come, those of the past can be brought in from a file.',
  nothingQueues: 'The history has no calls yet, so there is nothing to forecast from.',
  toImport: 'Import past calls',
  makeFirst: 'Make the first forecast',

  madeAt: (when: string, known: string) => `Made ${when}, knows calls until ${known}.`,
  stale: 'Something has changed since this forecast was made.',
  makeNow: 'Make it anew',
  job: {
    forecast: 'Making the forecast',
    backtest: 'Trying the methods on the past',
    simulate: 'Playing days call by call',
    'what-if': 'Playing a change call by call',
  } as Readonly<Record<string, string>>,
  jobOther: 'Working',
  jobAt: (queue: string) => `now: ${queue}`,
  jobWaiting: 'waits for its turn',
  jobCancel: 'Stop',
  jobFailed: (text: string) => `The last forecast failed: ${text}`,
  jobCancelled: 'The last forecast was stopped. What was there before still stands.',
  backtestFailed: (text: string) => `The last trial failed: ${text}`,

  weeks: 'All weeks, by day',
  week: 'The week, by interval',
  earlier: 'Week before',
  later: 'Week after',
  thisWeek: 'This week',
  actual: 'came',
  expected: 'forecast',
  expectedThen: 'forecast then',
  band: '80 and 90 %',
  now: 'now',
  today: 'today',
  weeksKeys: 'Arrow keys go from day to day, Page keys from week to week.',
  weeksHint: 'Drag a day ahead up or down to change its total; click chooses its week.',
  weekHint: 'Drag an interval up or down to change it.',
  readBand: (low: string, high: string) => `80 %: ${low} to ${high}`,
  readCame: (calls: string) => `${calls} came`,
  readForecast: (calls: string) => `${calls} forecast`,
  readThen: (calls: string) => `${calls} were forecast`,
  weekBand: (low: string, high: string) => `80 %: ${low} to ${high}`,
  weekCame: (calls: string) => `${calls} came`,
  published: 'as published a week before',
  hindcast: 'as the same method would have said a week before',

  grid: 'Calls by interval',
  time: 'Time',
  total: 'Day',
  gridKeys:
    'Arrow keys move, Shift with them selects, typing changes (120, +5%), Delete takes back to the methods, Ctrl+C and Ctrl+V copy a day, Ctrl+Z undoes.',
  keyMove: 'From cell to cell',
  keySelect: 'Choose several',
  keyType: 'Change what is chosen',
  keyOpen: 'Type into the cell; do it',
  keyLeave: 'Leave it as it was',
  keyCopy: 'Remember the day',
  keyPaste: 'Put the remembered day here',
  editedMark: 'changed by hand',
  closedWeek:
    'Nothing is known of this week: it lies outside of the forecast and of the weeks shown before it.',

  typing: 'New number',
  typedWrong: (text: string) =>
    `“${text}” is no number of calls. Write 120 for so many, or +5% and -10% for a change.`,
  overDay: 'Days that are over cannot be changed.',
  selectedCells: (count: number) => (count === 1 ? '1 interval' : `${count} intervals`),
  selectedDays: (count: number) => (count === 1 ? 'whole day' : `${count} whole days`),
  selectedCalls: (calls: string) => `${calls} calls`,
  apply: 'Apply',
  setTotal: 'Day total or %',
  setCells: 'Each, or %',
  less: 'Less by 5 %',
  more: 'More by 5 %',
  copyFrom: 'Copy the day of',
  copyDo: 'Copy',
  clear: 'Reset',
  clearTitle: 'Back to what the methods say',
  undo: 'Undo',
  redo: 'Redo',
  reason: 'Why (kept with the change)',

  edits: 'Changes by hand',
  noEdits: 'Nobody has changed this forecast. Choose cells in the grid and type.',
  removeEdit: 'Take back',
  editSet: (calls: string, count: number) =>
    count === 1 ? `set to ${calls}` : `${count} intervals set to ${calls} each`,
  editPercent: (percent: string, count: number) =>
    count === 1 ? `${percent} on 1 interval` : `${percent} on ${count} intervals`,
  editPercentDay: (percent: string) => `${percent} on the whole day`,
  editTotal: (calls: string) => `day total ${calls}`,
  editCopy: (day: string) => `copied from ${day}`,
  editClear: 'back to the methods',
  saved: 'All changes are kept.',
  saving: 'Keeping …',
  unsaved: 'Not kept yet',
  saveAgain: 'Keep them now',
  conflictTitle: 'Somebody else changed this queue’s forecast',
  conflictText: (theirs: number, mine: number) =>
    `They have ${theirs} changes kept, on this screen there are ${mine}. Nothing is lost: keep both, or take theirs and bring yours back with Undo.`,
  conflictBoth: 'Keep both, mine on top',
  conflictTheirs: 'Take theirs',
  conflictLater: 'Decide later',
  leaveTitle: 'Changes are not kept yet',
  leaveText: 'The server has not taken the last changes of this forecast. Leaving loses them.',
  leaveSave: 'Try once more',
  leaveDrop: 'Leave without them',
  leaveStay: 'Stay',

  explain: 'What makes up this number',
  explainNone: 'Choose a day or an interval to see what its number is made of.',
  weeksAhead: '7 days from',
  pastCame: (calls: string) => `This day is over: ${calls} calls came.`,
  pastNothing: 'This day is over, and nothing is known of it.',
  pastThen: (calls: string) => `${calls} were forecast.`,
  pastThenHow: (calls: string, how: string) => `${calls} were forecast, ${how}.`,
  pastInterval: (clock: string, came: string) => `At ${clock}: ${came} came.`,
  pastIntervalThen: (clock: string, came: string, then: string) =>
    `At ${clock}: ${came} came, ${then} were forecast.`,
  explainInterval: (share: string, clock: string) => `${share} of the day’s calls come at ${clock}.`,
  steps,
  weekdayStep: (weekday: string) => `It is a ${weekday}`,
  monthDayStep: (day: number) => `Day ${day} of the month`,
  dayBand: (low: string, high: string) => `In 8 of 10 such days ${low} to ${high} calls come.`,
  dayBand90: (low: string, high: string) => `In 9 of 10, ${low} to ${high}.`,
  intervalBand: (low: string, high: string) => `This interval: 90 % between ${low} and ${high}.`,
  handleTime: (time: string) => `Handle time ${time} on average.`,
  bandMoved:
    'The band moved with the change: as wide in percent as before. Where hardly any call was forecast it is chance alone.',
  method: (name: string) => `By ${name}.`,

  limits: 'What this forecast cannot know',
  limit: {
    shortHistory: (weeks: number) =>
      weeks === 0
        ? 'There is less than one week of history: weekdays are guessed.'
        : `There are ${weeks} weeks of history only; from eight on weekdays are told well.`,
    noHistory: 'This queue has no history of its own.',
    allZero: 'No calls came in all its history, so none are expected.',
    gaps: (percent: string) => `${percent} of the open intervals of its past are not known.`,
    outliers: (count: number, days: string) =>
      count === 1
        ? `One day unlike all others was set aside: ${days}.`
        : `${count} days unlike all others were set aside: ${days}.`,
    levelShift: (day: string, percent: string) =>
      `The level changed by ${percent} about ${day}; the forecast follows the new one.`,
    fellBack: (method: string) =>
      `The usual combination did worse on this queue’s past, so ${method} is used.`,
    borrowed: (queue: string, percent: string) =>
      `It has less than eight weeks of its own and leans on ${queue}; its level is its own by ${percent}.`,
    borrowedTyped: (percent: string) =>
      `It has less than eight weeks of its own and leans on typed numbers; its level is its own by ${percent}.`,
    noHandleTime: 'Nothing is known of handle time, so no staff can be worked out.',
    eventUnknown: (name: string) =>
      `Nothing is known of what “${name}” does: no earlier one, and no effect typed. It changes nothing yet.`,
    other: (code: string) => `Something else is limited (${code}).`,
  },

  flags: 'To be confirmed',
  flagOutlier: (day: string, actual: string, expected: string) =>
    `${day}: ${actual} calls came where ${expected} were usual. Was it a day of its own kind?`,
  flagShift: (day: string, actual: string, expected: string) =>
    `Since ${day} about ${actual} calls a day instead of ${expected}. Is this how it is now?`,
  flagOutage: (day: string, from: string, to: string, expected: string) =>
    `${day}, ${from} to ${to}: hardly any calls where ${expected} were usual. Was there an outage?`,
  flagOther: (day: string) => `${day} is unlike the days around it.`,
  flagYes: 'Yes',
  flagNo: 'No, as usual',
  flagConfirmed: 'Confirmed',
  flagRejected: 'As usual',
  flagLater: 'What you say holds from the next forecast on.',
  flagsDecided: (count: number) => `${count} answered`,

  methods: {
    combination: 'the combination',
    'same-interval-last-week': 'the same interval last week',
    'four-week-average': 'the average of 4 weeks',
    'eight-week-average': 'the average of 8 weeks',
    'eight-week-median': 'the median of 8 weeks',
    'singular-days': 'typical days (SVD)',
    'day-and-profile': 'day totals and profiles',
    'augurs-mstl': 'MSTL',
    'augurs-prophet': 'Prophet',
  } as Readonly<Record<string, string>>,
};
