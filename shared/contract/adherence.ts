import type { AdherenceSettings } from '../adherence/adherence-settings.ts';
import type { OutTime } from '../adherence/adherence-figures.ts';
import type { Excuse } from '../adherence/judge-step.ts';
import type { RosteredActivity } from '../adherence/rostered-shift.ts';
import type { AgentState } from '../floor/agent-state.ts';
import type { Signed } from './signed.ts';

/**
 * Everything under `/api/v1/adherence` is for the desk: nobody is shown a colleague's times. Walls are told counts alone, by `/floor`.
 * Days are site days, `YYYY-MM-DD`; a shift counts on the day it stands on in the roster.
 */

/** `GET /api/v1/adherence/now`: who is not where the roster says, by what matters most first. */
export interface AdherenceNowAnswer {
  readonly atMs: number;
  /** With something rostered at this moment, and of them in place (grace included). */
  readonly rostered: number;
  readonly inPlace: number;
  /** False: nothing is published of these days, nobody can be out. Null: not read yet, in the first seconds after a start. */
  readonly isPublished: boolean | null;
  readonly agents: readonly AgentOut[];
}

export interface AgentOut {
  readonly agentId: string;
  readonly name: string;
  readonly team: string | null;
  readonly activity: RosteredActivity;
  /** When that began and ends, by what calls have moved. */
  readonly fromMs: number;
  readonly toMs: number;
  /** What comes then. */
  readonly next: RosteredActivity | 'off';
  readonly state: AgentState;
  readonly reason: string | null;
  /** Not in place since then, and of that so long without an excuse. */
  readonly sinceMs: number;
  readonly outMs: number;
  /** Null: nothing excuses it now. */
  readonly excuse: Excuse | null;
  /** A queue of the agent is short at this moment. */
  readonly isQueueShort: boolean;
}

/** `GET /api/v1/adherence/floor`: what walls say of it, the same to everybody: how many, and never who. */
export interface FloorAdherenceAnswer {
  readonly atMs: number;
  /** False: nothing is published of these days. Null: not read yet, in the first seconds after a start. */
  readonly isPublished: boolean | null;
  /** With something rostered at this moment. */
  readonly rostered: number;
  /** What the site holds itself to, 0 to 1; null: nothing. */
  readonly targetRatio: number | null;
  /** Null where they are so few that everybody would know who is meant. */
  readonly counts: FloorAdherence | null;
}

/** People with something rostered at this moment: in place (grace included), excused, and out. */
export interface FloorAdherenceCounts {
  readonly rostered: number;
  readonly inPlace: number;
  readonly excused: number;
  readonly out: number;
}

export interface FloorAdherenceRow extends FloorAdherenceCounts {
  /** Several where each of them has too few to be told alone. */
  readonly activities: readonly RosteredActivity[];
}

export interface FloorAdherence extends FloorAdherenceCounts {
  /** What is rostered for them ends within a quarter of an hour. */
  readonly changingSoon: number;
  /** Whole minutes without an excuse; null when nobody is out. */
  readonly longestOutMinutes: number | null;
  readonly rows: readonly FloorAdherenceRow[];
}

/** Of some days, by one roster. Ratios are 0 to 1; null where nothing was rostered. */
export interface AdherenceScores {
  readonly adherenceRatio: number | null;
  readonly conformanceRatio: number | null;
  readonly rosteredMs: number;
  readonly inMs: number;
  readonly excusedMs: number;
  readonly excusedBy: Readonly<Record<Excuse, number>>;
  readonly outMs: number;
  readonly extraMs: number;
  readonly shifts: number;
  readonly absences: number;
}

/** By the roster as published first, and as amended last. */
export interface BothScores {
  readonly first: AdherenceScores;
  readonly amended: AdherenceScores;
}

/** `GET /api/v1/adherence/history?from=DAY&days=N[&team=TEAM][&agent=ID]` (at most 62 days). */
export interface AdherenceHistoryAnswer {
  readonly firstDay: string;
  readonly days: number;
  /** Days that are not counted: nothing of them was seen, or nothing was published. */
  readonly uncounted: readonly string[];
  readonly teams: readonly string[];
  readonly whole: BothScores;
  readonly byAgent: readonly (BothScores & {
    readonly agentId: string;
    readonly name: string;
    readonly team: string | null;
  })[];
  readonly byTeam: readonly (BothScores & { readonly team: string | null })[];
  readonly byDay: readonly (BothScores & { readonly day: string })[];
  readonly byActivity: readonly (BothScores & { readonly activity: RosteredActivity })[];
  /** Of one agent, by the amended roster; empty unless one was asked for. */
  readonly outs: readonly (OutTime & { readonly day: string })[];
}

export const EXCEPTION_KINDS = [
  'system',
  'meeting',
  'training',
  'coaching',
  'health',
  'contested',
  'other',
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** `POST /api/v1/adherence/exceptions`: answers an AdherenceException. */
export interface ExceptionRequest {
  readonly agentId: string;
  readonly fromMs: number;
  /** At most a day after `fromMs`. */
  readonly toMs: number;
  readonly kind: ExceptionKind;
  readonly reason: string;
}

export interface AdherenceException extends Signed<ExceptionRequest> {
  readonly id: string;
  readonly madeAtMs: number;
  /** Null while it holds; `POST /api/v1/adherence/exceptions/:id/removal` takes it back, and it stays to be read. */
  readonly removedAtMs: number | null;
  readonly removedBy: string | null;
}

/** `POST /api/v1/adherence/contests`: an agent says that time of one's own was judged wrongly. Answers an AdherenceContest. */
export interface ContestRequest {
  readonly agentId: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly word: string;
}

export interface AdherenceContest extends ContestRequest {
  readonly id: string;
  readonly madeAtMs: number;
  readonly state: 'open' | 'granted' | 'refused';
  readonly answer: string | null;
  readonly decidedAtMs: number | null;
  readonly decidedBy: string | null;
}

/** `POST /api/v1/adherence/contests/:id/decision`: granted is excused from then on. 409 when it is decided already. */
export interface ContestDecision {
  readonly state: 'granted' | 'refused';
  readonly answer: string;
}

/** `GET /api/v1/adherence/exceptions?from=DAY&days=N` and `/contests`, newest first. */
export interface ExceptionsAnswer {
  readonly exceptions: readonly AdherenceException[];
}
export interface ContestsAnswer {
  readonly contests: readonly JudgedContest[];
}

/** With what it was judged as: times out within it, by the roster as amended. Empty: excused since, or nothing is kept of that day. */
export interface JudgedContest extends AdherenceContest {
  readonly outs: readonly OutTime[];
}

/** `GET /api/v1/adherence/settings`, `PUT` them whole. Days that are closed stay as they were judged. */
export interface AdherenceSettingsAnswer {
  /** Sent back with a change: of settings that somebody else has changed since none is taken. */
  readonly revision: string;
  readonly settings: AdherenceSettings;
}
