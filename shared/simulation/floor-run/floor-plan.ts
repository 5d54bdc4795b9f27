import type { AnswerTarget } from '../../staffing/queue-load.ts';
import type { TimeSpread } from './time-spread.ts';

/**
 * A floor to be played through over some intervals: who calls, what a call takes, and who is there. Intervals are counted
 * from 0; the plan knows no dates.
 */
export interface FloorPlan {
  readonly intervalMinutes: number;
  readonly intervals: number;
  /** The interval that each day begins with, ascending, the first 0. Days of a change of clocks have more or fewer. */
  readonly dayStarts: readonly number[];
  /** How far all queues are off together on a day: coefficient of variation of a gamma factor with mean 1. */
  readonly siteVariation: number;
  readonly queues: readonly PlannedQueue[];
  readonly groups: readonly PlannedGroup[];
  /** Where it begins in mid-day; null: with an empty floor at the beginning of interval 0. */
  readonly start: FloorStart | null;
}

export interface PlannedQueue {
  readonly queueId: string;
  /** Expected calls by interval; 0 while closed. */
  readonly calls: ArrayLike<number>;
  /** How far the rate itself may be off: coefficients of variation of gamma factors with mean 1, of a day and of an interval. */
  readonly rateVariation: { readonly day: number; readonly interval: number };
  /** Mean of talk + hold + wrap-up by interval; above 0 wherever calls are. */
  readonly handleSeconds: ArrayLike<number>;
  readonly handleSpread: TimeSpread;
  /** Mean of the time that callers are willing to wait, those who will not wait at all left out; null: nobody hangs up. */
  readonly patienceSeconds: number | null;
  readonly patienceSpread: TimeSpread;
  /** Callers who hang up at once when nobody is free. Ratio 0 to 1. */
  readonly balkShare: number;
  /** Of those who gave up, who ring again; null: nobody. */
  readonly redials: PlannedRedials | null;
  /** A caller who finds so many waiting is sent away; null: nobody is. */
  readonly maxWaiting: number | null;
  /** After this long a caller is taken out of the queue; null: never. */
  readonly maxWaitSeconds: number | null;
  /** A free agent takes from the queue of the highest priority; among equals whoever waits longest. */
  readonly priority: number;
  readonly target: Pick<AnswerTarget, 'answerWithinSeconds' | 'shortAbandonSeconds'>;
}

export interface PlannedRedials {
  /** Ratio 0 to 1. */
  readonly share: number;
  /** Mean of the exponential time until then. */
  readonly afterSeconds: number;
  /** Calls of one caller, the first included. */
  readonly maxAttempts: number;
}

/** Agents who can do the same. */
export interface PlannedGroup {
  readonly groupId: string;
  /** Level 1 is asked first. */
  readonly skills: readonly { readonly queueId: string; readonly level: number }[];
  /** On the phone, by interval, whole numbers. Who leaves at an interval's end finishes the call in hand. */
  readonly agents: ArrayLike<number>;
  /** Handle times are multiplied with it: below 1 is quicker than most. */
  readonly pace: number;
}

/** The floor at the moment it is played from. Whoever is signed in beyond the plan leaves after the call in hand. */
export interface FloorStart {
  /** Since the beginning of interval 0. */
  readonly atMs: number;
  readonly waiting: readonly { readonly queueId: string; readonly waitedMs: number }[];
  /** Agents with a call in hand, wrap-up included, and how long they have had it. */
  readonly busy: readonly {
    readonly groupId: string;
    readonly queueId: string;
    readonly elapsedMs: number;
  }[];
  readonly free: readonly { readonly groupId: string; readonly idleMs: number }[];
}
