import type { Limits } from './limits.ts';

/** What every term tells of where it comes from. */
export interface TermOrigin {
  /** The rule's id, as in `constraints/index.ts`. */
  readonly rule: string;
  /** Which of several settings of that rule: its place in the problem's list. */
  readonly ruleIndex: number;
}

/** Cost of what one agent does on one day. Choices that must never be are not offered (`RosterModel.choices`) instead. */
export interface PickTerm extends TermOrigin {
  readonly kind: 'pick';
  readonly agent: number;
  readonly day: number;
  /** By variant; may be negative (a wish that is granted). */
  readonly costs: Float64Array;
  /** Violations by variant, where a choice that is refused must still be possible (a pin that collides). */
  readonly violations?: Float64Array;
}

/** Cost of what an agent does on a day and the day after. Shared by all agents it holds for. */
export interface FollowTerm extends TermOrigin {
  readonly kind: 'follow';
  readonly agents: readonly number[];
  /** At `first * variantCount + second`. */
  readonly costs: Float64Array;
  /** Violations, at the same places. */
  readonly violations: Float64Array;
  /** Both days of a pair (day, day + 1) are from here to before `toDay`; all of the horizon when left out. */
  readonly fromDay?: number;
  readonly toDay?: number;
}

/** Limits on a sum over days of a value of what one agent does. */
export interface SumTerm extends TermOrigin {
  readonly kind: 'sum';
  readonly agent: number;
  /** Ascending. */
  readonly days: readonly number[];
  /** By variant. Shared where equal. */
  readonly values: Float64Array;
  /** In place of `values`, by place in `days`, then by variant: where a value is another on other days (a wish). */
  readonly valuesByDay?: readonly Float64Array[];
  /** What was there before the horizon and counts. */
  readonly base: number;
  readonly limits: Limits;
}

/** Limits on the length, in days, of each run of days in a row whose variant is a member. */
export interface RunTerm extends TermOrigin {
  readonly kind: 'run';
  readonly agent: number;
  /** 1 where a variant belongs to the run. */
  readonly members: Uint8Array;
  /** Days in a row just before the horizon that were members; null when they are not known: the first run's minimum is then not judged. */
  readonly before: number | null;
  /**
   * Each run with a day in the horizon is judged, the first with the days `before` it; a run that touches the horizon's end only
   * by its maximum.
   */
  readonly limits: Limits;
}

/** Limits on blocks of days, such as weekends. A block is touched when one of its days is a member. */
export interface BlockTerm extends TermOrigin {
  readonly kind: 'block';
  readonly agent: number;
  /** Each a list of days, ascending, none in two blocks. */
  readonly blocks: readonly (readonly number[])[];
  readonly members: Uint8Array;
  /**
   * `touched`: how many blocks are touched. `torn`: how many have both members and others. `longest`: how many blocks in a row are
   * touched, each run of them judged, the first with `base` when it begins with the first block.
   */
  readonly count: 'touched' | 'torn' | 'longest';
  /** Blocks that counted before the horizon; for `longest` those touched in a row just before it. */
  readonly base: number;
  readonly limits: Limits;
}

/** Limits on the difference between the greatest and the smallest value over the days whose variant has one; 0 where none has. */
export interface SpreadTerm extends TermOrigin {
  readonly kind: 'spread';
  readonly agent: number;
  readonly days: readonly number[];
  /** By variant; NaN where a variant has none (a day off). */
  readonly values: Float64Array;
  readonly limits: Limits;
}

/**
 * Limits on how many are there: rows of a kind (`CoverSet`), each with limits of its own. Row `r` of the term is row
 * `firstRow + r` of the set.
 */
export interface CoverTerm extends TermOrigin {
  readonly kind: 'cover';
  /** Place in `RosterModel.coverSets`. */
  readonly set: number;
  readonly firstRow: number;
  readonly limits: readonly Limits[];
}

/** Limits on the time one agent is there without another. */
export interface TogetherTerm extends TermOrigin {
  readonly kind: 'together';
  /** Who needs the other (an apprentice). */
  readonly first: number;
  readonly second: number;
  readonly days: readonly number[];
  /**
   * Judged on each day `first` works: the minutes of that day's shift (slots times `slotMinutes`) in which `second` is not there,
   * whichever day's shift it is that `second` is there in.
   */
  readonly limits: Limits;
}

/** Limits on a total over agents (a budget). */
export interface TotalTerm extends TermOrigin {
  readonly kind: 'total';
  readonly agents: readonly number[];
  /** By agent (in the order of `agents`), by variant. Shared where equal. */
  readonly values: readonly Float64Array[];
  /** In place of `values`, by agent, by place in `days`, by variant: where a value is another on other days (a weekend bonus). */
  readonly valuesByDay?: readonly (readonly Float64Array[])[];
  readonly days: readonly number[];
  readonly base: number;
  readonly limits: Limits;
}

export type AgentTerm = PickTerm | FollowTerm | SumTerm | RunTerm | BlockTerm | SpreadTerm;
export type Term = AgentTerm | CoverTerm | TogetherTerm | TotalTerm;
