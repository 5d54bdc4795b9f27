import type { MakeTarget } from '../metrics/make-target.ts';

/**
 * `GET /api/v1/forecast/today`: the running day's forecast with people's edits, and how it follows the day. For every
 * screen that may read, walls and kiosks too; 404 before the first forecast.
 */
export interface TodayForecastAnswer {
  /** The running site day. */
  readonly day: string;
  /** UTC of the day's begin; place `p` of a list begins `p * intervalMinutes` later, also on days of 23 and 25 hours. */
  readonly fromMs: number;
  readonly intervalMinutes: 15 | 30;
  /** Until then calls are known that the update goes by. */
  readonly knownUntilMs: number;
  readonly queues: readonly QueueToday[];
  /** All queues together. */
  readonly site: Omit<QueueToday, 'queueId'>;
}

export interface QueueToday {
  readonly queueId: string;
  /** What counts: the working forecast with edits. */
  readonly forecast: readonly number[];
  /** What came; null in intervals that are not over, and where nothing was heard. */
  readonly actual: readonly (number | null)[];
  /** What is expected now: places that are over as they were forecast, the rest following the day. */
  readonly updated: readonly number[];
  /** Where 8 of 10 intervals end, round `updated`. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** What the rest of the day was multiplied with; 1 untouched. */
  readonly factor: number;
  /** `alarm`: the day is like no other; nothing is extrapolated, a person has to look. */
  readonly verdict: 'updated' | 'too-early' | 'over' | 'alarm';
  /** How far the day is off, in standard deviations of such days. */
  readonly z: number;
}

/**
 * `GET /api/v1/projection`: where the day is heading, played many times from the floor as it stands with whoever is signed
 * in. Made anew every minute or so; for every screen that may read. 404 before the first forecast.
 */
export interface ProjectionAnswer {
  /** Floor time of the floor that it was played from. */
  readonly atMs: number;
  readonly replications: number;
  readonly horizons: readonly HorizonAnswer[];
  /** By queue: "answer 37 of the next 41 in time", from the forecast of the rest of the day. */
  readonly queues: readonly { readonly queueId: string; readonly answerInTime: MakeTarget }[];
}

export interface HorizonAnswer {
  readonly horizonId: 'interval' | 'two-hours' | 'day';
  readonly untilMs: number;
  /** Service level of all calls from the horizon's begin, those that happened already included; null: no call counts. */
  readonly site: ProjectedRatio | null;
  readonly queues: readonly { readonly queueId: string; readonly serviceLevel: ProjectedRatio | null }[];
}

/** Ratios 0 to 1; `low` to `high` holds the middle 90 % of the ways the day may go. */
export interface ProjectedRatio {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}
