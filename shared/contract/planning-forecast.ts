import type { PlanningEvent } from '../forecasting/planning-event.ts';
import type { DayParts, ForecastLimit } from '../forecasting/queue-forecast.ts';
import type { LocalizedText } from '../site/localized-text.ts';

/** `GET /api/v1/planning/forecast?queue=ID&from=DAY&days=N`: the working forecast of one queue with its edits, and its past. */
export interface ForecastAnswer {
  readonly queueId: string;
  readonly firstDay: string;
  readonly days: number;
  readonly intervalMinutes: 15 | 30;
  /** Places of a day's grid, from the day start on the local clock. Every list below is day after day, place after place. */
  readonly intervalsPerDay: number;
  readonly madeAtMs: number;
  readonly knownUntilMs: number;
  /** What the methods say. */
  readonly statistical: readonly number[];
  /** With the edits of people: what counts. */
  readonly calls: readonly number[];
  /** Of `calls`, with the edits (shared/forecasting/edits/move-bands.ts). */
  readonly bands80: BandsAnswer;
  readonly bands90: BandsAnswer;
  /** Seconds; 0 where nothing is known of handle time. */
  readonly handleSeconds: readonly number[];
  readonly parts: readonly DayParts[];
  readonly methodId: string;
  readonly limits: readonly ForecastLimit[];
  readonly edits: readonly ForecastEditEntry[];
  /** The weeks before the forecast begins. */
  readonly past: ForecastPast;
  readonly flags: readonly ForecastFlag[];
}

export interface BandsAnswer {
  readonly intervals: BandAnswer;
  readonly days: BandAnswer;
  readonly weeks: BandAnswer;
}

export interface BandAnswer {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export interface ForecastPast {
  readonly firstDay: string;
  readonly days: number;
  /** Null where nothing is known. */
  readonly actual: readonly (number | null)[];
  readonly actualHandleSeconds: readonly (number | null)[];
  /** What was forecast a week ahead; null where nothing was. */
  readonly forecast: readonly (number | null)[];
  /** By day. `published` where a version stood a week before, else what the same method would have said then. */
  readonly source: readonly ('published' | 'hindcast' | null)[];
}

/** `GET /api/v1/planning/accuracy?queue=ID`: of the last backtest; null until one was made. */
export interface AccuracyAnswer {
  readonly queueId: string;
  readonly madeAtMs: number;
  readonly methods: readonly MethodAccuracy[];
  /** Of the method that is used, by how far ahead. */
  readonly horizons: readonly HorizonAccuracy[];
}

export interface MethodAccuracy {
  readonly methodId: string;
  readonly isDefault: boolean;
  readonly isUsed: boolean;
  readonly wapeRatio: number;
  readonly biasRatio: number;
  readonly dayWapeRatio: number;
  readonly coverage90Ratio: number | null;
}

export interface HorizonAccuracy {
  readonly fromDaysAhead: number;
  readonly toDaysAhead: number;
  readonly wapeRatio: number;
  readonly biasRatio: number;
  /** What even a perfect forecast would show: the rate known exactly. */
  readonly floorRatio: number;
  readonly days: number;
}

/** One edit of a person, kept apart from the statistical part. They apply in their order. */
export interface ForecastEditEntry {
  readonly id: string;
  readonly queueId: string;
  readonly madeAtMs: number;
  readonly author: string;
  /** Why, in the person's own words; may be empty. */
  readonly reason: string;
  readonly edit: ForecastEdit;
}

/** `places`: indexes into a day's grid. */
export type ForecastEdit =
  | { readonly kind: 'set'; readonly day: string; readonly places: readonly number[]; readonly calls: number }
  | {
      readonly kind: 'percent';
      readonly days: readonly string[];
      readonly places: readonly number[];
      /** 10 is a tenth more, -100 none; at least -100. */
      readonly percent: number;
    }
  | { readonly kind: 'day-total'; readonly day: string; readonly calls: number }
  | { readonly kind: 'copy-day'; readonly fromDay: string; readonly toDay: string }
  /** Back to what the methods say. */
  | { readonly kind: 'clear'; readonly days: readonly string[]; readonly places: readonly number[] };

/**
 * `PUT /api/v1/planning/edits?queue=ID`: the whole list of one queue, which is how undo and redo are kept. The revision must
 * be the one that was read: 409 when somebody else was quicker. Answers EditsAnswer, `GET` too.
 */
export interface EditsAnswer {
  readonly queueId: string;
  readonly revision: number;
  readonly edits: readonly ForecastEditEntry[];
}

/** Something about a past day that a person is to say yes or no to. */
export interface ForecastFlag {
  readonly id: string;
  readonly kind: 'outlier-day' | 'level-shift' | 'outage';
  readonly day: string;
  /** Places of the day for an outage, else empty. */
  readonly places: readonly number[];
  readonly expectedCalls: number;
  readonly actualCalls: number;
  readonly z: number;
  readonly state: 'open' | 'confirmed' | 'rejected';
}

/** `POST /api/v1/planning/flags/:id?queue=ID` */
export interface FlagAnswer {
  readonly state: 'confirmed' | 'rejected';
}

/** `GET /api/v1/planning/events`; `PUT` and `DELETE /api/v1/planning/events/:id` for one (a PlanningEvent). */
export interface EventsAnswer {
  readonly events: readonly PlanningEvent[];
  /** What past events really did, newest first. */
  readonly library: readonly PastEventEffect[];
}

export interface PastEventEffect {
  readonly eventId: string;
  readonly queueId: string;
  readonly day: string;
  /** Calls as they would have been without it. */
  readonly expectedCalls: number;
  readonly actualCalls: number;
}

/** `GET /api/v1/planning/holidays?country=CN&from=DAY&to=DAY`: suggestions that are not events yet. */
export interface HolidaysAnswer {
  readonly countries: readonly { readonly code: string; readonly name: LocalizedText }[];
  readonly events: readonly PlanningEvent[];
  /** Last day that the calendar knows make-up working days of; null: the country has none. */
  readonly makeUpDaysKnownTo: string | null;
}

export interface ForecastVersionHead {
  readonly versionNo: number;
  readonly publishedAtMs: number;
  readonly author: string;
  readonly reason: string;
  readonly firstDay: string;
  readonly days: number;
  readonly knownUntilMs: number;
}

/** `POST /api/v1/planning/versions`: publishes the working forecast with its edits; answers a ForecastVersionHead. */
export interface PublishRequest {
  readonly reason: string;
}

/** `GET /api/v1/planning/versions/:versionNo?queue=ID` */
export interface VersionAnswer {
  readonly version: ForecastVersionHead;
  readonly queueId: string;
  readonly intervalsPerDay: number;
  readonly statistical: readonly number[];
  readonly calls: readonly number[];
  readonly handleSeconds: readonly number[];
  readonly edits: readonly ForecastEditEntry[];
  /** What came on its days so far; null where nothing is known. */
  readonly actual: readonly (number | null)[];
  /** How good it was, by how far ahead the day was when it was published; only of days that are over. */
  readonly horizons: readonly HorizonAccuracy[];
}
