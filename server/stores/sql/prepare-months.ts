import type { Engine } from './engine.ts';
import { monthOf, startOfMonth } from './postgres/month-partitions.ts';

/**
 * Makes room for these rows: only in the months that have some. Between a clock that is wrong and one that is right there
 * may be hundreds.
 */
export async function prepareMonths<R>(
  engine: Engine,
  table: 'events' | 'calls',
  rows: readonly R[],
  timeOf: (row: R) => number,
): Promise<void> {
  if (engine.kind === 'libsql') return;
  const months = new Set(rows.map((row) => monthOf(timeOf(row))));
  for (const month of months) await engine.prepareMonths(table, startOfMonth(month), startOfMonth(month));
}
