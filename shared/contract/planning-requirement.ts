import type { ConcurrencySettings, DeferredWorkDoer, DeferredWorkSettings } from './planning-settings.ts';

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
  /** Work that may wait, as it is laid into the valleys. */
  readonly deferredWorks: readonly DeferredWorkRequirement[];
}

export interface RequiredAgents {
  /** Agents for the calls, fractions allowed, at the chosen risk. */
  readonly agents: readonly number[];
  /** As if the forecast were right. */
  readonly plainAgents: readonly number[];
  /** Agents for work that may wait, to be added to either: it is laid into the valleys of `agents`. */
  readonly deferredAgents: readonly number[];
  /** People to be rostered for both: with shrinkage, whole. */
  readonly heads: readonly number[];
}

export interface QueueRequirement extends RequiredAgents {
  readonly queueId: string;
  readonly calls: readonly number[];
  readonly handleSeconds: readonly number[];
  readonly patienceSeconds: number | null;
  readonly patienceSample: number;
  /** What the agents were worked out with. */
  readonly concurrency: ConcurrencySettings;
  /** Expected with these agents; null where nothing is offered. */
  readonly serviceLevelRatio: readonly (number | null)[];
  readonly occupancyRatio: readonly (number | null)[];
  readonly binding: readonly ('service-level' | 'occupancy' | 'abandonment' | 'none')[];
}

export interface DeferredWorkRequirement {
  readonly name: string;
  readonly doer: DeferredWorkDoer;
  readonly handleMinutes: number;
  readonly maxOccupancyRatio: number;
  readonly delay: DeferredWorkSettings['delay'];
  /** Whether there are people for it: a queue that is planned or a group that somebody is of. Without, nobody is asked for. */
  readonly hasPeople: boolean;
  /** Which groups do it, and which part of it: 0 to 1. */
  readonly groups: readonly { readonly groupId: string; readonly ratio: number }[];
  /** By place: pieces that arise. */
  readonly pieces: readonly number[];
  /** By place: agents for it. */
  readonly agents: readonly number[];
  /** By the day on which it arises: minutes of work that cannot be done in time, and that nobody is asked for. */
  readonly lateMinutes: readonly number[];
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
