import type { Rows } from '../../shared/contract/floor-rows.ts';
import type { ReplayControl } from '../../shared/contract/socket-events.ts';
import type { Site } from '../../shared/site/site.ts';
import type { Period } from '../ports/journal.ts';
import type { RowChanges } from '../ports/live-floor.ts';

/** Where the thread finds the journal: it opens it for itself, so that no event crosses the main thread. */
export interface JournalLocation {
  /** The module that exports `openJournalReading`, as a `file:` address. */
  readonly readerModule: string;
  /** What it is called with; anything that can be handed to a thread. */
  readonly location: unknown;
}

/** What a replay thread is started with. */
export interface ReplayTask {
  readonly journal: JournalLocation;
  readonly site: Site;
  readonly period: Period;
  readonly atMs: number;
  readonly speed: number;
}

export interface ReplayCommand {
  readonly id: number;
  readonly action: Exclude<ReplayControl['action'], { readonly kind: 'close' }>;
}

/** What a replay thread says. `replaced` comes first, then after every jump. */
export type ReplayReport =
  | { readonly kind: 'replaced'; readonly floorNowMs: number; readonly speed: number; readonly rows: Rows }
  | ({ readonly kind: 'changed'; readonly speed: number } & RowChanges)
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'failed'; readonly message: string };
