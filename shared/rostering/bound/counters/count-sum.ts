import { costOf } from '../../model/limits.ts';
import type { SumTerm } from '../../model/term.ts';
import { BROKEN, type Counter } from './counter.ts';

/**
 * Remembers the sum so far. Sums from which every end is free of cost are one value, and sums from which every end breaks a hard
 * limit are none.
 */
export function countSum(term: SumTerm, types: readonly number[]): Counter {
  const { base, days, limits, values } = term;
  const { softMin = -Infinity, softMax = Infinity, hardMin = -Infinity, hardMax = Infinity } = limits;
  const worth = types.map((variant) => values[variant]!);
  const [least, most] = [Math.min(...worth), Math.max(...worth)];
  const [freeMin, freeMax] = [Math.max(softMin, hardMin), Math.min(softMax, hardMax)];
  const places = new Map(days.map((day, place) => [day, place]));
  const sums: number[] = [0, 0];
  const valueOf = new Map<number, number>();
  const FREE = 1;
  const intern = (sum: number): number => {
    const known = valueOf.get(sum);
    if (known !== undefined) return known;
    valueOf.set(sum, sums.length);
    sums.push(sum);
    return sums.length - 1;
  };
  const settle = (sum: number, left: number): number => {
    const [low, high] = [sum + left * least, sum + left * most];
    if (low > hardMax + 1e-9 || high < hardMin - 1e-9) return BROKEN;
    return low >= freeMin && high <= freeMax ? FREE : left === 0 ? 0 : intern(sum);
  };
  const first = settle(base, days.length);
  return {
    // More than a graph may have arcs.
    valueCount: 1 << 20,
    start: first === BROKEN ? intern(base) : first,
    step: (day, value, type) => {
      const place = places.get(day);
      if (place === undefined) return value;
      if (value === FREE) return place + 1 === days.length ? 0 : FREE;
      const next = settle(sums[value]! + worth[type]!, days.length - 1 - place);
      return next !== BROKEN && place + 1 === days.length ? 0 : next;
    },
    price: (day, value, type) => {
      if (value === FREE || places.get(day) !== days.length - 1) return 0;
      return costOf(limits, sums[value]! + worth[type]!);
    },
  };
}
