import { describe, expect, it } from 'vitest';
import { findFactors } from '../../shared/forecasting/singular-days/find-factors.ts';
import { singularDays } from '../../shared/forecasting/singular-days/singular-days.ts';
import { nameDay } from '../../shared/time/day-number.ts';
import { dayAfter, drawHistory, TRUTH } from '../helpers/forecast-histories.ts';

const sum = (values: Float64Array) => values.reduce((all, value) => all + (value >= 0 ? value : 0), 0);

describe('singular days', () => {
  it('factors give a matrix of two curves back, the larger one first', () => {
    // Curves (1, 1, 1, 1) / 2 and (1, -1, 1, -1) / 2.
    const rows = [
      [10, 2],
      [20, -1],
      [15, 3],
    ] as const;
    const matrix = Float64Array.from(rows.flatMap(([a, b]) => [a + b, a - b, a + b, a - b]));
    const { curves, scores } = findFactors(matrix, 3, 4, 4);
    expect(curves).toHaveLength(2);
    for (const curve of curves)
      expect(curve.reduce((all, value) => all + value * value, 0)).toBeCloseTo(1, 9);
    const rebuilt = Float64Array.from(matrix, (_, at) => {
      const [row, column] = [Math.floor(at / 4), at % 4];
      return curves.reduce((all, curve, factor) => all + curve[column]! * scores[factor]![row]!, 0);
    });
    for (const [at, value] of rebuilt.entries()) expect(value).toBeCloseTo(matrix[at]!, 3);
    expect(sum(scores[0]!.map((value) => value * value))).toBeGreaterThan(
      sum(scores[1]!.map((value) => value * value)),
    );
  });

  it('factors of nothing are none', () => {
    expect(findFactors(new Float64Array(12), 3, 4, 4).curves).toHaveLength(0);
  });

  it.each([10, 100, 2_000])('FC14 square roots lose no calls: %d a day (seeds 61 to 66)', (callsPerDay) => {
    let foretold = 0;
    for (let seed = 61; seed <= 66; seed += 1) {
      const history = drawHistory({ ...TRUTH, callsPerDay }, seed);
      const ahead = { firstDay: nameDay(dayAfter(history)), days: 7 };
      foretold += sum(
        singularDays.forecast({ history, ahead, events: [], excludedDays: new Set(), levelShifts: [] }),
      );
    }
    expect(Math.abs(foretold / (6 * 7 * callsPerDay) - 1)).toBeLessThan(0.06);
  });
});
