import { sql, type AliasedRawBuilder, type RawBuilder, type SqlBool } from 'kysely';
import { AGENT_TALLY_COLUMNS, TALLY_COLUMNS } from '../columns.ts';
import type { TallyColumn } from '../tables/history-tables.ts';

type FromSource = 'calls' | 'queue_intervals' | 'queue_days' | 'agent_intervals' | 'agent_days';

/**
 * Rows that count: the live floor's, and those of imports that are done. Asked for within the query itself, so that an
 * import that is undone meanwhile is there whole or not at all.
 */
export function isCounted(table: FromSource): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(`${table}.source`)} not in (select import_no from imports where state <> 'done')`;
}

/** One of these numbers. Written out, because a list of thousands is more than a database takes as parameters. */
export function isOneOf(column: RawBuilder<unknown>, numbers: readonly number[]): RawBuilder<SqlBool> {
  if (numbers.length === 0) return sql<SqlBool>`1 = 0`;
  return sql<SqlBool>`${column} in (${sql.raw(numbers.join(', '))})`;
}

/** A sum or a maximum of whole numbers, as a whole number on every engine. */
function aggregate<C extends string>(column: C): AliasedRawBuilder<number, C> {
  const name = column === 'longest_wait_ms' ? sql`max` : sql`sum`;
  return sql<number>`cast(${name}(${sql.ref(column)}) as bigint)`.as(column);
}

/** Each figure of a queue's rows, added up; of the longest wait the longest. */
export const QUEUE_SUM_OF = Object.fromEntries(
  TALLY_COLUMNS.map((column) => [column, aggregate(column)]),
) as { readonly [C in TallyColumn]: AliasedRawBuilder<number, C> };
export const AGENT_SUMS = AGENT_TALLY_COLUMNS.map((column) => aggregate(column));
