import type { Move } from './move-pool.ts';
import type { RepairDesk } from './repair-desk.ts';

/** The best found so far for each number of changes. */
export interface PlanBook {
  readonly mostChanges: number;
  /** Writes down what has been put on the desk, where it is better than what stands for as many changes. */
  note(chosen: readonly Move[]): void;
  /** From few changes to many, each better than all before it. */
  list(): readonly (readonly Move[])[];
}

/** Of costs: less than this is noise of adding up. */
export const WORTH = 1e-6;

interface Entry {
  readonly moves: readonly Move[];
  readonly gain: number;
  readonly noticeCost: number;
}

/** @param desk as it stands before any change: what is written down is measured against it. */
export function openPlanBook(desk: RepairDesk, mostChanges: number): PlanBook {
  const { score } = desk;
  const violationsBefore = { byAgent: score.agentViolations.slice(), shared: score.sharedViolations };
  const best = new Array<Entry | null>(mostChanges + 1).fill(null);

  /** One rule mended does not pay for another one broken. */
  function breaksRules(chosen: readonly Move[]): boolean {
    if (score.sharedViolations > violationsBefore.shared + WORTH) return true;
    return chosen.some(({ changes }) =>
      changes.some(({ agent }) => score.agentViolations[agent]! > violationsBefore.byAgent[agent]! + WORTH),
    );
  }

  return {
    mostChanges,
    note(chosen) {
      const count = countChanges(chosen);
      if (count === 0 || count > mostChanges) return;
      const gain = desk.gain(desk.placed());
      const known = best[count]!;
      if (gain >= -WORTH || (known !== null && gain > known.gain + WORTH) || breaksRules(chosen)) return;
      const noticeCost = noticeOf(chosen);
      if (known !== null && gain > known.gain - WORTH && noticeCost >= known.noticeCost) return;
      best[count] = { moves: [...chosen], gain, noticeCost };
    },
    list() {
      let reached = -WORTH;
      return best.flatMap((entry) => {
        if (entry === null || entry.gain >= reached - WORTH) return [];
        reached = entry.gain;
        return [entry.moves];
      });
    },
  };
}

export function countChanges(moves: readonly Move[]): number {
  let count = 0;
  for (const { changes } of moves) count += changes.length;
  return count;
}

export function noticeOf(moves: readonly Move[]): number {
  let sum = 0;
  for (const { changes } of moves) for (const { noticeCost } of changes) sum += noticeCost;
  return sum;
}
