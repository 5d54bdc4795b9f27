import { lastDayOf, type CalendarEntry, type CalendarItem } from './calendar-entry.ts';

/**
 * What a calendar is told now, from what it was told before. Whatever changed has the next number; what is gone stays as cancelled,
 * so that calendars take it out, until its day is over. What lies before `firstDay` is forgotten.
 *
 * @param kept what it was told before
 * @param items what holds now
 * @param firstDay the calendar begins with it
 */
export function reviseCalendar(
  kept: readonly CalendarEntry[],
  items: readonly CalendarItem[],
  firstDay: string,
  atMs: number,
): readonly CalendarEntry[] {
  const before = new Map(kept.map((entry) => [entry.uid, entry]));
  const now = new Set(items.map(({ uid }) => uid));
  const standing = items.map(({ uid, content }): CalendarEntry => {
    const known = before.get(uid);
    if (known === undefined) return { uid, content, sequence: 0, isCancelled: false, changedMs: atMs };
    const isSame = !known.isCancelled && JSON.stringify(known.content) === JSON.stringify(content);
    return isSame
      ? known
      : { uid, content, sequence: known.sequence + 1, isCancelled: false, changedMs: atMs };
  });
  const gone = kept
    .filter(({ uid, content }) => !now.has(uid) && lastDayOf(content) >= firstDay)
    .map((entry): CalendarEntry =>
      entry.isCancelled
        ? entry
        : { ...entry, sequence: entry.sequence + 1, isCancelled: true, changedMs: atMs },
    );
  return [...standing, ...gone];
}
