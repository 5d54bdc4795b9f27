import type { Kysely, Transaction } from 'kysely';
import type { Detail } from '../../../shared/contract/http.ts';
import type { Tables } from './tables.ts';

export type EngineKind = 'libsql' | 'postgres';

/** How to reach a store from another thread or process. */
export type EngineLocation =
  { readonly kind: 'libsql'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

/**
 * A database that keeps a site. Both kinds speak through Kysely, so that every query is written once. What only one
 * of them needs (partitions, `WITHOUT ROWID`, checkpoints) is in that engine's folder.
 */
export interface Engine {
  readonly kind: EngineKind;
  readonly location: EngineLocation;
  /** The file, or the server's address without a password: for messages. */
  readonly where: string;
  /** For reading alone; never waits for a writer and never holds one up. */
  readonly read: Kysely<Tables>;
  /**
   * One write transaction at a time, durable when it answers, whole or not at all. `live` work goes before all
   * `background` work that waits, so keep background transactions under 20 ms.
   *
   * @throws StorageError in words, whatever the database said.
   */
  write<T>(
    work: (transaction: Transaction<Tables>) => Promise<T>,
    priority?: 'live' | 'background',
  ): Promise<T>;
  /** Makes room for rows of these times where that has to be done (PostgreSQL's partitions by month); inside no transaction. */
  prepareMonths(table: 'events' | 'calls', fromMs: number, toMs: number): Promise<void>;
  /**
   * Takes a month (0 is January 1970) away with all its rows, where months have a place of their own.
   *
   * @returns false when somebody works on the table just now, or months have no place of their own.
   */
  dropMonth(table: 'events' | 'calls', month: number): Promise<boolean>;
  /** `failed` while the database cannot be reached or is another process's. */
  status(): { readonly status: 'ok' | 'failed' } & Detail;
  close(): Promise<void>;
}
