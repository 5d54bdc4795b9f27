import type { RosterCopy, RosterDay } from '../../../shared/contract/rosters.ts';
import { isSameShift } from '../../../shared/rostering/days/compare-days.ts';
import { dayNumber } from '../../../shared/time/day-number.ts';
import { bookOf, shiftOf, type CellRef, type RosterBook } from './roster-book.ts';

/** Cells of a copy's own days that have another shift in the working roster; notes, pins and breaks are no difference. */
export function compareCopy(
  { firstDay, days }: Pick<RosterCopy, 'firstDay' | 'days'>,
  book: RosterBook,
  working: readonly RosterDay[],
): readonly CellRef[] {
  const first = dayNumber(firstDay);
  const known = bookOf(working);
  return [...book].flatMap(([day, { entries }]) => {
    const other = known.get(day);
    const at = dayNumber(day) - first;
    if (other === undefined || at < 0 || at >= days) return [];
    const agentIds = new Set([...Object.keys(entries), ...Object.keys(other.entries)]);
    return [...agentIds]
      .map((agentId) => ({ agentId, day }))
      .filter((cell) => !isSameShift(shiftOf(book, cell), shiftOf(known, cell)));
  });
}
