import type { Limits } from '../model/limits.ts';

/**
 * Limits on the sum of several values, each with limits of its own and all at the same prices. The cost of the sum under these
 * is never more than the sum of the costs: `p max(0, a - x) + p max(0, b - y) >= p max(0, a + b - x - y)`.
 *
 * @param list at least one; the same limits given in each.
 */
export function sumLimits(list: readonly Limits[]): Limits {
  const first = list[0]!;
  const sum = (key: 'softMin' | 'softMax' | 'hardMin' | 'hardMax') =>
    first[key] === undefined ? {} : { [key]: list.reduce((total, limits) => total + limits[key]!, 0) };
  return { ...first, ...sum('softMin'), ...sum('softMax'), ...sum('hardMin'), ...sum('hardMax') };
}
