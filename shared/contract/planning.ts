import type { Message } from '../messages/message.ts';
import type { LocalizedText } from '../site/localized-text.ts';
import type { ForecastVersionHead } from './planning-forecast.ts';
import type { PlanningSettings } from './planning-settings.ts';
import type { RosterJobRequest } from './roster-proposals.ts';
import type { WhatIfChange } from './simulated-plan.ts';
import type { SitePublic } from './socket-events.ts';

/**
 * `GET /api/v1/planning`: what a planner's screen begins with. What of `/api/v1/planning` is whose stands in
 * server/access/RIGHTS.md.
 */
export interface PlanningOverview {
  /** The running site day. */
  readonly today: string;
  readonly site: SitePublic;
  readonly queues: readonly PlannedQueue[];
  readonly groups: readonly PlannedGroup[];
  readonly settings: PlanningSettings;
  /** Of the settings: to be sent with what is to take their place. */
  readonly settingsRevision: string;
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
    }
  /** A proposal of a roster (RosterProposalAnswer). */
  | RosterJobRequest;
