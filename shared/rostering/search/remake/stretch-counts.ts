import type { BlockWatch } from './block-watch.ts';
import type { Candidates } from './candidates.ts';
import { priceOver, priceUnder } from './priced-limits.ts';
import type { SumWatch } from './sum-watch.ts';

/** Counts a label has room for: sums, and two for each list of blocks. */
export const MOST_COUNTS = 40;
/** Labels that agree in the most telling sums are one. */
const TELLING_SUMS = 2;

export interface CountedStretch {
  readonly picks: Uint16Array;
  readonly base: number;
  readonly from: number;
  readonly to: number;
  readonly penalty: number;
  readonly isLater: boolean;
}

/** What a label counts beside its mode: sums, and blocks such as weekends. */
export interface StretchCounts {
  /** Looks at a stretch of an agent and its candidates; sums no way to spend it can break are left out. Blocks are open already. */
  open(
    sums: readonly SumWatch[],
    blocks: readonly BlockWatch[],
    stretch: CountedStretch,
    candidates: Candidates,
  ): void;
  /** Counts of a label. */
  width(): number;
  /** The most telling sum, when all days of the stretch count for it alike; its count is the first. */
  main(): SumWatch | null;
  /** Fills the counts before the first day. */
  begin(values: Float64Array, offset: number): void;
  /** What a candidate costs on a day after the counts at `offset`; the counts after it are then in `fresh`, told by `key` and `check`. */
  extend(values: Float64Array, offset: number, at: number, candidate: number, variant: number): number;
  readonly fresh: Float64Array;
  key(): number;
  check(): number;
}

export function createStretchCounts(mostCandidates: number): StretchCounts {
  const fresh = new Float64Array(MOST_COUNTS);
  /** By candidate, by sum: what it adds. */
  let more = new Float64Array(mostCandidates);
  let sums: SumWatch[] = [];
  let blocks: readonly BlockWatch[] = [];
  let from = 0;
  let penalty = 0;
  let key = 0;
  let check = 0;

  return {
    fresh,
    key: () => key,
    check: () => check,
    width: () => sums.length + 2 * blocks.length,
    main: () => (sums[0]?.isWhole ? sums[0] : null),
    open(allSums, openBlocks, stretch, { starts, variants }) {
      const { picks, base, to, isLater } = stretch;
      from = stretch.from;
      penalty = stretch.penalty;
      blocks = openBlocks;
      sums = allSums
        .filter((sum) => sum.open(picks, base, from, to, isLater))
        .sort((one, other) => other.weight - one.weight)
        .slice(0, MOST_COUNTS - 2 * blocks.length);
      const count = sums.length;
      const days = to - from + 1;
      if (more.length < starts[days]! * count) more = new Float64Array(starts[days]! * count);
      for (let at = 0; at < days; at++) {
        for (let place = 0; place < count; place++) {
          const values = sums[place]!.valuesOn[from + at]!;
          for (let each = starts[at]!; each < starts[at + 1]!; each++) {
            more[each * count + place] = values === null ? 0 : values[variants[each]!]!;
          }
        }
      }
    },
    begin(values, offset) {
      sums.forEach((sum, place) => (values[offset + place] = sum.begin));
      blocks.forEach((block, place) => {
        values[offset + sums.length + 2 * place] = block.begin;
        values[offset + sums.length + 2 * place + 1] = 0;
      });
    },
    extend(values, offset, at, candidate, variant) {
      const sumCount = sums.length;
      let cost = 0;
      key = 0;
      check = 0;
      for (let place = 0; place < sumCount; place++) {
        const sum = sums[place]!;
        const was = values[offset + place]!;
        const adds = more[candidate * sumCount + place]!;
        const is = was + adds;
        if (adds !== 0) cost += priceOver(sum.limits, is, penalty) - priceOver(sum.limits, was, penalty);
        if (at === sum.last) cost += priceUnder(sum.limits, is, penalty);
        fresh[place] = is;
        if (place < TELLING_SUMS && at < sum.last && at >= sum.first) {
          const level = Math.round(is / sum.quantum);
          key = Math.imul(key, 769) + level;
          check = check * 4099 + level;
        }
      }
      for (let place = 0; place < blocks.length; place++) {
        const block = blocks[place]!;
        const slot = sumCount + 2 * place;
        cost += block.step(from + at, variant, values[offset + slot]!, values[offset + slot + 1]!, penalty);
        fresh[slot] = block.count();
        fresh[slot + 1] = block.inside();
        key = Math.imul(key, 31) + fresh[slot]! * 4 + fresh[slot + 1]!;
        check = check * 257 + fresh[slot]! * 8 + fresh[slot + 1]!;
      }
      return cost;
    },
  };
}
