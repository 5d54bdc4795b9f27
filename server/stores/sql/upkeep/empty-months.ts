import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import { readUnfinished } from '../imports/import-records.ts';
import { isLocked, monthOf, nameMonth, startOfMonth } from '../postgres/month-partitions.ts';

/**
 * Takes partitions of months away that lie wholly before a moment, at once however many rows they have; a file has none.
 * That waits for all who read the table, and whoever comes after waits with it: so it is given up after a moment, and while
 * an import may be about to fill the month. Then the partition is emptied and stays until the next time; where somebody
 * reads that very month, its rows are to be deleted a few at a time, which waits for nobody.
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
  const isImporting = (await readUnfinished(engine.read)).length > 0;
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
    const isGone =
      (!isImporting && (await engine.dropMonth(table, number))) || (count > 0 && (await empty(engine, name)));
    if (isGone) deleted += count;
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
