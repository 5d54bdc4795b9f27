import type {
  RosterConflict,
  RosterJobRequest,
  RosterProgress,
} from '../../../../shared/contract/roster-proposals.ts';
import type { RosterFigures } from '../../../../shared/contract/rosters.ts';
import type { DeskSources } from '../desk/desk-messages.ts';

/** What the search for a roster is started with. */
export interface RosterTask {
  /** The proposal's, too. */
  readonly jobId: string;
  readonly request: RosterJobRequest;
  readonly sources: DeskSources;
  /** Threads that search, 1 or more. */
  readonly threads: number;
}

/** What is kept of a proposal beside its roster. */
export interface KeptProposal {
  readonly request: RosterJobRequest;
  readonly madeAtMs: number;
  /** `found`: the search came to its end, or to the end a person set. */
  readonly state: 'running' | 'found';
  readonly isStopped: boolean;
  readonly progress: RosterProgress;
  readonly before: RosterFigures | null;
  readonly conflicts: readonly RosterConflict[];
}

/** To the thread of a search: end now, with the best there is. */
export type ToSearch = 'stop';

/** Between the threads of one search. */
export type ToHelper = { readonly kind: 'best'; readonly picks: Uint16Array } | { readonly kind: 'end' };

export type FromHelper =
  | {
      readonly kind: 'best';
      readonly picks: Uint16Array;
      readonly objective: number;
      readonly violations: number;
    }
  | { readonly kind: 'bound'; readonly bound: number };
