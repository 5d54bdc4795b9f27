import { describe, expect, it } from 'vitest';
import { TALLY_FIELDS, type Tally } from '../../shared/floor/tally.ts';
import { figuresOfQueues } from '../../shared/history/figures-of.ts';
import { findTallyFields } from '../../shared/history/find-fields.ts';
import { HISTORY_METRICS } from '../../shared/metrics/index.ts';
import { DEFAULT_SERVICE_RULE, SERVICE_LEVEL_FORMULAS } from '../../shared/site/site.ts';
import { Rng } from '../../shared/simulation/rng.ts';

describe('the counts a metric is computed from', () => {
  it.each([1, 2, 3])('HY10 are all it needs, by every formula, seed %i', (seed) => {
    const rng = new Rng(seed);
    for (const metric of HISTORY_METRICS)
      for (const serviceLevelFormula of SERVICE_LEVEL_FORMULAS)
        for (let round = 0; round < 20; round += 1) {
          const fields = new Set(findTallyFields([metric]));
          // Small, so that many counts are equal or nothing.
          const counts = TALLY_FIELDS.map((field) => [field, rng.nextIndex(3)] as const);
          const whole = Object.fromEntries(counts) as unknown as Tally;
          const needed = Object.fromEntries(
            counts.map(([field, count]) => [field, fields.has(field) ? count : 0]),
          ) as unknown as Tally;
          const rule = { ...DEFAULT_SERVICE_RULE, serviceLevelFormula };
          const figures = [whole, needed].map((tally) => figuresOfQueues([metric], [{ tally, rule }], 'own'));
          expect(figures[1], metric.id).toEqual(figures[0]);
        }
  });

  it('HY10 are few', () => {
    const answerRate = HISTORY_METRICS.filter(({ id }) => id === 'answer-rate');
    expect(findTallyFields(answerRate)).toEqual(['offered', 'answered']);
  });
});
