import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import { monthOf, nameMonth, startOfMonth } from '../postgres/month-partitions.ts';

/**
 * Empties partitions of months that lie wholly before a moment, at once however many rows they have; a file has none. The
 * partition itself stays: it costs nothing, and taking it off its table would wait for all who read. One that somebody
 * reads just now is left: its rows are to be deleted a few at a time, which waits for nobody.
 *
 * @returns how many rows there were.
 */
export async function emptyMonths(
  engine: Engine,
  table: 'calls' | 'events',
  beforeMs: number,
): Promise<number> {
  if (engine.kind !== 'postgres') return 0;
  const { rows } = await sql<{ name: string }>`
    select child.relname as name from pg_inherits
    join pg_class child on child.oid = pg_inherits.inhrelid
    where pg_inherits.inhparent = ${table}::regclass order by child.relname`.execute(engine.read);
  const last = monthOf(beforeMs) - 1;
  let deleted = 0;
  for (const { name } of rows) {
    const month = /_(\d{4})_(\d{2})$/.exec(name);
    if (!month) continue;
    const number = (Number(month[1]) - 1970) * 12 + Number(month[2]) - 1;
    if (number > last || name !== nameMonth(table, number) || startOfMonth(number + 1) > beforeMs) continue;
    // Beside the writer: counting a month takes seconds.
    const counted = await sql<{
      count: number;
    }>`select count(*)::int as count from ${sql.table(name)}`.execute(engine.read);
    const { count } = counted.rows[0]!;
    if (count > 0 && (await empty(engine, name))) deleted += count;
  }
  return deleted;
}

/** @returns false when somebody reads it, such as a backup: waiting for them would hold up the floor. */
async function empty(engine: Engine, name: string): Promise<boolean> {
  try {
    await engine.write(async (transaction) => {
      await sql`set local lock_timeout = '200ms'`.execute(transaction);
      await sql`truncate ${sql.table(name)}`.execute(transaction);
    }, 'background');
    return true;
  } catch (error) {
    if (isLocked(error)) return false;
    throw error;
  }
}

function isLocked(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && cause.code === '55P03';
}
