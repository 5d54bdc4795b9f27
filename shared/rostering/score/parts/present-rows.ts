import type { RosterModel } from '../../model/roster-model.ts';

/** Slots of the horizon a variant is present in, by the day it is chosen on, looked up once. */
export interface PresentRows {
  /** Absolute slots are `dayStartSlots[day]` plus those of this list. */
  listOf(variant: number, day: number): Int32Array;
}

export function createPresentRows(model: RosterModel): PresentRows {
  const { dayCount, presentSlots } = model;
  const lists: (Int32Array | undefined)[] = new Array<Int32Array | undefined>(
    model.variants.length * dayCount,
  ).fill(undefined);
  return {
    listOf(variant, day) {
      const at = variant * dayCount + day;
      return (lists[at] ??= presentSlots(variant, day));
    },
  };
}
