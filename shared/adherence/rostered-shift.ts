/** What a roster may have somebody do. The rest of the day is off: there nothing is asked. */
export const ROSTERED_ACTIVITIES = ['work', 'break', 'lunch', 'activity'] as const;
/** `work`: on queues. `activity`: off the phone, a meeting or a training. */
export type RosteredActivity = (typeof ROSTERED_ACTIVITIES)[number];

/** A stretch of one activity, half open. */
export interface RosteredSpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly activity: RosteredActivity;
  readonly isPaid: boolean;
}

/** One person's shift as it is to pass, in real time: nights, split shifts and days of 23 or 25 hours need no more care. */
export interface RosteredShift {
  readonly agentId: string;
  /** The site day it stands on in the roster, whenever it ends. */
  readonly day: string;
  /** Ascending, without overlap; a hole is off (the gap of a split shift). Never empty. */
  readonly spans: readonly RosteredSpan[];
  /** Of short breaks that are owed and not placed: when they are taken is left to the agent. */
  readonly unplacedBreakMs: number;
}
