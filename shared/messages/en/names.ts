import type { FlowOutReason } from '../../floor/events.ts';
import type { ImportState } from '../../contract/imports.ts';
import type { ImportField, ImportOptions } from '../../import/import-format.ts';

/** What messages and screens both name. */

export const importStates: Readonly<Record<ImportState, string>> = {
  running: 'Importing',
  done: 'Done',
  cancelled: 'Cancelled',
  failed: 'Failed',
  undoing: 'Being undone',
  undone: 'Undone',
};

export const importFields: Readonly<Record<ImportField, string>> = {
  callId: 'Call number',
  queue: 'Queue',
  offeredAt: 'Offered at',
  answeredAt: 'Answered at',
  endedAt: 'Ended at',
  outcome: 'Outcome',
  flowOutReason: 'Why it flowed out',
  wait: 'Waiting time',
  talk: 'Talk time',
  hold: 'Hold time',
  wrapUp: 'Wrap-up time',
  agent: 'Agent’s number',
  agentName: 'Agent’s name',
  caller: 'Caller’s number',
  start: 'Interval begins at',
  offered: 'Offered',
  answered: 'Answered',
  answeredWithinTarget: 'Answered within target',
  abandoned: 'Abandoned',
  abandonedWithinTarget: 'Abandoned within target',
  shortAbandons: 'Short abandons',
  flowedOut: 'Flowed out',
  averageWaitSeconds: 'Average speed of answer',
  averageTalkSeconds: 'Average talk time',
  averageHoldSeconds: 'Average hold time',
  averageWrapUpSeconds: 'Average wrap-up time',
  averageHandleSeconds: 'Average handle time',
  longestWaitSeconds: 'Longest wait',
  untold: 'Not told of calls',
};

export const durationUnits: Readonly<Record<ImportOptions['durationUnit'], string>> = {
  seconds: 'Seconds',
  milliseconds: 'Milliseconds',
  minutes: 'Minutes',
};

/** Documents that can be wrong, and requests. */
export const documentNames = {
  person: 'person',
  roster: 'roster problem',
  'rule-settings': 'rule',
  event: 'planning event',
  events: 'list of planning events',
  edits: 'list of edits',
  planning: 'planning settings',
  site: 'site',
  board: 'board',
  document: 'document',
  request: 'request',
};

/** Records of documents. */
export const recordNames = {
  horizon: 'a horizon',
  template: 'a shift template',
  'long-break': 'a long break',
  'short-break': 'a short break',
  contract: 'a contract',
  'roster-agent': 'an agent of the roster',
  cover: 'a requirement',
  activity: 'an activity',
  roster: 'a roster problem',
  'rule-limits': 'limits of a rule',
  'rule-settings': 'settings of a rule',
  event: 'an event',
  effect: 'an effect',
  edit: 'an edit',
  'edit-entry': 'an edit with its author',
  shrinkage: 'a part of shrinkage',
  'opening-hours': 'opening hours',
  hours: 'hours',
  borrowing: 'borrowing of a queue',
  concurrency: 'contacts at once',
  'deferred-work': 'work that may wait',
  'work-doer': 'those who do a work',
  'work-arising': 'how a work arises',
  'work-delay': 'the delay of a work',
  'work-hours': 'the hours of a work',
  'agent-hour': 'the cost of an agent hour',
  'queue-planning': 'planning of a queue',
  requirement: 'settings of the requirement',
  planning: 'planning settings',
  'name-by-language': 'a name by language',
  rule: 'a rule',
  queue: 'a queue',
  skill: 'a skill',
  agent: 'an agent',
  privacy: 'settings of privacy',
  'pause-reason': 'a pause reason',
  site: 'a site',
  limits: 'two limits',
  tile: 'a tile',
  'metric-in-window': 'a metric and a window',
  page: 'a page',
  board: 'a board',
  'roster-settings': 'roster settings',
  'shift-template': 'a shift template',
  person: 'all of a person',
  'roster-person': 'what rosters know of an agent',
  availability: 'an availability',
  'days-off': 'days off',
  wish: 'a wish',
  'activity-window': 'the window of an activity',
  'roster-rule': 'a rule of rosters',
  'rule-who': 'whom a rule is for',
};

/** Kinds of JSON values. */
export const typeNames = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

/** How a caller left a queue. */
export const leaveNames: Readonly<Record<FlowOutReason | 'abandoned', string>> = {
  abandoned: 'abandoned',
  timeout: 'timeout',
  key: 'key',
  empty: 'empty',
  withdrawn: 'withdrawn',
  overflow: 'overflow',
  callback: 'callback',
  voicemail: 'voicemail',
  lost: 'lost',
  other: 'other',
};

/** Whoever signed something without a name. */
export const BY_LINK = 'Somebody with the administrator’s link';
