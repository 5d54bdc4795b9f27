import { CompiledQuery, type Kysely } from 'kysely';
import {
  writeConflictClause,
  type ConflictRule,
  type KeyedTable,
  type OnConflict,
} from './conflict-clause.ts';
import { isPostgres } from './is-postgres.ts';
import { insertAsArrays } from './postgres/insert-as-arrays.ts';
import { readValues } from './read-values.ts';
import type { Tables } from './tables.ts';

/** Statements are made for so many rows each, and used again and again: making one takes longer than running it. */
const SIZE_CLASSES = [512, 128, 32, 8, 2, 1] as const;

/** SQLite takes so many in one statement. */
const PARAMETERS_MAX = 32_766;

/**
 * Inserts rows, many a statement. All have the columns of the first one. With `replace` and `add` no two rows of one call
 * may have the same key.
 *
 * @returns how many rows were inserted (or changed, with `replace` and `add`).
 */
export function insertRows<T extends KeyedTable>(
  database: Kysely<Tables>,
  table: T,
  rows: readonly Tables[T][],
  onConflict: OnConflict,
): Promise<number>;
export function insertRows<T extends keyof Tables>(
  database: Kysely<Tables>,
  table: T,
  rows: readonly Tables[T][],
): Promise<number>;
export async function insertRows(
  database: Kysely<Tables>,
  table: keyof Tables,
  rows: readonly object[],
  rule: ConflictRule = 'fail',
): Promise<number> {
  if (rows.length === 0) return 0;
  return isPostgres(database)
    ? insertAsArrays(database, table, rows, rule)
    : insertAsValues(database, table, rows, rule);
}

async function insertAsValues(
  database: Kysely<Tables>,
  table: keyof Tables,
  rows: readonly object[],
  rule: ConflictRule,
): Promise<number> {
  const columns = Object.keys(rows[0]!);
  const sizes = SIZE_CLASSES.filter((size) => size * columns.length <= PARAMETERS_MAX);
  let inserted = 0n;
  for (let from = 0; from < rows.length;) {
    const size = sizes.find((candidate) => candidate <= rows.length - from)!;
    const parameters = readValues(rows.slice(from, from + size), columns);
    const text = findStatement(table, columns, rule, size);
    const result = await database.executeQuery(CompiledQuery.raw(text, parameters));
    inserted += result.numAffectedRows ?? 0n;
    from += size;
  }
  return Number(inserted);
}

const statements = new Map<string, string>();

function findStatement(
  table: keyof Tables,
  columns: readonly string[],
  rule: ConflictRule,
  size: number,
): string {
  const name = [table, rule, size, ...columns].join(' ');
  let text = statements.get(name);
  if (text === undefined) {
    const row = `(${columns.map(() => '?').join(', ')})`;
    const values = Array.from({ length: size }, () => row).join(', ');
    const clause = writeConflictClause('libsql', table, columns, rule);
    text = `insert into ${table} (${columns.join(', ')}) values ${values}${clause}`;
    statements.set(name, text);
  }
  return text;
}
