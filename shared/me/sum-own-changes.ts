import type { OwnChange, OwnChangesAnswer, OwnShiftHead } from '../contract/me.ts';
import type { PublishedChange } from '../contract/roster-versions.ts';
import type { RosterShift } from '../contract/rosters.ts';
import { isSameShift } from '../rostering/days/compare-days.ts';

/** What one version changed for somebody, as they were to be told. */
export interface UnseenVersion {
  readonly versionNo: number;
  readonly publishedMs: number;
  readonly changes: readonly PublishedChange[];
}

/** What is told; how many shifts the new days have is for whoever knows the days. */
export interface OwnNews extends Omit<OwnChangesAnswer, 'atMs' | 'fresh'> {
  readonly fresh: Omit<NonNullable<OwnChangesAnswer['fresh']>, 'shifts'> | null;
}

/**
 * Several versions as one piece of news: of each day what was known before the first of them and what holds after the last. What was
 * changed and changed back is no news; days that were never published before are told together, and one by one what became of them
 * since they were published first.
 *
 * @param unseen by number; each says something of this person
 * @param today the running site day: what is over is no news either
 */
export function sumOwnChanges(
  unseen: readonly UnseenVersion[],
  today: string,
  headOf: (shift: RosterShift) => OwnShiftHead,
): OwnNews {
  const byDay = new Map<string, { isNew: boolean; before: RosterShift | null; after: RosterShift | null }>();
  for (const { changes } of unseen) {
    for (const { day, kind, before, after } of changes) {
      if (day < today) continue;
      const known = byDay.get(day);
      if (known === undefined) {
        const isNew = kind === 'new';
        byDay.set(day, { isNew, before: isNew ? after : before, after });
      } else known.after = after;
    }
  }
  const days = [...byDay].sort(([one], [other]) => (one < other ? -1 : 1));
  const fresh = days.filter(([, { isNew }]) => isNew);
  const last = unseen.at(-1);
  return {
    upToVersion: last?.versionNo ?? 0,
    publishedAtMs: last?.publishedMs ?? 0,
    fresh: fresh.length === 0 ? null : { firstDay: fresh[0]![0], lastDay: fresh.at(-1)![0] },
    changes: days.flatMap(([day, { before, after }]): readonly OwnChange[] =>
      isSameShift(before, after)
        ? []
        : [{ day, before: before && headOf(before), after: after && headOf(after) }],
    ),
  };
}
