import type { FollowTerm } from '../../model/term.ts';
import { columnAs, sumOf } from '../expression.ts';
import type { ProgramContext, Unit } from '../program-context.ts';

/** Pairs of variants at one price, as two sets: any of the first with any of the second. */
interface PairBlock {
  readonly firsts: Uint8Array;
  readonly seconds: Uint8Array;
  readonly cost: number;
}

interface PairBlocks {
  /** Pairs that must not be. */
  readonly forbidden: readonly PairBlock[];
  readonly priced: readonly PairBlock[];
}

const KNOWN = new WeakMap<FollowTerm, Map<number | null, PairBlocks>>();

/**
 * Pairs of days. What must not follow is forbidden set against set: all variants that forbid at least the same followers, against
 * these followers, may add up to one. That is stronger than pair by pair, and few rows.
 */
export function addFollow(context: ProgramContext, term: FollowTerm, units: readonly Unit[]): void {
  const { builder, model, violationPrice } = context;
  const { fromDay = 0, toDay = model.dayCount } = term;
  const { forbidden, priced } = findBlocks(term, model.variants.length, violationPrice);
  for (const unit of units) {
    const size = unit.agents.length;
    for (let day = fromDay; day + 1 < toDay; day++) {
      for (const { firsts, seconds } of forbidden) {
        const both = sumOf([context.count(unit, day, firsts), context.count(unit, day + 1, seconds)]);
        if (builder.rangeOf(both)[1] > size) builder.addRow(-Infinity, size, both);
      }
      for (const { firsts, seconds, cost } of priced) {
        const [first, second] = [context.count(unit, day, firsts), context.count(unit, day + 1, seconds)];
        const pairs = columnAs(builder.addColumn({ cost, upper: size }), 1);
        if (cost > 0) {
          builder.addRow(-size, Infinity, sumOf([pairs, [first, -1], [second, -1]]));
        } else {
          builder.addRow(0, Infinity, sumOf([first, [pairs, -1]]));
          builder.addRow(0, Infinity, sumOf([second, [pairs, -1]]));
        }
      }
    }
  }
}

function findBlocks(term: FollowTerm, variantCount: number, violationPrice: number | null): PairBlocks {
  const known = KNOWN.get(term)?.get(violationPrice);
  if (known !== undefined) return known;
  const isForbidden = (place: number) => violationPrice === null && term.violations[place]! > 0;
  const costAt = (place: number) =>
    isForbidden(place) ? 0 : term.costs[place]! + (violationPrice ?? 0) * term.violations[place]!;
  const found: PairBlocks = {
    forbidden: findForbidden(variantCount, isForbidden),
    priced: findPriced(variantCount, costAt),
  };
  const byPrice = KNOWN.get(term) ?? new Map<number | null, PairBlocks>();
  KNOWN.set(term, byPrice.set(violationPrice, found));
  return found;
}

function findForbidden(variantCount: number, isForbidden: (place: number) => boolean): readonly PairBlock[] {
  const rows = Array.from({ length: variantCount }, (_, first) =>
    Uint8Array.from({ length: variantCount }, (_, second) =>
      isForbidden(first * variantCount + second) ? 1 : 0,
    ),
  );
  const distinct = new Map(rows.filter((row) => row.includes(1)).map((row) => [row.join(), row]));
  return [...distinct.values()].map((seconds) => ({
    firsts: Uint8Array.from(rows, (row) => (seconds.every((flag, second) => flag <= row[second]!) ? 1 : 0)),
    seconds,
    cost: 0,
  }));
}

function findPriced(variantCount: number, costAt: (place: number) => number): readonly PairBlock[] {
  const blocks = new Map<string, PairBlock>();
  for (let first = 0; first < variantCount; first++) {
    const byCost = new Map<number, Uint8Array>();
    for (let second = 0; second < variantCount; second++) {
      const cost = costAt(first * variantCount + second);
      if (cost === 0) continue;
      const seconds = byCost.get(cost) ?? new Uint8Array(variantCount);
      seconds[second] = 1;
      byCost.set(cost, seconds);
    }
    for (const [cost, seconds] of byCost) {
      const key = `${cost}:${seconds.join()}`;
      const block = blocks.get(key) ?? { firsts: new Uint8Array(variantCount), seconds, cost };
      block.firsts[first] = 1;
      blocks.set(key, block);
    }
  }
  return [...blocks.values()];
}
