import type { Candidates } from './candidates.ts';
import type { StretchGraph } from './stretch-graph.ts';

/**
 * What the days to come cost at least, by node: single choices, pairs, runs and blocks, and what one sum must still gather. The
 * sum's limits are relaxed (Lagrange): its values have a price, and what is beyond a limit is paid for at it. Three prices are
 * asked, the greatest answer is kept: what too little costs, what too much costs, and the one between that brings the cheapest
 * way within the limits, found by halving. Orders the labels of a dynamic program by what they can still become, and tells which
 * can be left.
 */
export interface RemainingCost {
  /** By node, what all later days cost without the sum; before `find` that of the nodes after the last day is filled in. */
  readonly ends: Float64Array;
  /** `values` are those of the sum, null when there is none. */
  find(
    graph: StretchGraph,
    candidates: Candidates,
    days: number,
    values: Float64Array | null,
    bounds: SumBounds,
  ): void;
  /** The least that can follow a node where the sum has come to so much. Infinite where no way goes on. */
  leastAfter(node: number, sum: number): number;
}

/** What the values of the sum may come to in the days looked at, and what a unit beyond costs. */
export interface SumBounds {
  least: number;
  most: number;
  perUnder: number;
  perOver: number;
}

const ROUNDS = 6;
const MOST_PRICES = 3;

export function createRemainingCost(nodeCount: number): RemainingCost {
  const ends = new Float64Array(nodeCount);
  const sums = new Float64Array(nodeCount);
  const laters = Array.from({ length: MOST_PRICES }, () => new Float64Array(nodeCount));
  const prices = new Float64Array(MOST_PRICES);
  /** What the limits come to at each price. */
  const owed = new Float64Array(MOST_PRICES);
  let priceCount = 0;
  let most = Infinity;

  /** Fills `later` from the last day to the first; gives the sum of the cheapest way. */
  function sweep(
    { nodeStarts, next, costs, width }: StretchGraph,
    { starts, variants }: Candidates,
    days: number,
    values: Float64Array | null,
    price: number,
    later: Float64Array,
  ): number {
    for (let node = nodeStarts[days]!; node < nodeStarts[days + 1]!; node++) {
      later[node] = ends[node]!;
      sums[node] = 0;
    }
    for (let at = days - 1; at >= 0; at--) {
      const first = starts[at]!;
      const end = starts[at + 1]!;
      for (let node = nodeStarts[at]!; node < nodeStarts[at + 1]!; node++) {
        const place = node * width - first;
        let least = Infinity;
        let sum = 0;
        for (let each = first; each < end; each++) {
          const to = next[place + each]!;
          if (to < 0) continue;
          const value = values === null ? 0 : values[variants[each]!]!;
          const cost = costs[place + each]! + price * value + later[to]!;
          if (cost >= least) continue;
          least = cost;
          sum = value + sums[to]!;
        }
        later[node] = least;
        sums[node] = sum;
      }
    }
    return sums[0]!;
  }

  function keepPrice(price: number, bounds: SumBounds): void {
    prices[priceCount] = price;
    owed[priceCount] = price === 0 ? 0 : price * (price > 0 ? bounds.most : bounds.least);
    priceCount++;
  }

  return {
    ends,
    find(graph, candidates, days, values, bounds) {
      priceCount = 0;
      most = bounds.most;
      const ask = (price: number, into: number) =>
        sweep(graph, candidates, days, values, price, laters[into]!);
      const sum = ask(0, 0);
      if (values === null) return keepPrice(0, bounds);
      const isTooMuch = sum > bounds.most;
      let near = 0;
      if (isTooMuch || sum < bounds.least) {
        let far = isTooMuch ? bounds.perOver : -bounds.perUnder;
        for (let round = 0; round < ROUNDS; round++) {
          const price = (near + far) / 2;
          const now = ask(price, 0);
          if (isTooMuch ? now > bounds.most : now < bounds.least) near = price;
          else far = price;
        }
        near = far;
        ask(near, 0);
      }
      keepPrice(near, bounds);
      if (bounds.perUnder > 0 && bounds.least > -Infinity) {
        ask(-bounds.perUnder, priceCount);
        keepPrice(-bounds.perUnder, bounds);
      }
      if (bounds.perOver > 0 && bounds.most < Infinity) {
        ask(bounds.perOver, priceCount);
        keepPrice(bounds.perOver, bounds);
      }
    },
    leastAfter(node, sum) {
      let least = -Infinity;
      for (let at = 0; at < priceCount; at++) {
        const price = prices[at]!;
        // What is too much already is paid for already.
        const gathered = price > 0 ? Math.min(sum, most) : sum;
        least = Math.max(least, laters[at]![node]! + price * gathered - owed[at]!);
      }
      return least;
    },
  };
}
