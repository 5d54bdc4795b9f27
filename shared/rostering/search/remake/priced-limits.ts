import type { Limits } from '../../model/limits.ts';

/** Limits with every part filled in, so that pricing a value reads numbers alone. */
export interface PricedLimits {
  readonly softMin: number;
  readonly softMax: number;
  readonly perUnder: number;
  readonly perOver: number;
  readonly hardMin: number;
  readonly hardMax: number;
  /** Violations of each unit beyond a hard limit. */
  readonly perBeyond: number;
}

export function fillLimits(limits: Limits): PricedLimits {
  const { softMin = -Infinity, softMax = Infinity, perUnder = 0, perOver = 0 } = limits;
  const { hardMin = -Infinity, hardMax = Infinity, hardUnit = 1 } = limits;
  return { softMin, softMax, perUnder, perOver, hardMin, hardMax, perBeyond: 1 / hardUnit };
}

/**
 * Limits on what has been gathered after a share of the days, everything beyond which is still to be made: in proportion, with
 * `slack` to spare either way. All of them when the share is 1.
 */
export function shareLimits(limits: PricedLimits, base: number, share: number, slack: number): PricedLimits {
  if (share >= 1) return limits;
  // A share of nothing leaves what has no limit without one.
  const part = (limit: number) => (Number.isFinite(limit) ? base + (limit - base) * share : limit);
  const least = (limit: number) => part(limit) - slack;
  const most = (limit: number) => part(limit) + slack;
  return {
    ...limits,
    softMin: least(limits.softMin),
    hardMin: least(limits.hardMin),
    softMax: most(limits.softMax),
    hardMax: most(limits.hardMax),
  };
}

/** What a value costs for being too much, a violation at `penalty`. */
export function priceOver(limits: PricedLimits, value: number, penalty: number): number {
  const cost = value > limits.softMax ? (value - limits.softMax) * limits.perOver : 0;
  if (value <= limits.hardMax) return cost;
  return cost + (value - limits.hardMax) * limits.perBeyond * penalty;
}

/** What a value costs for being too little, a violation at `penalty`. */
export function priceUnder(limits: PricedLimits, value: number, penalty: number): number {
  const cost = value < limits.softMin ? (limits.softMin - value) * limits.perUnder : 0;
  if (value >= limits.hardMin) return cost;
  return cost + (limits.hardMin - value) * limits.perBeyond * penalty;
}
