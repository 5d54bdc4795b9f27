import type { CoverSet, Picks, RosterModel } from '../model/roster-model.ts';

/** How many of a cover set are there, by row: shares of the agents whose shift counts. */
export function countCover(model: RosterModel, set: CoverSet, picks: Picks): Float64Array {
  const counts = new Float64Array(set.rowCount);
  model.agentIds.forEach((_, agent) => {
    for (let day = 0; day < model.dayCount; day++) {
      const variant = picks[agent * model.dayCount + day]!;
      if (set.members[variant] !== 1) continue;
      for (const row of rowsOf(model, set, variant, day)) counts[row]! += set.shares[agent]!;
    }
  });
  return counts;
}

function rowsOf(model: RosterModel, set: CoverSet, variant: number, day: number): readonly number[] {
  switch (set.rows) {
    case 'start':
      return [day];
    case 'slot':
      return Array.from(model.presentSlots(variant, day), (slot) => model.dayStartSlots[day]! + slot);
    default:
      return set.rows satisfies never;
  }
}
