import { expect, it } from 'vitest';
import { countSum } from '../../../shared/rostering/bound/counters/count-sum.ts';
import { createScheduleGraph, findCheapestSchedule } from '../../../shared/rostering/bound/schedule-graph.ts';
import { costOf } from '../../../shared/rostering/model/limits.ts';
import type { SumTerm } from '../../../shared/rostering/model/term.ts';
import { Rng } from '../../../shared/simulation/rng.ts';

const TYPES = [0, 1, 2];
const DAYS = 5;

function inventSums(seed: number, count: number): readonly SumTerm[] {
  const rng = new Rng(seed);
  return Array.from({ length: count }, (_, place) => ({
    kind: 'sum',
    rule: 'any',
    ruleIndex: place,
    agent: 0,
    days: [0, 1, 2, 3, 4],
    values: Float64Array.from(TYPES, () => rng.nextIndex(4)),
    base: 0,
    limits: {
      softMin: rng.nextIndex(8),
      softMax: 8,
      perUnder: 1 + rng.nextIndex(5),
      perOver: 1 + rng.nextIndex(5),
    },
  }));
}

/** Every schedule there is, one by one. */
function findLeast(terms: readonly SumTerm[], prices: Float64Array): number {
  let least = Infinity;
  for (let code = 0; code < TYPES.length ** DAYS; code++) {
    const types = Array.from(
      { length: DAYS },
      (_, day) => Math.floor(code / TYPES.length ** day) % TYPES.length,
    );
    const cost = terms.reduce(
      (sum, { values, limits }) =>
        sum +
        costOf(
          limits,
          types.reduce((total, type) => total + values[type]!, 0),
        ),
      types.reduce((sum, type, day) => sum + prices[day * TYPES.length + type]!, 0),
    );
    least = Math.min(least, cost);
  }
  return least;
}

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'the cheapest schedule is exact however many sums are remembered, seed %i',
  (seed) => {
    const rng = new Rng(100 + seed);
    const prices = Float64Array.from({ length: DAYS * TYPES.length }, () => rng.nextIndex(9));
    for (const count of [1, 2, 4, 8]) {
      const terms = inventSums(seed, count);
      const graph = createScheduleGraph(
        terms.map((term) => countSum(term, TYPES)),
        TYPES.length,
        DAYS,
        100_000,
      )!;
      const values = new Float64Array(graph.dayStarts[DAYS]! + 1);
      const found = findCheapestSchedule(graph, prices, TYPES.length, values, new Uint16Array(DAYS));
      expect(found).toBeCloseTo(findLeast(terms, prices), 9);
    }
  },
);
