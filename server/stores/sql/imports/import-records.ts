import type { Kysely } from 'kysely';
import type { ImportCounts, ImportRecord, ImportState } from '../../../../shared/contract/imports.ts';
import type { ImportKind, ImportOptions } from '../../../../shared/import/import-format.ts';
import { parseStoredMessage, wordMessage } from '../../../../shared/messages/message.ts';
import type { Tables } from '../tables.ts';
import { readLease, type ImportLease } from './import-lease.ts';

export const NO_COUNTS: ImportCounts = { rows: 0, added: 0, known: 0, differing: 0, refused: 0 };

type Row = Awaited<ReturnType<typeof readRows>>[number];

function readRows(database: Kysely<Tables>) {
  return database.selectFrom('imports').selectAll().orderBy('import_no', 'desc').execute();
}

/** All imports, newest first. */
export async function readImports(database: Kysely<Tables>): Promise<readonly ImportRecord[]> {
  const lease = await readLease(database);
  return (await readRows(database)).map((row) => recordOf(row, lease));
}

export async function readImport(database: Kysely<Tables>, importNo: number): Promise<ImportRecord | null> {
  const row = await database
    .selectFrom('imports')
    .selectAll()
    .where('import_no', '=', importNo)
    .executeTakeFirst();
  return row ? recordOf(row, await readLease(database)) : null;
}

function recordOf(row: Row, lease: ImportLease | null): ImportRecord {
  const state = row.state as ImportState;
  const said = row.problem === null ? null : parseStoredMessage(row.problem);
  const isUnderWay = state === 'running' || state === 'undoing';
  return {
    importNo: row.import_no,
    state,
    kind: row.kind as ImportKind,
    fileName: row.file_name,
    options: JSON.parse(row.options) as ImportOptions,
    startedAtMs: row.started_ms,
    finishedAtMs: row.finished_ms,
    counts: JSON.parse(row.counts) as ImportCounts,
    firstMs: row.first_ms,
    lastMs: row.last_ms,
    progress: isUnderWay ? (lease?.importNo === row.import_no ? lease.progress : 0) : 1,
    problem: said && wordMessage(said, 'en'),
    said,
  };
}

/** Imports whose rows may be half there: under way, or given up and not yet taken away. */
export async function readUnfinished(
  database: Kysely<Tables>,
): Promise<readonly { readonly importNo: number; readonly state: ImportState }[]> {
  const rows = await database
    .selectFrom('imports')
    .select(['import_no', 'state'])
    .where(({ or, and, eb }) =>
      or([
        eb('state', 'in', ['running', 'undoing']),
        and([eb('state', 'in', ['cancelled', 'failed']), eb('finished_ms', 'is', null)]),
      ]),
    )
    .orderBy('import_no')
    .execute();
  return rows.map(({ import_no, state }) => ({ importNo: import_no, state: state as ImportState }));
}
