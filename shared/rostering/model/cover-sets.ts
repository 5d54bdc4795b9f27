import type { CoverSet } from './roster-model.ts';

/** Cover sets of a model while rules ask for them. */
export interface CoverSetList {
  readonly sets: readonly CoverSet[];
  /** Place of the set; one that counts the same is used again. */
  add(set: Omit<CoverSet, 'rowCount'>): number;
}

export function createCoverSetList(dayCount: number, slotCount: number): CoverSetList {
  const sets: CoverSet[] = [];
  const known = new Map<string, number>();
  return {
    sets,
    add(set) {
      const key = `${set.rows} ${set.shares.join()} ${set.members.join()}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      known.set(key, sets.length);
      sets.push({ ...set, rowCount: set.rows === 'slot' ? slotCount : dayCount });
      return sets.length - 1;
    },
  };
}
