import type { Message } from '../messages/message.ts';
import type { RosterDay, RosterFigures } from './rosters.ts';

export type WordWeight = 'low' | 'normal' | 'high';

/** What matters how much. `low` is a third and `high` three times of what rules and prices say. */
export interface RosterWeights {
  readonly coverage: WordWeight;
  readonly wishes: WordWeight;
  readonly fairness: WordWeight;
  readonly cost: WordWeight;
  /** How much each shift that is another one than in the working roster costs; `low` nothing. */
  readonly fewChanges: WordWeight;
}

/**
 * A kind of PlanningJobRequest: `POST /api/v1/planning/jobs`. `DELETE /api/v1/planning/jobs/:id` cancels it and drops what it found;
 * `POST /api/v1/rosters/proposals/:id/stop` ends it early and keeps the best.
 */
export interface RosterJobRequest {
  readonly kind: 'roster';
  readonly firstDay: string;
  /** 1 to 62. */
  readonly days: number;
  /** Only these get other shifts, the rest stay as they are; null: everybody. */
  readonly agentIds: readonly string[] | null;
  readonly weights: RosterWeights;
  /** How long it searches, 1 to 3,600. */
  readonly seconds: number;
  /** The same seed looks the same way; what is reached depends on time as well. */
  readonly seed: number;
  /** For people, to tell proposals apart; may be empty. */
  readonly name: string;
  /** A copy to begin with and keep pins of; null: the working roster. */
  readonly copyId: string | null;
}

/** `GET /api/v1/rosters/proposals`, newest first: those at work, and the last 30 that are over. `DELETE .../:id` drops one. */
export interface RosterProposalsAnswer {
  readonly proposals: readonly RosterProposalHead[];
}

export interface RosterProposalHead {
  /** Of the job that makes or made it. */
  readonly id: string;
  readonly request: RosterJobRequest;
  /**
   * `stopped`: by a person, with the best so far. `cut`: the process ended; what was kept until then is here. `waiting` and `running`:
   * read it again.
   */
  readonly state: 'waiting' | 'running' | 'done' | 'stopped' | 'cut' | 'failed';
  readonly madeAtMs: number;
  readonly progress: RosterProgress | null;
  /** Why it failed. */
  readonly said: Message | null;
}

/** How far a search has come. */
export interface RosterProgress {
  readonly elapsedSeconds: number;
  /** Of the best so far; null until there is one. */
  readonly best: RosterFigures | null;
  /** No roster can be better than this; null while it is not known. */
  readonly bound: number | null;
  /** (objective - bound) / objective, 0 to 1; null while the bound is not known. */
  readonly gapRatio: number | null;
  /** Oldest first, at most 200: when a better one was found. */
  readonly history: readonly {
    readonly seconds: number;
    readonly objective: number;
    readonly violations: number;
  }[];
}

/** `GET /api/v1/rosters/proposals/:id` */
export interface RosterProposalAnswer extends RosterProposalHead {
  /** The best roster so far, day by day (revision 0); empty until there is one. */
  readonly roster: readonly RosterDay[];
  /** The same figures of the working roster as it was when the search began. */
  readonly before: RosterFigures | null;
  /** When hard rules cannot all be kept: which rules and people collide, as far as it is known. */
  readonly conflicts: readonly RosterConflict[];
}

/** Rules that cannot be kept together: a small set of them. */
export interface RosterConflict {
  readonly parts: readonly {
    /** A rule's id; `choices` for what a person may do at all (leave, pins, availability). */
    readonly rule: string;
    /** Null for choices. */
    readonly ruleIndex: number | null;
    /** Null: not about one person. */
    readonly agentId: string | null;
    /** Empty: all days. */
    readonly days: readonly string[];
  }[];
}
