import type { DayRange } from './day-grid.ts';

/** Expected calls and handle time of one queue, with honest bands and what the numbers are made of. */
export interface QueueForecast extends DayRange {
  readonly intervalMinutes: 15 | 30;
  readonly intervalsPerDay: number;
  /** Day after day; 0 where closed, never negative, never NaN. */
  readonly calls: Float64Array;
  readonly bands80: Bands;
  readonly bands90: Bands;
  readonly uncertainty: Uncertainty;
  /** Expected handle seconds by interval, 0 where nothing is known of handle time. */
  readonly handleSeconds: Float64Array;
  readonly parts: readonly DayParts[];
  /** The method behind the numbers: `combination`, or the simple one it fell back to. */
  readonly methodId: string;
  readonly limits: readonly ForecastLimit[];
}

/** Low and high ends, by interval, by day and by each whole week (7 days from the first). */
export interface Bands {
  readonly intervals: BandEnds;
  readonly days: BandEnds;
  readonly weeks: BandEnds;
}

export interface BandEnds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Calls of an interval are Poisson with a rate that is itself uncertain: mean x day factor x interval factor, both gamma
 * with mean 1. Errors within a day move together, so the day's share is kept apart.
 */
export interface Uncertainty {
  /** Coefficient of variation of the day's factor, by day of the forecast (it grows with the horizon). */
  readonly dayVariation: Float64Array;
  /** Coefficient of variation of one interval's own factor. */
  readonly intervalVariation: number;
}

/** What makes up a day's number, as factors on the level: level x weekday x dayOfMonth x yearly x events = the day's calls. */
export interface DayParts {
  readonly day: string;
  /** Calls of an average day at that time. */
  readonly level: number;
  readonly weekday: number;
  readonly dayOfMonth: number;
  readonly yearly: number;
  readonly events: readonly { readonly eventId: string; readonly ratio: number; readonly calls: number }[];
}

/** What the forecast cannot know, said with it. */
export type ForecastLimit =
  | { readonly code: 'short-history'; readonly weeks: number }
  | { readonly code: 'no-history' }
  | { readonly code: 'all-zero' }
  | { readonly code: 'gaps'; readonly unknownRatio: number }
  | { readonly code: 'outliers-set-aside'; readonly days: readonly string[] }
  | { readonly code: 'level-shift'; readonly day: string; readonly ratio: number }
  | { readonly code: 'fell-back'; readonly methodId: string }
  /** It leans on another queue's week, or (null) on typed numbers; the level is the queue's own by this ratio. */
  | { readonly code: 'borrowed'; readonly fromQueueId: string | null; readonly ownRatio: number }
  | { readonly code: 'no-handle-time' }
  | { readonly code: 'event-unknown'; readonly eventId: string };
