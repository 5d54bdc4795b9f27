import type { RosterEntry } from '../../../shared/contract/rosters.ts';
import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import { listDays } from '../../../shared/time/day-range.ts';
import type { PublishedDay, RosterDayRecord } from '../../ports/rosters.ts';
import { readEntries } from './roster-days.ts';

/**
 * The newest version that published one of these days, when all of them are as they were published; null when something of
 * shifts, breaks or notes is another, or a day is not published. Pins are no part of it: they tell people nothing.
 */
export function findSameVersion(
  range: DayRange,
  records: readonly Pick<RosterDayRecord, 'day' | 'text'>[],
  published: readonly PublishedDay[],
): number | null {
  const drafts = new Map(records.map(({ day, text }) => [day, text]));
  const standing = new Map(published.map((one) => [one.day, one]));
  let newest: number | null = null;
  for (const day of listDays(range)) {
    const { versionNo, text } = standing.get(day) ?? { versionNo: 0, text: null };
    if (text === null || !isSame(drafts.get(day) ?? '{}', text)) return null;
    newest = Math.max(newest ?? 0, versionNo);
  }
  return newest;
}

function isSame(draft: string, published: string): boolean {
  if (draft === published) return true;
  const [one, other] = [readEntries(draft), readEntries(published)];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    (agentId) => write(one[agentId]) === write(other[agentId]),
  );
}

/** A day off without a note is as nothing written. */
function write({ shift, note }: Pick<RosterEntry, 'shift' | 'note'> = { shift: null, note: '' }): string {
  return JSON.stringify([shift, note]);
}
