import { sql, type Kysely } from 'kysely';
import { SCHEMA } from '../sql/postgres/postgres-config.ts';
import type { EngineKind } from '../sql/engine.ts';
import type { Tables } from '../sql/tables.ts';
import { RowSummer, writeRow, type TableSum, type Value } from './row-text.ts';
import type { TableLayout } from './table-layouts.ts';

/** Rows of one question. */
const PAGE_ROWS = 2_000;

/**
 * Runs `work` on one state of the whole database, whatever is written meanwhile. Nothing that writes waits for it.
 *
 * @param database a connection (or pool) that nobody else reads from
 */
export function readOneState<T>(
  database: Kysely<Tables>,
  kind: EngineKind,
  work: (state: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction();
  switch (kind) {
    case 'libsql':
      // A read transaction of SQLite sees one state by itself.
      return transaction.execute(work);
    case 'postgres':
      return transaction.setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
    default:
      return kind satisfies never;
  }
}

/** All rows of a table in the order of its key, by pages. Several tables may be read, one after the other. */
export async function* readTable(
  database: Kysely<Tables>,
  kind: EngineKind,
  layout: TableLayout,
  columns: readonly string[] = layout.columns,
): AsyncGenerator<readonly (readonly Value[])[]> {
  let next = readPage(database, kind, layout, columns, null);
  for (;;) {
    const rows = await next;
    if (rows.length === 0) return;
    const last = rows.at(-1)!;
    const isLast = rows.length < PAGE_ROWS;
    // Asked for before this page is worked on, so that both go on together.
    if (!isLast) {
      next = readPage(database, kind, layout, columns, last);
      next.catch(() => {});
    }
    yield rows.map((row) => columns.map((column) => row[column]!));
    if (isLast) return;
  }
}

/** The sum of a table as it is kept. */
export async function sumTable(
  database: Kysely<Tables>,
  kind: EngineKind,
  layout: TableLayout,
  columns: readonly string[] = layout.columns,
  onRows: (rows: number) => void = () => {},
): Promise<TableSum> {
  const summer = new RowSummer();
  for await (const rows of readTable(database, kind, layout, columns)) {
    summer.add(rows.map(writeRow));
    onRows(rows.length);
  }
  return summer.finish();
}

/** The tables there are: fewer than those of a site where a process was killed while it made them. */
export async function listTables(database: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const tables = await database.introspection.getTables();
  return new Set(
    tables.filter(({ schema }) => schema === undefined || schema === SCHEMA).map(({ name }) => name),
  );
}

/** About how many rows all these tables have, for a progress bar. */
export async function countRows(database: Kysely<Tables>, layouts: readonly TableLayout[]): Promise<number> {
  let rows = 0;
  for (const { table } of layouts) {
    const answer = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(
      database,
    );
    rows += Number(answer.rows[0]!.rows);
  }
  return rows;
}

type Row = Readonly<Record<string, Value>>;

async function readPage(
  database: Kysely<Tables>,
  kind: EngineKind,
  { table, key, textKeys, without }: TableLayout,
  columns: readonly string[],
  after: Row | null,
): Promise<readonly Row[]> {
  const sorted = key.map((column) =>
    // SQLite sorts texts by their bytes by itself.
    kind === 'postgres' && textKeys.includes(column)
      ? sql`${sql.ref(column)} collate "C"`
      : sql`${sql.ref(column)}`,
  );
  const conditions = [
    ...(after ? [sql`(${sql.join(sorted)}) > (${sql.join(key.map((column) => after[column]))})`] : []),
    ...(without.length > 0 ? [sql`${sql.ref(key[0]!)} not in (${sql.join([...without])})`] : []),
  ];
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  // An older archive may lack a column of the key, and the next page begins after it all the same.
  const read = [...new Set([...columns, ...key])];
  const { rows } = await sql<Row>`
    select ${sql.join(read.map((column) => sql.ref(column)))} from ${sql.table(table)} ${where}
    order by ${sql.join(sorted)} limit ${PAGE_ROWS}`.execute(database);
  return rows;
}
