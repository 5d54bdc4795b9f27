import type { Signed } from './signed.ts';

/**
 * Sockets of whoever may see rosters. A planner's board says what it looks at with `roster:look` whenever that changes, and from
 * then on is told who else is there and what was changed, until it says `roster:leave` or disconnects.
 */
export interface RosterLook {
  readonly copyId: string | null;
  readonly firstDay: string;
  readonly days: number;
  /** The cell that is being changed just now; null: only looking. */
  readonly editing: { readonly agentId: string; readonly day: string } | null;
}

/** A planner who looks at rosters. */
export interface RosterViewer extends Signed<RosterLook> {
  /** Of the connection: one planner with two windows is there twice. */
  readonly viewerId: string;
}

/** Acknowledges `roster:look`: everybody else. */
export interface RosterLooked {
  readonly viewerId: string;
  readonly others: readonly RosterViewer[];
}

/** What was changed: a board that shows it reads it again. */
export type RosterFact =
  | {
      readonly kind: 'days';
      readonly copyId: string | null;
      readonly author: string;
      /** New revisions of the days. */
      readonly revisions: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'settings'; readonly author: string; readonly revision: number }
  | { readonly kind: 'versions'; readonly author: string; readonly versionNo: number }
  | { readonly kind: 'copies' }
  | { readonly kind: 'proposals' };
