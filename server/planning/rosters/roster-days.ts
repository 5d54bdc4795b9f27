import type { RosterDay, RosterEntry } from '../../../shared/contract/rosters.ts';
import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import { listDays } from '../../../shared/time/day-range.ts';
import type { PublishedDay, RosterDayRecord } from '../../ports/rosters.ts';

export type RosterEntries = Readonly<Record<string, RosterEntry>>;

/** A day of a roster without who changed it when. */
export type BareDay = Pick<RosterDay, 'day' | 'entries'>;

export function readEntries(text: string | null | undefined): RosterEntries {
  return text === null || text === undefined ? {} : (JSON.parse(text) as RosterEntries);
}

/** Every day of a range, also those nobody has planned. */
export function fillDays(range: DayRange, records: readonly RosterDayRecord[]): readonly RosterDay[] {
  const known = new Map(records.map((record) => [record.day, record]));
  return listDays(range).map((day) => {
    const record = known.get(day);
    return {
      day,
      revision: record?.revision ?? 0,
      changedAtMs: record?.changedMs ?? null,
      author: record?.author ?? null,
      entries: readEntries(record?.text),
    };
  });
}

/** Published days as days of a roster; those that are not published any more are missing. */
export function listPublished(
  published: readonly PublishedDay[],
): readonly (BareDay & { readonly versionNo: number })[] {
  return published.flatMap(({ day, versionNo, text }) =>
    text === null ? [] : [{ day, versionNo, entries: readEntries(text) }],
  );
}

/** From the first to the last of some days. */
export function spanOfDays(days: readonly string[]): DayRange {
  const numbers = days.map(dayNumber);
  const first = Math.min(...numbers);
  return { firstDay: nameDay(first), days: Math.max(...numbers) - first + 1 };
}
