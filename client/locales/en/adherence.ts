import type { ExceptionKind } from '../../../shared/contract/adherence.ts';
import type { Excuse } from '../../../shared/adherence/judge-step.ts';
import type { RosteredActivity } from '../../../shared/adherence/rostered-shift.ts';

const activities: Readonly<Record<RosteredActivity | 'off', string>> = {
  work: 'Work',
  break: 'Break',
  lunch: 'Lunch',
  activity: 'Off the phone',
  off: 'Off',
};

const excuses: Readonly<Record<Excuse, string>> = {
  feed: 'nobody knows: the feed is lost',
  call: 'a call that began before',
  exception: 'excused',
  grace: 'within the grace',
  break: 'a short break that is owed',
};

const kinds: Readonly<Record<ExceptionKind, string>> = {
  system: 'System or phone fault',
  meeting: 'Meeting',
  training: 'Training',
  coaching: 'Coaching',
  health: 'Health',
  contested: 'Contested and granted',
  other: 'Other',
};

/** Who is where the roster says, now and in the past. */
export const adherence = {
  title: 'Adherence',
  outTitle: 'Out of adherence',
  inPlace: (inPlace: string, rostered: string) => `${inPlace} of ${rostered} rostered now are in place`,
  toHistory: 'History and attendance',
  notYet: 'The day’s roster is being read. This takes seconds after a start.',
  nonePublished: 'No roster is published for today',
  nonePublishedText: 'Whoever is out is seen here as soon as the days are published on the roster board.',
  shiftsElsewhere:
    'Shifts that were planned elsewhere come in as a list, CSV or XLSX, with a row a shift (agentId, day, start, end): import it on the roster board, then publish.',
  toRoster: 'To the roster board',
  allIn: 'Everybody is where the roster says',
  allInText: (rostered: string) => `${rostered} are rostered now.`,
  agent: 'Agent',
  team: 'Team',
  rostered: 'Rostered',
  does: 'Does',
  out: 'Out',
  excuse: 'Excuse',
  next: 'Next',
  since: (time: string) => `since ${time}`,
  queueShort: 'queue short',
  activities,
  excuses,
  kinds,
  addException: 'Add an exception',
  excuseNow: 'Excuse',
  excuseFrom: (name: string, time: string) => `${name} from ${time}`,
  until: 'Until',
  untilNow: 'now',
  kind: 'Kind',
  reason: 'Reason',

  from: 'From',
  days: (days: number) => (days === 1 ? '1 day' : `${days} days`),
  period: 'Period',
  allTeams: 'All teams',
  attendance: 'Attendance sheet',
  adherenceRatio: 'Adherence',
  conformanceRatio: 'Conformance',
  adherenceIs:
    'Time in place or excused, by rostered time: was everybody there when the roster said so? Breaks count like work.',
  conformanceIs:
    'Time spent on each activity whenever that was, by rostered time, at most all of it: was as much done as was rostered?',
  amended: 'as amended',
  first: 'as published first',
  rosteredHours: 'Rostered h',
  excusedMinutes: 'Excused min',
  outMinutes: 'Out min',
  extraHours: 'Extra h',
  absences: 'Absences',
  byAgent: 'Agents',
  byTeam: 'Teams',
  byDay: 'Days',
  byActivity: 'Activities',
  day: 'Day',
  activity: 'Activity',
  noTeam: 'No team',
  nothing: 'Nothing is counted of these days',
  nothingText:
    'A day counts when a roster was published for it and the floor was followed. Choose later days.',
  uncounted: (days: string) => `Not counted: ${days}.`,
  contests: 'Contested by agents',
  grant: 'Grant',
  refuse: 'Refuse',
  contestOf: (name: string, day: string, from: string, to: string) => `${name}, ${day}, ${from} to ${to}`,
  judgedAs: (rostered: string, does: string, from: string, to: string) =>
    `rostered: ${rostered}, did: ${does} (${from} to ${to})`,
  exceptions: (count: number) =>
    count === 1 ? '1 exception of these days' : `${count} exceptions of these days`,
  removedBy: (name: string) => `taken back by ${name}`,
  takeBack: 'Take back',
  takeBackYes: 'Take it back',
  takeBackOf: (name: string, when: string) => `Take back the exception of ${name}, ${when}`,
  settings: 'Settings of adherence',
  grace: 'Grace, seconds',
  graceIs: 'So long round each change of what is rostered, what is right before or after it is right.',
  countsAs: 'What counts as what',
  pauseNamed: (name: string, reason: string) => `${name} (${reason})`,
  pauseReason: 'Pause reason, as the phone system says it',
  addPauseReason: 'Add this reason',
  closedStay: 'Running days are judged by it at once; closed days stay as they were judged.',
  save: 'Save',
  readAgain: 'Read again',
  cancel: 'Cancel',
  allAgents: 'All agents',
  outTimes: 'Times out of adherence',
};
