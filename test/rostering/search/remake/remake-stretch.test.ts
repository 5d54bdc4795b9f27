import { describe, expect, it } from 'vitest';
import type { BareTerm } from '../../../../shared/rostering/constraints/constraint.ts';
import { createIncrementalScore } from '../../../../shared/rostering/score/create-incremental-score.ts';
import { createSearchSpace } from '../../../../shared/rostering/search/search-space.ts';
import { createRemakeStretch } from '../../../../shared/rostering/search/remake/remake-stretch.ts';
import { Rng } from '../../../../shared/simulation/rng.ts';
import { buildModel } from '../../model-builders.ts';

/** The days of one agent made anew, beside those that stand. */
function remake(terms: readonly BareTerm[], standing: readonly number[]): readonly number[] {
  const dayCount = standing.length;
  const model = buildModel({ dayCount, terms });
  const score = createIncrementalScore(model, new Uint16Array(dayCount));
  const space = createSearchSpace({ model, score, rng: new Rng(1), aim: () => -1 });
  const made = Uint16Array.from(standing);
  const request = { agent: 0, from: 0, to: dayCount - 1, standing: made.slice() };
  const how = { penalty: 100, sharedPenalty: 100, noise: 0, beam: 200, isLater: false };
  createRemakeStretch(space)({ ...request, ...how }, made);
  return Array.from(made);
}

const wish = (day: number, worth: number): BareTerm => ({
  kind: 'pick',
  agent: 0,
  day,
  costs: Float64Array.of(0, -worth, 0),
});

describe('a stretch made anew', () => {
  it('finds what is cheaper where a sum has other values on other days', () => {
    const heavy = Float64Array.of(0, 10, 10);
    const light = Float64Array.of(0, 1, 1);
    const sum: BareTerm = {
      kind: 'sum',
      agent: 0,
      days: [0, 1],
      values: heavy,
      valuesByDay: [heavy, light],
      base: 0,
      limits: { softMax: 10, perOver: 100 },
    };
    // Both days: 550 of wishes for one unit too many. By the first day's values it were ten.
    expect(remake([wish(0, 250), wish(1, 300), sum], [0, 1])).toEqual([1, 1]);
  });
});
