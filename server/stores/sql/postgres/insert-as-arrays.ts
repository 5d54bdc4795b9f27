import { CompiledQuery, sql, type Kysely } from 'kysely';
import { writeConflictClause, type ConflictRule } from '../conflict-clause.ts';
import { readValues } from '../read-values.ts';
import { storeText } from '../stored-text.ts';
import type { Tables } from '../tables.ts';

const ROWS_A_STATEMENT = 5_000;

/**
 * Inserts rows as one array a column: PostgreSQL reads them three times as fast as lists of values, and the statement is
 * the same for any number of rows.
 */
export async function insertAsArrays(
  database: Kysely<Tables>,
  table: keyof Tables,
  rows: readonly object[],
  rule: ConflictRule,
): Promise<number> {
  const columns = Object.keys(rows[0]!);
  const types = await findTypes(database, table);
  const arrays = columns.map((column, index) => `$${index + 1}::${types.get(column)}[]`).join(', ');
  const clause = writeConflictClause('postgres', table, columns, rule);
  const text = `insert into ${table} (${columns.join(', ')}) select * from unnest(${arrays})${clause}`;
  let inserted = 0n;
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const values = readValues(rows.slice(from, from + ROWS_A_STATEMENT), columns);
    const parameters = columns.map((_, column) => writeArray(values, column, columns.length));
    const result = await database.executeQuery(CompiledQuery.raw(text, parameters));
    inserted += result.numAffectedRows ?? 0n;
  }
  return Number(inserted);
}

/** The types of columns by table: the same in every database of ours. */
const typesOfTables = new Map<string, ReadonlyMap<string, string>>();

async function findTypes(
  database: Kysely<Tables>,
  table: keyof Tables,
): Promise<ReadonlyMap<string, string>> {
  let types = typesOfTables.get(table);
  if (!types) {
    const { rows } = await sql<{ name: string; type: string }>`
      select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(database);
    types = new Map(rows.map(({ name, type }) => [name, type]));
    typesOfTables.set(table, types);
  }
  return types;
}

/** Every `step`-th value, from the first one on. */
function writeArray(values: readonly unknown[], first: number, step: number): string {
  let text = '';
  for (let index = first; index < values.length; index += step)
    text += (text === '' ? '{' : ',') + writeElement(values[index]);
  return `${text}}`;
}

function writeElement(value: unknown): string {
  if (typeof value === 'string') return `"${storeText(value).replace(/["\\]/g, '\\$&')}"`;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value === null || value === undefined) return 'NULL';
  throw new TypeError(`A ${typeof value} cannot be a value of a row: use numbers, texts or null.`);
}
