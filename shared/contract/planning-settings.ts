/**
 * `PUT /api/v1/planning/settings`: the whole of them, with the revision they were read at: 409 when somebody else was quicker.
 * Answers a SettingsAnswer; they are read with the overview.
 */
export interface SettingsAnswer {
  /** The same as long as the settings are, also after a restart. */
  readonly revision: string;
  readonly settings: PlanningSettings;
}

export interface PlanningSettings {
  readonly intervalMinutes: 15 | 30;
  /** 1 to 26. */
  readonly weeksAhead: number;
  /** ISO 3166 with an optional region, e.g. `CN`, `TW`, `HK`, `DE-BY`; null: no calendar. */
  readonly country: string | null;
  readonly queues: readonly QueuePlanningSettings[];
  readonly requirement: RequirementSettings;
  /** What the same people do besides the calls, and what may wait. At most 30. */
  readonly deferredWorks: readonly DeferredWorkSettings[];
}

export interface QueuePlanningSettings {
  readonly queueId: string;
  /** `found`: as the history shows. Else by weekday, Monday first, `HH:MM`; empty on closed days. */
  readonly opening:
    | { readonly kind: 'found' }
    | {
        readonly kind: 'typed';
        readonly weekdays: readonly (readonly { readonly from: string; readonly to: string }[])[];
      };
  /** Seconds; null: estimated from the queue's own past. */
  readonly patienceSeconds: number | null;
  /** A queue without eight weeks of its own leans on another one's week, or on what is typed; null: on nothing. */
  readonly borrow:
    | { readonly kind: 'queue'; readonly queueId: string; readonly callsPerDay: number | null }
    | { readonly kind: 'typed'; readonly callsPerDay: number; readonly handleSeconds: number }
    | null;
  /** Contacts side by side, as in chat; null: one at a time. */
  readonly concurrency: ConcurrencySettings | null;
}

export interface ConcurrencySettings {
  /** Whole, 1 to 20. */
  readonly contactsAtOnce: number;
  /** What each further contact adds to the time of one, 0 to 2; 0: the known handle times are of contacts side by side. */
  readonly stretchRatio: number;
}

/** Of one work on one day: pieces times minutes, some 2,000 people. What is more was mistyped. */
export const MOST_WORK_MINUTES_A_DAY = 1_000_000;

/** Call-backs, work orders, messages: pieces that arise and are to be done within a delay, when the calls leave room. */
export interface DeferredWorkSettings {
  /** As people call it, up to 60 characters; told apart by it. */
  readonly name: string;
  /** Whose people do it. */
  readonly doer: DeferredWorkDoer;
  /** Pieces that arise, Monday first; 0 to 100,000 each, fractions allowed; times `handleMinutes` at most MOST_WORK_MINUTES_A_DAY. */
  readonly piecesByWeekday: readonly number[];
  /** 0.1 to 1,440 minutes of work on one. */
  readonly handleMinutes: number;
  readonly arises:
    /** `HH:MM` on the clock at the wall; `to` not after `from` is on the next day, the same is round the clock. */
    | { readonly kind: 'evenly'; readonly from: string; readonly to: string }
    /** As the calls of a queue come; on a day on which it has none, round the clock. */
    | { readonly kind: 'as-calls'; readonly queueId: string };
  /**
   * `hours`: from the moment it arises, on the clock at the wall, whether open or not; 0.25 to 336. `days`: by the end of the
   * site day so many days later, 0 for the same day; whole, to 14.
   */
  readonly delay: { readonly kind: 'hours' | 'days'; readonly amount: number };
  readonly doneWithin:
    /** While its people are open for calls: wherever a queue they serve expects any. */
    | { readonly kind: 'opening' }
    /** By weekday, Monday first, as opening hours are typed. */
    | {
        readonly kind: 'typed';
        readonly weekdays: readonly (readonly { readonly from: string; readonly to: string }[])[];
      };
  /** Of the time of those who do it, so much goes into it: 0.1 to 1. */
  readonly maxOccupancyRatio: number;
}

export type DeferredWorkDoer =
  { readonly kind: 'queue'; readonly queueId: string } | { readonly kind: 'group'; readonly groupId: string };

export interface RequirementSettings {
  /** `expected`: over what the forecast may miss by. `plain`: as if it were right. */
  readonly risk: 'expected' | 'plain';
  readonly aim: 'each-interval' | 'day';
  /** Ratios 0 to 1; null: none. */
  readonly maxOccupancyRatio: number | null;
  readonly maxAbandonmentRatio: number | null;
  readonly shrinkage: readonly {
    readonly name: string;
    readonly ratio: number;
    readonly base: 'paid-time' | 'what-is-left';
  }[];
  /** Of an agent on the phone; null: cost is not spoken of. */
  readonly agentHour: { readonly cost: number; readonly currency: string } | null;
}
