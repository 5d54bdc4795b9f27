import { StorageError } from '../../floorcast-error.ts';
import type { EngineKind } from '../sql/engine.ts';
import { MIGRATIONS } from '../sql/migrations/migrate.ts';
import { ArchiveFile } from './archive-file.ts';
import { ARCHIVE_FORMAT, type ArchiveContents, type ArchiveHead } from './archive-lines.ts';
import { countRows, readOneState, readTable } from './read-tables.ts';
import { RowSummer, sumText, writeRow, type TableSum } from './row-text.ts';
import { TABLE_LAYOUTS, type TableLayout } from './table-layouts.ts';
import type { SiteSource } from './whole-site.ts';
import type { Kysely } from 'kysely';
import type { Tables } from '../sql/tables.ts';

export interface ArchiveRequest {
  readonly source: SiteSource;
  /** The file to be made. */
  readonly target: string;
  /** As the archive says it. */
  readonly site: string;
  readonly madeAtMs: number;
  /** 0 to 1. */
  readonly onProgress?: (progress: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Writes a site, all tables as of one moment and all documents, into one file. What is written meanwhile goes on; a kill
 * leaves nothing under the file's name.
 *
 * @throws StorageError, FloorcastError 'conflict' when the file is there.
 */
export async function writeArchive(request: ArchiveRequest): Promise<ArchiveContents> {
  const file = await ArchiveFile.create(request.target);
  try {
    return await new ArchiveWriting(request, file).write();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

class ArchiveWriting {
  readonly #request: ArchiveRequest;
  readonly #file: ArchiveFile;
  readonly #tables: Record<string, TableSum> = {};
  readonly #columns: Record<string, readonly string[]> = {};
  #rowsDue = 1;
  #rowsDone = 0;

  constructor(request: ArchiveRequest, file: ArchiveFile) {
    this.#request = request;
    this.#file = file;
  }

  async write(): Promise<ArchiveContents> {
    const { source, madeAtMs, site } = this.#request;
    const head: ArchiveHead = {
      floorcast: 'backup',
      format: ARCHIVE_FORMAT,
      schema: MIGRATIONS.length,
      madeAtMs,
      site,
      madeFrom: source.kind,
    };
    await this.#file.writeLine(JSON.stringify(head));
    const documents = await this.#writeDocuments();
    const own = TABLE_LAYOUTS.filter(({ table }) => table !== 'snapshots' || source.snapshots === null);
    // A snapshot must not know more than the events beside it: those in a file of their own come first.
    if (source.snapshots)
      for (const layout of TABLE_LAYOUTS)
        if (!own.includes(layout)) await this.#writeTable(source.snapshots, source.kind, layout);
    this.#rowsDue = Math.max(1, await countRows(source.database, own));
    await readOneState(source.database, source.kind, async (state) => {
      for (const layout of own) await this.#writeTable(state, source.kind, layout);
    });
    await this.#file.writeLine(JSON.stringify({ manifest: { tables: this.#tables, documents } }));
    const bytes = await this.#file.finish();
    this.#request.onProgress?.(1);
    return { ...head, bytes, tables: this.#tables, documents, columns: this.#columns };
  }

  async #writeDocuments(): Promise<Readonly<Record<string, string>>> {
    const sums: Record<string, string> = {};
    for (const { name, value } of await this.#request.source.listDocuments()) {
      await this.#file.writeLine(JSON.stringify({ document: name, value }));
      sums[name] = sumText(JSON.stringify(value));
    }
    return sums;
  }

  async #writeTable(state: Kysely<Tables>, kind: EngineKind, layout: TableLayout): Promise<void> {
    const { table, columns } = layout;
    const summer = new RowSummer();
    await this.#file.writeLine(JSON.stringify({ table, columns }));
    for await (const rows of readTable(state, kind, layout)) {
      if (this.#request.signal?.aborted)
        throw new StorageError('closed', 'The backup was stopped. Nothing of it was left.');
      const texts = rows.map(writeRow);
      summer.add(texts);
      await this.#file.writeLine(`[${texts.join(',')}]`);
      this.#rowsDone += rows.length;
      this.#request.onProgress?.(Math.min(0.999, this.#rowsDone / this.#rowsDue));
    }
    this.#tables[table] = summer.finish();
    this.#columns[table] = columns;
  }
}
