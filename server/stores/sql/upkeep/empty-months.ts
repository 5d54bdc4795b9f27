import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import { monthOf, nameMonth, startOfMonth } from '../postgres/month-partitions.ts';

/**
 * Empties partitions of months that lie wholly before a moment, at once however many rows they have; a file has none. The
 * partition itself stays: it costs nothing, and taking it off its table would wait for all who read.
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
    deleted += await engine.write(async (transaction) => {
      const counted = await sql<{
        count: number;
      }>`select count(*)::int as count from ${sql.table(name)}`.execute(transaction);
      const count = counted.rows[0]!.count;
      if (count > 0) await sql`truncate ${sql.table(name)}`.execute(transaction);
      return count;
    }, 'background');
  }
  return deleted;
}
