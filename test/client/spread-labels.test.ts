import { describe, expect, test } from 'vitest';
import { spreadLabels } from '../../client/parts/spread-labels.ts';

function spread(places: readonly number[], bottom = 100): readonly number[] {
  const labels = places.map((y) => ({ y }));
  spreadLabels(labels, 16, 0, bottom);
  return labels.map(({ y }) => y);
}

describe('names at the right edge of a drawing', () => {
  test('stay at their lines where there is room', () => {
    expect(spread([80, 10, 40])).toEqual([10, 40, 80]);
    expect(spread([])).toEqual([]);
  });

  test('are pushed apart downwards, and back up from the ground', () => {
    expect(spread([20, 22, 24])).toEqual([20, 36, 52]);
    expect(spread([90, 91, 99])).toEqual([60, 76, 92]);
    expect(spread([-5, 0])).toEqual([0, 16]);
  });

  test('never cover another, also where they all stand in a drawing that is almost full', () => {
    const seven = spread([90, 91, 92, 93, 94, 95, 96], 108);
    expect(seven).toEqual([4, 20, 36, 52, 68, 84, 100]);
  });

  test('stand evenly within a drawing that is too low for them', () => {
    expect(spread([1, 1, 1, 60, 60], 40)).toEqual([0, 8, 16, 24, 32]);
  });
});
