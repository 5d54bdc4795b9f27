import type { Message } from '../messages/message.ts';
import type { Aim } from '../staffing/requirement.ts';

/** What a planner asks of a plan; the fields are those of shared/staffing/what-if.ts. */
export interface WhatIfChange {
  /** The queues it is about; null: all. */
  readonly queueIds: readonly string[] | null;
  /** 1.1 is a tenth more calls. */
  readonly volumeRatio: number;
  readonly handleSecondsAdded: number;
  /** In every interval with calls, of each queue it is about; never below nobody. */
  readonly agentsAdded: number;
  /** Instead of the queues' own; null: theirs. */
  readonly target: { readonly ratio: number; readonly answerWithinSeconds: number } | null;
  readonly crossTraining: {
    readonly fromQueueId: string;
    readonly toQueueId: string;
    readonly people: number;
  } | null;
}

/**
 * `GET /api/v1/planning/simulated`: what the last job of kind `simulate` found: whole people by skill group such that every
 * queue meets its target in expectation, played call by call. Null before the first one.
 */
export interface SimulatedRequirement extends SimulatedDays {
  /** By group and interval, whole people on the phone. */
  readonly groups: readonly { readonly groupId: string; readonly agents: readonly number[] }[];
  /** What pooled Erlang A had said, to be compared. */
  readonly pooled: readonly { readonly groupId: string; readonly agents: readonly number[] }[];
  readonly queues: readonly SimulatedQueue[];
  /**
   * What the service target was held for. `day`: all calls of a day together reach it, and no interval falls below its least ratio
   * of calls in time.
   */
  readonly aim: Aim;
  /**
   * Intervals below the target, or under the aim `day` below their least, or above a cap all the same, and it is by nobody being left
   * who could help, or by running out of tries.
   */
  readonly missed: readonly { readonly queueId: string; readonly place: number }[];
  /** Under the aim `day`: whole days, from 0, that are below the target for the same reasons. */
  readonly missedDays: readonly { readonly queueId: string; readonly day: number }[];
  /** `trimmed`: no group can do with one less anywhere. */
  readonly end: 'trimmed' | 'out-of-simulations';
}

/** `GET /api/v1/planning/what-if`: what the last job of kind `what-if` played, without and with its change. */
export interface SimulatedWhatIf extends SimulatedDays {
  readonly change: WhatIfChange;
  readonly before: readonly SimulatedQueue[];
  readonly after: readonly SimulatedQueue[];
}

export interface SimulatedDays {
  readonly firstDay: string;
  readonly days: number;
  readonly intervalMinutes: 15 | 30;
  readonly intervalsPerDay: number;
  readonly madeAtMs: number;
  readonly replications: number;
  readonly seed: number;
  /** What it was asked with could not all be played; in words, else empty. */
  readonly notes: readonly Message[];
}

export interface SimulatedQueue {
  readonly queueId: string;
  /** By place; null where no call counts. */
  readonly serviceLevel: readonly (Estimate | null)[];
  readonly waitSeconds: readonly (Estimate | null)[];
  readonly abandonmentRatio: readonly (Estimate | null)[];
  readonly occupancyRatio: readonly (Estimate | null)[];
  /** By day, calls weighted. */
  readonly days: readonly {
    readonly serviceLevel: Estimate | null;
    readonly waitSeconds: Estimate | null;
    readonly abandonmentRatio: Estimate | null;
    readonly occupancyRatio: Estimate | null;
  }[];
}

/** `low` to `high`: 95 % confidence of the mean over the replications. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}
