import { describe, expect, it } from 'vitest';
import { findPauseSteps, PauseRoom } from '../../../shared/rostering/breaks/find-pause-steps.ts';
import { PauseTable } from '../../../shared/rostering/breaks/pause-table.ts';
import { Rng } from '../../../shared/simulation/rng.ts';

const LEFT_OUT = 1000;

/** Tries every way to place or leave out each pause. */
function tryAll(costs: number[][], lengths: number[], steps: number, spacing: number): number {
  const fits = (starts: (number | null)[]) => {
    const placed = starts
      .flatMap((start, pause) => (start === null ? [] : [{ from: start, to: start + lengths[pause]! }]))
      .sort((one, other) => one.from - other.from);
    let free = 0;
    for (const { from, to } of placed) {
      if (from < free + spacing) return false;
      free = to;
    }
    return placed.length === 0 || free + spacing <= steps;
  };
  let best = Infinity;
  const starts: (number | null)[] = [];
  const go = (pause: number, cost: number): void => {
    if (pause === costs.length) {
      if (fits(starts)) best = Math.min(best, cost);
      return;
    }
    starts[pause] = null;
    go(pause + 1, cost + LEFT_OUT);
    costs[pause]!.forEach((own, step) => {
      if (own === Infinity) return;
      starts[pause] = step;
      go(pause + 1, cost + own);
    });
    starts.length = pause;
  };
  go(0, 0);
  return best;
}

describe('the places of the pauses of one shift', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'BR2 BR4 are the best there are, seed %i',
    (seed) => {
      const rng = new Rng(seed);
      const steps = 4 + rng.nextIndex(9);
      const count = 1 + rng.nextIndex(3);
      const spacing = rng.nextIndex(3);
      const lengths = Array.from({ length: count }, () => 1 + rng.nextIndex(3));
      const costs = lengths.map((length) =>
        Array.from({ length: steps }, (_, step) =>
          step + length > steps || rng.happens(0.4) ? Infinity : rng.nextIndex(20),
        ),
      );
      const table = new PauseTable();
      // A longer shift before it must leave nothing behind.
      table.begin(3, 20);
      table.begin(count, steps);
      costs.forEach((row, pause) => {
        table.lengths[pause] = lengths[pause]!;
        table.leftOut[pause] = LEFT_OUT;
        row.forEach((cost, step) => {
          if (cost < Infinity) table.set(pause, step, cost);
        });
      });
      const into = new Int32Array(8);
      const cost = findPauseSteps(table, spacing, new PauseRoom(), into);
      expect(cost).toBe(tryAll(costs, lengths, steps, spacing));
      const told = costs.reduce(
        (sum, row, pause) => sum + (into[pause]! < 0 ? LEFT_OUT : row[into[pause]!]!),
        0,
      );
      expect(told).toBe(cost);
    },
  );

  it('BR3 leaves everything out of a shift shorter than the spacing', () => {
    const table = new PauseTable();
    table.begin(1, 3);
    table.lengths[0] = 1;
    table.leftOut[0] = LEFT_OUT;
    table.set(0, 1, 5);
    const into = new Int32Array(8);
    expect(findPauseSteps(table, 4, new PauseRoom(), into)).toBe(LEFT_OUT);
    expect(into[0]).toBe(-1);
  });
});
