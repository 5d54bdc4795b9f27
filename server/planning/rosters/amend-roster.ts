import type { RosterChange } from '../../../shared/contract/rosters.ts';
import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import { sayDay } from '../../../shared/rostering/problem/say-day.ts';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { AgreedChanges } from '../../ports/roster-desk.ts';
import type { PublishedDay, RosterStore } from '../../ports/rosters.ts';
import type { DayText } from './desk/desk-messages.ts';
import { readEntries, spanOfDays } from './roster-days.ts';
import { listChanges } from './working-roster.ts';

export interface AmendParts {
  readonly store: Pick<RosterStore, 'readDays' | 'readPublished' | 'amend'>;
  readonly nowMs: () => number;
  readonly tellPeople: (
    range: DayRange,
    days: readonly DayText[],
    published: readonly PublishedDay[],
  ) => Promise<{ readonly changedAgents: number; readonly text: string }>;
}

export interface Amended {
  readonly versionNo: number | null;
  /** New ones of the working days. */
  readonly revisions: Readonly<Record<string, number>>;
}

/**
 * Changes single people's days in the working roster and in what is published of it: other people's entries stay in each as they are,
 * so that no planner's draft is published with them.
 *
 * @throws FloorcastError `conflict` when a day is not what was looked at; then nothing is changed.
 */
export async function amendRoster(
  { store, nowMs, tellPeople }: AmendParts,
  { author, reason, changes, seen, request }: AgreedChanges,
): Promise<Amended> {
  const days = [...new Set(changes.map(({ day }) => day))].sort();
  const range = spanOfDays(days);
  const [records, allPublished] = await Promise.all([
    store.readDays(null, range),
    store.readPublished(range),
  ]);
  const working = days.map((day) => {
    const { revision = 0, text = '{}' } = records.find((record) => record.day === day) ?? {};
    if (revision !== (seen.revisions[day] ?? 0)) throw quicker(day);
    const before = readEntries(text);
    const after = change(before, day, changes);
    return { day, revision, text: JSON.stringify(after), changes: listChanges(day, before, after) };
  });
  const standing = allPublished.filter(({ day, text }) => text !== null && days.includes(day));
  for (const day of days)
    if (standing.find((one) => one.day === day)?.versionNo !== seen.versions[day]) throw quicker(day);
  const published = standing.map(({ day, versionNo, text }) => ({
    day,
    versionNo,
    text: JSON.stringify(change(readEntries(text), day, changes)),
  }));
  const atMs = nowMs();
  const version =
    published.length === 0
      ? null
      : {
          kind: 'published' as const,
          publishedMs: atMs,
          author,
          reason,
          ...range,
          ...(await tellPeople(range, published, standing)),
        };
  const revisions = Object.fromEntries(working.map(({ day, revision }) => [day, revision + 1]));
  const audit = {
    atMs,
    author,
    reason,
    action: 'request-granted',
    copyId: null,
    days: { firstDay: range.firstDay, lastDay: nameDay(dayNumber(range.firstDay) + range.days - 1) },
    text: JSON.stringify({ changes: working.flatMap((one) => one.changes), revisions }),
  };
  const amended = working.map(({ day, revision, text }) => ({ day, revision, text }));
  const versionNo = await store.amend({ days: amended, published, version, audit, request });
  return { versionNo, revisions };
}

function change(
  entries: ReturnType<typeof readEntries>,
  day: string,
  changes: readonly RosterChange[],
): ReturnType<typeof readEntries> {
  const own = changes.filter((one) => one.day === day);
  const without = Object.entries(entries).filter(([agentId]) => !own.some((one) => one.agentId === agentId));
  const changed = own.flatMap(({ agentId, entry }) => (entry === null ? [] : [[agentId, entry] as const]));
  return Object.fromEntries([...without, ...changed]);
}

function quicker(day: string): FloorcastError {
  return new FloorcastError('conflict', { code: 'request-quicker', day: sayDay(day) });
}
