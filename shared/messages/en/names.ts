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
  event: 'an event',
  effect: 'an effect',
  edit: 'an edit',
  'edit-entry': 'an edit with its author',
  shrinkage: 'a part of shrinkage',
  'opening-hours': 'opening hours',
  hours: 'hours',
  borrowing: 'borrowing of a queue',
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
