import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../../shared/simulation/normal-quantile.ts';
import { QuantileTable } from '../../../shared/simulation/floor-run/quantile-table.ts';
import { studentQuantile } from '../../../shared/simulation/floor-run/student-quantile.ts';
import {
  estimateMean,
  estimateRatio,
  estimateServiceLevel,
  tallyReplications,
} from '../../../shared/simulation/floor-run/summarise-cells.ts';
import { playFloor } from '../../../shared/simulation/floor-run/floor-run.ts';
import { createUnitQuantile, type TimeSpread } from '../../../shared/simulation/floor-run/time-spread.ts';
import { sampleNormal } from '../../../shared/simulation/distributions.ts';
import { Rng } from '../../../shared/simulation/rng.ts';
import { SERVICE_LEVEL } from '../../../shared/metrics/service-level-formulas.ts';
import { SERVICE_LEVEL_FORMULAS } from '../../../shared/site/site.ts';
import { aFloorPlan, DAY_INTERVALS } from '../../helpers/floor-plan-builders.ts';

/** Variation is standard deviation / mean. */
const SPREADS: readonly (readonly [string, TimeSpread, variation: number, median: number])[] = [
  ['exponential', { kind: 'exponential' }, 1, Math.LN2],
  ['lognormal', { kind: 'lognormal', variation: 1.3 }, 1.3, 1 / Math.sqrt(1 + 1.69)],
  ['Erlang of 2', { kind: 'erlang', phases: 2 }, Math.SQRT1_2, 0.839173495],
  ['Erlang of 9', { kind: 'erlang', phases: 9 }, 1 / 3, 17.337902 / 18],
  [
    'Weibull of 2',
    { kind: 'weibull', shape: 2 },
    Math.sqrt(4 / Math.PI - 1),
    2 * Math.sqrt(Math.LN2 / Math.PI),
  ],
  ['measured', { kind: 'measured', quantileSeconds: [0, 100] }, 1 / Math.sqrt(3), 1],
];

describe('spreads of times', () => {
  test.each(SPREADS)(
    'SI70 %s: mean 1, and the variation and the median of the books',
    (_, spread, variation, median) => {
      const table = new QuantileTable(spread);
      const count = 400_000;
      let sum = 0;
      let squares = 0;
      for (let place = 0; place < count; place++) {
        const time = table.at((place + 0.5) / count);
        sum += time;
        squares += time * time;
      }
      const mean = sum / count;
      expect(mean).toBeCloseTo(1, 4);
      expect(Math.sqrt(squares / count - mean * mean)).toBeCloseTo(variation, 2);
      expect(table.at(0.5)).toBeCloseTo(median, 5);
      const exact = createUnitQuantile(spread);
      for (const share of [1e-9, 0.001, 0.02, 0.37, 0.97, 0.999, 1 - 1e-9]) {
        expect(Math.abs(table.at(share) / exact(share) - 1)).toBeLessThan(0.001);
      }
      expect(table.shareUpTo(table.at(0.97))).toBeCloseTo(0.97, 4);
    },
  );

  test('SI70 what is left of an exponential time is as long as a new one; of a fixed time, the rest', () => {
    const exponential = new QuantileTable({ kind: 'exponential' });
    expect(exponential.leftAfter(3, 0.5)).toBeCloseTo(Math.LN2, 6);
    const fixed = new QuantileTable({ kind: 'lognormal', variation: 0 });
    expect(fixed.leftAfter(0.25, 0.7)).toBeCloseTo(0.75, 9);
    // Longer than anything known: not for ever.
    expect(fixed.leftAfter(4, 0.7)).toBeCloseTo(0.4, 9);
  });
});

describe('bands', () => {
  test('SI69 quantiles of the normal and of Student’s t are those of the tables', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(1e-12)).toBeCloseTo(-7.034483825301132, 11);
    expect(normalQuantile(1e-300)).toBeCloseTo(-37.0470962993612, 9);
    const table = [
      [1, 63.6567],
      [2, 9.9248],
      [3, 5.8409],
      [4, 4.6041],
      [9, 3.2498],
      [29, 2.7564],
      [99, 2.6264],
    ] as const;
    for (const [freedom, value] of table) expect(studentQuantile(0.99, freedom)).toBeCloseTo(value, 3);
  });

  test('SI69 a band of 99 % holds the true mean in about 99 of 100 runs', () => {
    const rng = new Rng(69);
    let missed = 0;
    for (let run = 0; run < 4000; run++) {
      const { mean, halfWidth } = estimateMean(Array.from({ length: 8 }, () => sampleNormal(rng)));
      if (Math.abs(mean) > halfWidth) missed++;
    }
    expect(missed).toBeGreaterThan(20);
    expect(missed).toBeLessThan(60);
    expect(estimateMean([3]).halfWidth).toBe(Infinity);
  });

  test('SI69 a ratio is a sum over a sum, never a mean of ratios', () => {
    const parts = [
      { above: 10, below: 10 },
      { above: 0, below: 90 },
    ];
    expect(estimateRatio(parts)!.mean).toBe(0.1);
    expect(estimateRatio([{ above: 0, below: 0 }])).toBeNull();
    const steady = estimateRatio([1, 2, 3].map((size) => ({ above: size, below: 2 * size })))!;
    expect(steady.halfWidth).toBeCloseTo(0, 12);
    expect([steady.low, steady.high]).toEqual([0.5, 0.5]);
  });

  test('SI69 all six service levels are had from one result', () => {
    const cells = playFloor(aFloorPlan(), { seed: 4, from: 0, to: 5 });
    const tallies = tallyReplications(cells, { queueIds: ['sales'], from: 0, to: DAY_INTERVALS });
    const whole = tallies.reduce((sum, tally) => ({
      ...sum,
      answered: sum.answered + tally.answered,
      answeredWithinTarget: sum.answeredWithinTarget + tally.answeredWithinTarget,
      abandoned: sum.abandoned + tally.abandoned,
      abandonedWithinTarget: sum.abandonedWithinTarget + tally.abandonedWithinTarget,
      shortAbandons: sum.shortAbandons + tally.shortAbandons,
    }));
    const levels = SERVICE_LEVEL_FORMULAS.map((formula) => estimateServiceLevel(tallies, formula)!.mean);
    expect(levels).toEqual(
      SERVICE_LEVEL_FORMULAS.map(
        (formula) => SERVICE_LEVEL[formula].met(whole) / SERVICE_LEVEL[formula].counted(whole),
      ),
    );
    expect(new Set(levels).size).toBe(6);
  });
});
