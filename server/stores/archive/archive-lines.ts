import type { EngineKind } from '../sql/engine.ts';
import type { TableSum } from './row-text.ts';

/** Raised when an archive written from now on cannot be read by what is released. */
export const ARCHIVE_FORMAT = 1;

/** First line of an archive. */
export interface ArchiveHead {
  readonly floorcast: 'backup';
  readonly format: number;
  /** Version of the schema of the store it was made of. */
  readonly schema: number;
  readonly madeAtMs: number;
  readonly site: string;
  readonly madeFrom: EngineKind;
}

export interface ArchivedDocument {
  readonly document: string;
  readonly value: unknown;
}

/** Says whose rows follow, in blocks of a line each. */
export interface ArchivedTable {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Last line of an archive: what must have come before it. */
export interface ArchiveManifest {
  readonly manifest: {
    readonly tables: Readonly<Record<string, TableSum>>;
    /** SHA-256 of each document's JSON. */
    readonly documents: Readonly<Record<string, string>>;
  };
}

/** What an archive holds, once it is verified. */
export interface ArchiveContents extends ArchiveHead {
  readonly bytes: number;
  readonly tables: Readonly<Record<string, TableSum>>;
  readonly documents: Readonly<Record<string, string>>;
  /** Columns of each table as the archive has them. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
}
