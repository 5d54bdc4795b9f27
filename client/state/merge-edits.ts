import type { ForecastEditEntry } from '../../shared/contract/planning-forecast.ts';

/**
 * Two people changed the edits of one queue since both had read `base`: theirs stands, without what I took out, and with what
 * I added behind it. Nobody's edit is lost.
 */
export function mergeEdits(
  base: readonly ForecastEditEntry[],
  mine: readonly ForecastEditEntry[],
  theirs: readonly ForecastEditEntry[],
): readonly ForecastEditEntry[] {
  const known = new Set(base.map(({ id }) => id));
  const kept = new Set(mine.map(({ id }) => id));
  const there = new Set(theirs.map(({ id }) => id));
  return [
    ...theirs.filter(({ id }) => kept.has(id) || !known.has(id)),
    ...mine.filter(({ id }) => !known.has(id) && !there.has(id)),
  ];
}
