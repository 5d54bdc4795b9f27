import type { DayParts, ForecastLimit } from '../forecasting/queue-forecast.ts';
import type { PlanningEvent } from '../forecasting/planning-event.ts';
import type { LocalizedText } from '../site/localized-text.ts';
import type { Message } from '../messages/message.ts';
import type { WhatIfChange } from './simulated-plan.ts';
import type { SitePublic } from './socket-events.ts';

/**
 * `GET /api/v1/planning`: what a planner's screen begins with. Everything under `/api/v1/planning` is for the administrator;
 * reading is allowed to the read token too.
 */
export interface PlanningOverview {
  /** The running site day. */
  readonly today: string;
  readonly site: SitePublic;
  readonly queues: readonly PlannedQueue[];
  readonly groups: readonly PlannedGroup[];
  readonly settings: PlanningSettings;
  /** The working forecast; null until the first one is made. */
  readonly forecast: WorkingForecast | null;
  /** Newest first: those that run, and the last ten that are over. */
  readonly jobs: readonly PlanningJob[];
  /** Newest first. */
  readonly versions: readonly ForecastVersionHead[];
}

export interface PlannedQueue {
  readonly id: string;
  readonly name: LocalizedText;
  /** Site days of the history in which this queue had calls. */
  readonly knownDays: number;
}

/** Agents who serve the same queues at the same levels. */
export interface PlannedGroup {
  readonly id: string;
  readonly queues: readonly { readonly queueId: string; readonly level: number }[];
  readonly agents: number;
}

/** What the numbers on the planner's screens were worked out from. */
export interface WorkingForecast {
  readonly madeAtMs: number;
  /** What happened until then is in it. */
  readonly knownUntilMs: number;
  readonly firstDay: string;
  readonly days: number;
  /** True when history, events, flags or settings have changed since, or a site day has begun. */
  readonly isStale: boolean;
  /** Queues that cannot be forecast, or of which no requirement can be worked out, and why. */
  readonly refused: readonly RefusedQueue[];
}

export interface RefusedQueue {
  readonly queueId: string;
  /** `requirement`: its forecast is there, and can be edited until people can be staffed for it. */
  readonly lacks: 'forecast' | 'requirement';
  readonly said: Message;
}

/**
 * `POST /api/v1/planning/jobs` with a PlanningJobRequest begins one and answers it; `GET /api/v1/planning/jobs/:id`;
 * `DELETE` stops it. One runs at a time, the next ones wait.
 */
export interface PlanningJob {
  readonly id: string;
  readonly request: PlanningJobRequest;
  /**
   * `person`, or why Floorcast began it by itself: nothing was forecast yet, a day began, the past changed, or what people
   * said of it and of the days ahead (events, flags, settings).
   */
  readonly origin: 'person' | 'first' | 'new-day' | 'past-changed';
  readonly state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';
  /** 0 to 1. */
  readonly progress: number;
  /** What it is at: a queue's id; null between queues. */
  readonly at: string | null;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  /** Why it failed, in English; null otherwise. */
  readonly problem: string | null;
  /** The same, to be worded in the reader's language. */
  readonly said: Message | null;
}

export type PlanningJobRequest =
  /** The working forecast and the requirement from it, for all queues. */
  | { readonly kind: 'forecast' }
  /** Each method on the past of each queue. */
  | { readonly kind: 'backtest' }
  /** Whole people by skill group, proven by playing these days call by call (SimulatedRequirement). */
  | { readonly kind: 'simulate'; readonly firstDay: string; readonly days: number }
  /** A change of the plan, played call by call beside the plan as it is (SimulatedWhatIf). */
  | {
      readonly kind: 'what-if';
      readonly firstDay: string;
      readonly days: number;
      readonly change: WhatIfChange;
    };

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
  readonly author: string;
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

/** `GET /api/v1/planning/settings`, `PUT` the whole. */
export interface PlanningSettings {
  readonly intervalMinutes: 15 | 30;
  /** 1 to 26. */
  readonly weeksAhead: number;
  /** ISO 3166 with an optional region, e.g. `CN`, `TW`, `HK`, `DE-BY`; null: no calendar. */
  readonly country: string | null;
  readonly queues: readonly QueuePlanningSettings[];
  readonly requirement: RequirementSettings;
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
}

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

/** `GET /api/v1/planning/requirement?from=DAY&days=N` */
export interface RequirementAnswer {
  readonly firstDay: string;
  readonly days: number;
  readonly intervalMinutes: 15 | 30;
  readonly intervalsPerDay: number;
  readonly madeAtMs: number;
  /** True while edits made since are being worked in: read it again in a few seconds. */
  readonly isStale: boolean;
  /** Seats on the phone / heads: (1 - shrinkage). */
  readonly presenceRatio: number;
  readonly queues: readonly QueueRequirement[];
  readonly groups: readonly GroupRequirement[];
  /** Agents of all groups, as they are shared: less than the sum of queues that each had its own people. */
  readonly whole: RequiredAgents;
}

export interface RequiredAgents {
  /** Agents on the phone, fractions allowed, at the chosen risk. */
  readonly agents: readonly number[];
  /** As if the forecast were right. */
  readonly plainAgents: readonly number[];
  /** People to be rostered: agents with shrinkage, whole. */
  readonly heads: readonly number[];
}

export interface QueueRequirement extends RequiredAgents {
  readonly queueId: string;
  readonly calls: readonly number[];
  readonly handleSeconds: readonly number[];
  readonly patienceSeconds: number | null;
  readonly patienceSample: number;
  /** Expected with these agents; null where nothing is offered. */
  readonly serviceLevelRatio: readonly (number | null)[];
  readonly occupancyRatio: readonly (number | null)[];
  readonly binding: readonly ('service-level' | 'occupancy' | 'abandonment' | 'none')[];
}

/** By pooled Erlang A, each agent counted once. */
export interface GroupRequirement extends RequiredAgents {
  readonly groupId: string;
}

/** `GET /api/v1/planning/presence`: who is signed in now, by skill group and queue. */
export interface PresenceAnswer {
  readonly atMs: number;
  readonly groups: readonly { readonly groupId: string; readonly agents: number; readonly paused: number }[];
  readonly queues: readonly { readonly queueId: string; readonly agents: number }[];
}
