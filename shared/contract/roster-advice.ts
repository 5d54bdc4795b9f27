import type { Message } from '../messages/message.ts';
import type { SimulatedQueue } from './simulated-plan.ts';
import type { RosterChange, RosterDifference, RosterSegment, RosterShift, RuleFigures } from './rosters.ts';

/** `POST /api/v1/rosters/repair`: somebody cannot work; what to do with the fewest changes. Nothing is changed by asking. */
export interface RosterRepairRequest {
  readonly copyId: string | null;
  readonly agentId: string;
  readonly days: readonly string[];
  readonly reason: 'ill' | 'leave' | 'left' | 'other';
  /** For the days off that are proposed, where the cell has no note of its own. */
  readonly note?: string;
}

export interface RosterRepairAnswer {
  /** What the roster lacks when nothing is done. */
  readonly lost: RosterEffect;
  /** One shift each, best first. */
  readonly alternatives: readonly RosterAlternative[];
  /** More changes recover more: fewest first; the first that recovers all is the last. */
  readonly plans: readonly RosterRepairPlan[];
}

/** What a change does to the roster's value. */
export interface RosterEffect {
  /** In the units of the objective; negative is better. */
  readonly cost: number;
  readonly violations: number;
  readonly understaffedHours: number;
  readonly byRule: readonly RuleFigures[];
}

export interface RosterAlternative {
  /** The shift it is about: what the absent agent would have worked. */
  readonly day: string;
  /** What it asks of whom. */
  readonly said: Message;
  readonly kind: 'swap' | 'extend' | 'standby' | 'overtime' | 'volunteer' | 'move' | 'leave-short';
  /** To be sent to `POST /api/v1/rosters/changes`; they have the absence in them. */
  readonly changes: readonly RosterChange[];
  readonly differences: readonly RosterDifference[];
  /** Against the roster with nothing done. */
  readonly effect: RosterEffect;
}

export interface RosterRepairPlan {
  /** So many changes recover so much. */
  readonly said: Message;
  readonly changeCount: number;
  /** Share of what was lost that it recovers: 1 is all of it, of the last one it may be more. Null when nothing was lost. */
  readonly recoveredRatio: number | null;
  readonly changes: readonly RosterChange[];
  readonly differences: readonly RosterDifference[];
  readonly effect: RosterEffect;
}

/** `POST /api/v1/rosters/candidates`: who could work a shift. */
export interface RosterCandidatesRequest {
  readonly copyId: string | null;
  readonly day: string;
  readonly shift: Pick<RosterShift, 'templateId' | 'start' | 'minutes'>;
}

export interface RosterCandidatesAnswer {
  /** Best first. */
  readonly candidates: readonly {
    readonly agentId: string;
    /** What they do on that day now; null: off. */
    readonly before: RosterShift | null;
    readonly change: RosterChange;
    readonly effect: RosterEffect;
  }[];
  readonly others: readonly { readonly agentId: string; readonly reasons: readonly Message[] }[];
}

/** `POST /api/v1/rosters/explain`: why an interval, a person's day, a wish or a rule is as it is. */
export type RosterExplainRequest = {
  readonly copyId: string | null;
  readonly firstDay: string;
  readonly days: number;
} & (
  | {
      readonly about: 'interval';
      readonly day: string;
      /** Real minutes since the site day began. */
      readonly atMinute: number;
      /** Of the problem's curves; null: all that are short or over there. */
      readonly coverId: string | null;
    }
  | { readonly about: 'shift'; readonly agentId: string; readonly day: string }
  | { readonly about: 'wish'; readonly agentId: string; readonly wishId: string }
  | { readonly about: 'rule'; readonly rule: string; readonly ruleIndex: number }
);

export interface RosterExplainAnswer {
  /** Sentences, the weightiest first. Those about an interval name the group they are about. */
  readonly said: readonly Message[];
  /** People and changes that were looked at, each with why it was not done (or that it would be better). */
  readonly tried: readonly {
    readonly agentId: string;
    /** The curve of an interval it is about; null: it is about no interval. */
    readonly coverId: string | null;
    readonly said: Message;
    /** Empty where nothing could be changed. */
    readonly differences: readonly RosterDifference[];
    readonly changes: readonly RosterChange[];
    readonly effect: RosterEffect | null;
  }[];
  /** Of a rule: where it bent or broke most. */
  readonly worst: readonly {
    readonly agentId: string | null;
    readonly day: string | null;
    readonly value: number;
    readonly cost: number;
    readonly violation: number;
  }[];
}

/**
 * `POST /api/v1/rosters/breaks`: places lunch, breaks and activities of one day anew where they cost least coverage. With `keep` it is
 * saved (answers 409 as changes do), else it is only shown. What has begun stays.
 */
export interface RosterBreaksRequest {
  readonly copyId: string | null;
  readonly day: string;
  readonly keep: boolean;
  readonly revision: number;
}

export interface RosterBreaksAnswer {
  readonly day: string;
  /** The day's revision: the new one when it was kept. */
  readonly revision: number;
  readonly agents: readonly { readonly agentId: string; readonly segments: readonly RosterSegment[] }[];
  /** Breaks and meetings that found no place. */
  readonly issues: readonly Message[];
}

/**
 * `GET /api/v1/rosters/service?from=DAY&days=N[&source=SOURCE][&present=RATIO]` (at most 7 days): the roster's people play the days of
 * the forecast call by call. Takes seconds.
 */
export interface RosterServiceAnswer {
  readonly firstDay: string;
  readonly days: number;
  readonly intervalMinutes: 15 | 30;
  readonly intervalsPerDay: number;
  readonly replications: number;
  /** How many of those rostered were taken to come, 0 to 1: without `present` what the settings' shrinkage leaves. */
  readonly presentRatio: number;
  readonly queues: readonly SimulatedQueue[];
  /** What of it could not be played. */
  readonly notes: readonly Message[];
}
