import type { Picks } from '../../shared/rostering/model/roster-model.ts';

/** What a thread that searches tells: its best so far, and at the end its last. */
export interface FromThread {
  readonly kind: 'progress' | 'done';
  readonly picks: Picks;
  readonly objective: number;
  readonly violations: number;
  readonly steps: number;
  /** No roster can be better. */
  readonly isProven: boolean;
}

/** What it is told. */
export type ToThread = { readonly kind: 'stop' } | { readonly kind: 'adopt'; readonly picks: Picks };
