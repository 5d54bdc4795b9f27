import { describe, expect, it } from 'vitest';
import { createLayers } from '../../../../shared/rostering/search/remake/layers.ts';

/** What is left of a day whose labels have these orders. */
function thin(orders: readonly number[], most: number): readonly number[] {
  const layers = createLayers(orders.length, 1);
  layers.clear(1);
  layers.openDay();
  orders.forEach((order, key) => (layers.order[layers.placeFor(key, key, order)] = order));
  layers.thin(0, most);
  return Array.from(layers.order.subarray(0, layers.count()));
}

describe('the labels of a day', () => {
  it('are thinned to the cheapest, wherever in the list they stand', () => {
    expect(thin([4, 1, 3, 2], 2)).toEqual([1, 2]);
    expect(thin([4, 1], 2)).toEqual([4, 1]);
  });

  it('leave the cheaper ones their room where many are as dear as the dearest that stays', () => {
    expect(thin([5, 5, 5, 1], 2)).toEqual([5, 1]);
    expect(thin([5, 7, 1, 5, 5, 2], 4)).toEqual([5, 1, 5, 2]);
  });
});
