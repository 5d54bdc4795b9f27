import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

export type PartitionedTable = 'events' | 'calls';

const COLUMNS: Readonly<Record<PartitionedTable, string>> = { events: 'at_ms', calls: 'offered_ms' };

/** The UTC months that `fromMs` to `toMs` (inclusive) lie in, as numbers: 0 is January 1970. */
export function listMonths(fromMs: number, toMs: number): readonly number[] {
  const [first, last] = [monthOf(fromMs), monthOf(toMs)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Example: `nameMonth('events', 682)` is `events_2026_11`. */
export function nameMonth(table: PartitionedTable, month: number): string {
  const start = new Date(startOfMonth(month));
  return `${table}_${start.getUTCFullYear()}_${String(start.getUTCMonth() + 1).padStart(2, '0')}`;
}

export function monthOf(atMs: number): number {
  const date = new Date(atMs);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

export function startOfMonth(month: number): number {
  return Date.UTC(1970, month, 1);
}

/**
 * Makes the partition of a month when there is none. It is made by itself and then attached: made in place it would wait
 * for all who read the table, and hold up all who come after.
 */
export async function makeMonth(
  database: Kysely<Tables>,
  table: PartitionedTable,
  month: number,
): Promise<void> {
  const name = nameMonth(table, month);
  await database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(4820, 3)`.execute(transaction);
    const found = await sql<{ found: unknown }>`select to_regclass(${name}) as found`.execute(transaction);
    if (found.rows[0]?.found != null) return;
    const [from, to] = [startOfMonth(month), startOfMonth(month + 1)];
    const column = sql.ref(COLUMNS[table]);
    await sql`create table ${sql.table(name)} (
      like ${sql.table(table)} including defaults,
      constraint within_month check (${column} >= ${sql.lit(from)} and ${column} < ${sql.lit(to)})
    )`.execute(transaction);
    await sql`alter table ${sql.table(table)} attach partition ${sql.table(name)}
      for values from (${sql.lit(from)}) to (${sql.lit(to)})`.execute(transaction);
    await sql`alter table ${sql.table(name)} drop constraint within_month`.execute(transaction);
  });
}

/**
 * Takes the partition of a month away with all its rows.
 *
 * @returns false when somebody works on the table just now: waiting for them would hold up all others.
 */
export async function dropMonth(
  database: Kysely<Tables>,
  table: PartitionedTable,
  month: number,
): Promise<boolean> {
  try {
    await database.transaction().execute(async (transaction) => {
      await sql`set local lock_timeout = '100ms'`.execute(transaction);
      // Nobody makes one meanwhile.
      await sql`select pg_advisory_xact_lock(4820, 3)`.execute(transaction);
      await sql`drop table if exists ${sql.table(nameMonth(table, month))}`.execute(transaction);
    });
    return true;
  } catch (error) {
    if (isLocked(error)) return false;
    throw error;
  }
}

/** Whether a lock could not be had in time. */
export function isLocked(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && cause.code === '55P03';
}
