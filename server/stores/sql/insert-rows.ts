import { CompiledQuery, PostgresAdapter, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The key by which a table's rows are told apart. */
const KEYS = {
  calls: ['offered_ms', 'queue_no', 'call_id'],
  queue_intervals: ['queue_no', 'start_ms', 'source'],
  queue_days: ['queue_no', 'day', 'source'],
  agent_intervals: ['queue_no', 'start_ms', 'agent_no', 'source'],
  agent_days: ['queue_no', 'day', 'agent_no', 'source'],
  blocks: ['block'],
  sources: ['source'],
  meta: ['name'],
  import_refusals: ['import_no', 'row_no', 'reason'],
} as const satisfies { readonly [table in keyof Tables]?: readonly (keyof Tables[table])[] };

type KeyedTable = keyof typeof KEYS;

/**
 * What becomes of a row whose key is there already. `nothing`: the old one stays. `replace`: the new one stands. `add`: its
 * figures are added (of the longest wait the longer one stays).
 */
export type OnConflict = 'nothing' | 'replace' | 'add';

type Clause = OnConflict | 'fail';

/** Statements are made for so many rows each, and used again and again. */
const SIZE_CLASSES = [512, 64, 8, 1] as const;

/** SQLite's limit; PostgreSQL's is twice as high. */
const PARAMETERS_MAX = 32_766;

/**
 * Inserts rows, many a statement. All have the columns of the first one.
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
  onConflict: Clause = 'fail',
): Promise<number> {
  if (rows.length === 0) return 0;
  const columns = Object.keys(rows[0]!);
  const sizes = SIZE_CLASSES.filter((size) => size * columns.length <= PARAMETERS_MAX);
  let inserted = 0n;
  for (let from = 0; from < rows.length;) {
    const size = sizes.find((candidate) => candidate <= rows.length - from)!;
    const parameters: unknown[] = [];
    for (let index = from; index < from + size; index += 1) {
      const row = rows[index] as Readonly<Record<string, unknown>>;
      for (const column of columns) parameters.push(row[column]);
    }
    const text = findStatement(database, table, columns, onConflict, size);
    const result = await database.executeQuery(CompiledQuery.raw(text, parameters));
    inserted += result.numAffectedRows ?? 0n;
    from += size;
  }
  return Number(inserted);
}

const statements = new Map<string, string>();

function findStatement(
  database: Kysely<Tables>,
  table: keyof Tables,
  columns: readonly string[],
  clause: Clause,
  size: number,
): string {
  const isPostgres = database.getExecutor().adapter instanceof PostgresAdapter;
  const name = [isPostgres, table, clause, size, ...columns].join(' ');
  let text = statements.get(name);
  if (text === undefined) {
    const row = (index: number) =>
      columns.map((_, column) => (isPostgres ? `$${index * columns.length + column + 1}` : '?')).join(', ');
    const values = Array.from({ length: size }, (_, index) => `(${row(index)})`).join(', ');
    text = `insert into ${table} (${columns.join(', ')}) values ${values}${writeClause(table, columns, clause, isPostgres ? 'greatest' : 'max')}`;
    statements.set(name, text);
  }
  return text;
}

function writeClause(
  table: keyof Tables,
  columns: readonly string[],
  clause: Clause,
  greater: 'greatest' | 'max',
): string {
  if (clause === 'fail') return '';
  if (clause === 'nothing') return ' on conflict do nothing';
  const key: readonly string[] = KEYS[table as KeyedTable];
  const sets = columns
    .filter((column) => !key.includes(column))
    .map((column) => {
      const [old, other] = [`${table}.${column}`, `excluded.${column}`];
      if (clause === 'replace') return `${column} = ${other}`;
      return `${column} = ${column === 'longest_wait_ms' ? `${greater}(${old}, ${other})` : `${old} + ${other}`}`;
    });
  return ` on conflict (${key.join(', ')}) do update set ${sets.join(', ')}`;
}
