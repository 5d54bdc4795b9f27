import type { OwnPartKind } from '../../../shared/me/own-shift.ts';
import type { OwnContest, OwnPeriodFigures } from '../../../shared/contract/me.ts';

const parts: Readonly<Record<OwnPartKind, string>> = {
  work: 'On queues',
  lunch: 'Lunch',
  break: 'Break',
  gap: 'Off between',
  activity: 'Off the phone',
  meeting: 'Meeting',
};

const periods: Readonly<Record<OwnPeriodFigures['period'], string>> = {
  today: 'Today',
  week: 'This week',
  month: 'This month',
};

const contestStates: Readonly<Record<OwnContest['state'], string>> = {
  open: 'not decided yet',
  granted: 'granted',
  refused: 'refused',
};

/** An agent's own page. */
export const me = {
  title: 'My work',
  nav: 'My pages',
  today: 'Today',
  month: 'Month',
  requests: 'Requests',
  more: 'More',
  figures: 'My figures',
  notices: 'Notices',
  old: (since: string) => `No connection. This is as of ${since}.`,
  signedOut:
    'You are signed out here: your session ended, or your account was closed. Sign in again; what you wrote was not sent.',
  signInText: 'Sign in to see your shifts, changes and figures.',

  todayDay: (day: string) => `Today, ${day}`,
  tomorrow: 'Tomorrow',
  dayOff: 'Day off',
  leave: 'Leave',
  leavePart: (from: string, to: string) => `Leave ${from}–${to}`,
  notPublished: 'Not published yet',
  notPublishedText: 'Your planner has not published this day. It is no day off yet.',
  shift: 'Shift',
  both: (one: string, other: string) => `${one}, ${other}`,
  standby: 'Standby: to be called in',
  hours: (from: string, to: string) => `${from}–${to}`,
  endsOn: (day: string, time: string) => `ends ${day}, ${time}`,
  length: (hours: string) => `${hours} h`,
  nowUntil: (what: string, until: string) => `Now: ${what}, until ${until}`,
  thenFrom: (what: string, from: string) => `Then ${what} at ${from}`,
  thenEnd: (until: string) => `Then your shift ends at ${until}`,
  beforeShift: (time: string) => `Begins at ${time}`,
  shiftOver: 'Your shift of today is over.',
  next: 'Next shift',
  noNext: 'No shift in the next four weeks',
  noNextPublished: 'Nothing later is published yet. New shifts are shown here as soon as they are.',
  startsIn: (hours: number, minutes: number) =>
    hours === 0 ? `Starts in ${minutes} min` : `Starts in ${hours} h ${minutes} min`,
  startsInDays: (days: number, hours: number) =>
    `Starts in ${days} ${days === 1 ? 'day' : 'days'} ${hours} h`,
  clocksOn: (minutes: number, hours: string) =>
    `The clocks go forward ${minutes} min in this shift: it lasts ${hours} h.`,
  clocksBack: (minutes: number, hours: string) =>
    `The clocks go back ${minutes} min in this shift: it lasts ${hours} h.`,
  openBreaks: (minutes: number) => `Short breaks: ${minutes} min, when is open.`,
  unpaid: 'unpaid',
  parts,
  timeline: 'Shift drawn to scale',
  plan: 'Hour by hour',
  queues: 'Queues',
  queueLevel: (name: string, level: number) => `${name} (level ${level})`,
  noQueues: 'No queue is yours at the moment.',
  note: (note: string) => `Note of the planner: ${note}`,

  changes: 'New since you last looked',
  freshRoster: (from: string, to: string, shifts: number) =>
    shifts === 1
      ? `Roster published: 1 shift, ${from}`
      : `Roster published: ${shifts} shifts, ${from} to ${to}`,
  was: 'before',
  is: 'now',
  acknowledge: 'I have seen it',
  published: (when: string) => `Published ${when}`,

  monthOf: (month: string) => `Month ${month}`,
  earlier: 'Month before',
  later: 'Month after',
  toToday: 'Today',
  offShort: 'off',
  leaveShort: 'leave',
  dayIs: (day: string, what: string) => `${day}: ${what}`,
  isToday: 'today',
  sum: (shifts: number, hours: string) =>
    `${shifts} ${shifts === 1 ? 'shift' : 'shifts'}, ${hours} h in this month`,

  figuresPrivate: 'Only you see this page. Nobody is ranked here.',
  periods,
  handled: 'Contacts',
  handleTime: 'Handle time',
  adherence: 'Adherence',
  target: (target: string) => `target ${target}`,
  noFigureText: 'A dash: nothing was counted there yet.',
  adherenceIs: 'Adherence: time in place or excused, by rostered time. Breaks count like work.',
  outs: 'Times counted as out',
  noOuts: 'None in the last two weeks.',
  outLine: (day: string, from: string, to: string) => `${day}, ${from}–${to}`,
  outWhat: (rostered: string, did: string) => `rostered: ${rostered}; you: ${did}`,
  contest: 'Contest',
  contestOf: (line: string) => `Contest ${line}`,
  contestWord: 'Why was this judged wrongly?',
  contestSend: 'Send to the desk',
  cancel: 'Cancel',
  contests: 'What you contested',
  contestStates,
  contestAnswer: (answer: string) => `Answer: ${answer}`,

  messages: 'Message of the day',
  messageBy: (author: string, until: string) => `${author}, until ${until}`,

  help: 'Call a supervisor',
  helpNote: 'What about? (may be empty)',
  helpSend: 'Call now',
  helpCalled: (since: string) => `You called a supervisor at ${since}. They see it on the desk.`,
  helpTaken: (name: string) => `${name} is coming.`,
  helpEnd: 'I need no help any more',
  helpAgain: (seconds: number) => `You can call again in ${seconds} s.`,

  calendar: 'Calendar on your phone',
  calendarText:
    'A secret link brings your published shifts into the calendar of your phone. Whoever has the link sees your shifts: give it to nobody.',
  calendarMake: 'Make a link',
  calendarAgain: 'Make a new link',
  calendarRemove: 'Take the link back',
  calendarMade: (when: string) => `A link is in use since ${when}.`,
  calendarRead: (when: string) => `A calendar read it last ${when}.`,
  calendarEnded:
    'Your link is good no more: the site was restored from a backup, and your calendar gets no changes since. Make a new link and add it to your calendar again.',
  calendarNeverRead: 'No calendar has read it yet.',
  calendarLink: 'Your link. It is shown this once.',
  calendarOpen: 'Open in the calendar',
  calendarRemoved: 'The link is taken back. Calendars that have it get nothing any more.',
  copy: 'Copy',
  copied: 'The link is on the clipboard.',
  copyFailed: 'The browser did not allow copying. Mark the link and copy it by hand.',

  account: 'Account and password',
  signOut: 'Sign out',
  appearance: 'Language and light',
  install: 'On your home screen',
  installText:
    'Choose “Add to home screen” in the menu of your browser: this page then opens like an app, also without a connection.',
};
