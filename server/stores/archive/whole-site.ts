import type { Kysely } from 'kysely';
import type { Engine, EngineKind } from '../sql/engine.ts';
import type { Tables } from '../sql/tables.ts';

/** Where a site is kept. */
export type SiteLocation =
  { readonly kind: 'libsql'; readonly folder: string } | { readonly kind: 'postgres'; readonly url: string };

export interface StoredDocument {
  readonly name: string;
  readonly value: unknown;
}

/** A site to be read as a whole, on connections of its own: a server that runs is not held up. */
export interface SiteSource {
  readonly kind: EngineKind;
  /** The folder, or the server's address without a password. */
  readonly where: string;
  readonly database: Kysely<Tables>;
  /** Where the floor's snapshots are; null when they are among the other tables. */
  readonly snapshots: Kysely<Tables> | null;
  listDocuments(): Promise<readonly StoredDocument[]>;
  close(): Promise<void>;
}

/** A site that was just made, to be filled. */
export interface SiteTarget extends SiteSource {
  readonly engine: Engine;
  /** A snapshot of the floor, wherever they are kept. */
  saveSnapshot(seq: number, packed: Uint8Array): Promise<void>;
  saveDocument(document: StoredDocument): Promise<void>;
}
