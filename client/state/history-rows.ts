import type { HistoryRow } from '../../shared/contract/history.ts';
import type { Sort } from './desk-view.ts';
import { sortIds, type SortValue } from './desk-order.ts';

/**
 * Rows in the order of a column: `period`, `subject` or a metric's id; null leaves them by time as the server told them.
 * Figures there are none of stand last, whichever way.
 */
export function listInOrder(
  rows: readonly HistoryRow[],
  sort: Sort<string> | null,
  nameOf: (row: HistoryRow) => string,
  locale: string,
): readonly HistoryRow[] {
  if (sort === null) return rows;
  const valueOf = (row: HistoryRow): SortValue => {
    if (sort.column === 'period') return row.period.fromMs;
    if (sort.column === 'subject') return nameOf(row);
    return row.figures[sort.column]?.value ?? null;
  };
  const places = rows.map((_, at) => String(at));
  return sortIds(places, (place) => valueOf(rows[Number(place)]!), sort.direction, locale).map(
    (place) => rows[Number(place)]!,
  );
}
