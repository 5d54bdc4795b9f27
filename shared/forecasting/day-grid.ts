/**
 * Counts of one queue on the site's own clock: whole site days, each cut into intervals of equal length, the first one at
 * the site's day start. Days of 23 and 25 hours have the same intervals as all others: the hour that is skipped is not
 * known, the hour that comes twice holds the mean of both, so that a place in the grid is always a rate per interval.
 */
export interface DayGrid {
  readonly intervalMinutes: 15 | 30;
  /** 1,440 / `intervalMinutes`. */
  readonly intervalsPerDay: number;
  /** Site day, `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly days: number;
  /** Day after day, `days` x `intervalsPerDay`; not negative, NaN where nothing is known: closed, missing, an outage. */
  readonly values: Float64Array;
}

/** Which site days are spoken of. */
export interface DayRange {
  readonly firstDay: string;
  readonly days: number;
}

/** When calls can come at all, by interval of each weekday (Monday first): 1 open, 0 closed. `7 x intervalsPerDay`. */
export interface OpeningHours {
  readonly intervalsPerDay: number;
  readonly open: Uint8Array;
}
