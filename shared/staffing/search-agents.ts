import { countServiceLevel } from '../metrics/service-level-formulas.ts';
import { type CallShares } from './call-shares.ts';
import type { AnswerTarget } from './queue-load.ts';
import { LEAST_MISSED_RATIO, MOST_LOAD } from './staffing-error.ts';

/** What a requirement comes from: with a little less, this would be missed. */
export type BindingCondition = 'service-level' | 'occupancy' | 'abandonment' | 'none';

export interface FoundAgents {
  /** The least whole number. */
  readonly agents: number;
  /** The least number, between whole ones by interpolating counts. */
  readonly fractionalAgents: number;
  readonly binding: BindingCondition;
  /** Of the whole number. */
  readonly shares: CallShares;
}

/**
 * The least agents whose shares meet the target and the caps: gallops from `start` and halves. Relies on more agents never
 * making anything worse, which holds for every formula in Erlang C and A.
 *
 * @param share gives the shares of a whole number of agents
 */
export function searchAgents(
  share: (agents: number) => CallShares,
  start: number,
  target: AnswerTarget,
): FoundAgents {
  let high = Math.max(1, Math.round(start));
  let highShares = share(high);
  let low = high;
  let lowShares = highShares;
  const stride = 1 + Math.floor(Math.sqrt(high) / 6);
  if (meetsAll(highShares, target)) {
    for (let step = stride; low > 0 && meetsAll(lowShares, target); step *= 2) {
      high = low;
      highShares = lowShares;
      low = Math.max(0, low - step);
      lowShares = share(low);
    }
    if (low === 0 && meetsAll(lowShares, target)) return found(0, lowShares, 0, lowShares, target);
  } else {
    for (let step = stride; !meetsAll(highShares, target) && high < 4 * MOST_LOAD; step *= 2) {
      low = high;
      lowShares = highShares;
      high += step;
      highShares = share(high);
    }
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const shares = share(middle);
    if (meetsAll(shares, target)) {
      high = middle;
      highShares = shares;
    } else {
      low = middle;
      lowShares = shares;
    }
  }
  return found(low, lowShares, high, highShares, target);
}

function found(
  low: number,
  lowShares: CallShares,
  high: number,
  shares: CallShares,
  target: AnswerTarget,
): FoundAgents {
  let part = 0;
  let binding: BindingCondition = 'none';
  for (const condition of CONDITIONS) {
    const lacking = condition.lacks(lowShares, target);
    if (high === low || lacking <= 0) continue;
    // Each condition is linear in counts, so in the part that is mixed in.
    const needed = lacking / (lacking - condition.lacks(shares, target));
    if (needed > part) {
      part = needed;
      binding = condition.binding;
    }
  }
  return { agents: high, fractionalAgents: low + part, binding, shares };
}

interface Condition {
  readonly binding: BindingCondition;
  /** What is missing, in calls or agents; 0 or below when the condition is met. */
  lacks(shares: CallShares, target: AnswerTarget): number;
}

const CONDITIONS: readonly Condition[] = [
  {
    binding: 'service-level',
    lacks(shares, target) {
      const { met, counted } = countServiceLevel(target.serviceLevelFormula, shares);
      const wanted = Math.min(target.serviceLevelTarget, 1 - LEAST_MISSED_RATIO);
      // With nobody answered some formulas count no call at all, which is not a target met.
      return counted > 0 ? wanted * counted - met : wanted;
    },
  },
  {
    binding: 'occupancy',
    lacks: (shares, { maxOccupancyRatio }) =>
      maxOccupancyRatio === null ? 0 : shares.busyAgents - maxOccupancyRatio * shares.agents,
  },
  {
    binding: 'abandonment',
    lacks(shares, { maxAbandonmentRatio }) {
      if (maxAbandonmentRatio === null) return 0;
      const lost = shares.abandoned - shares.shortAbandons;
      return (
        lost - Math.max(maxAbandonmentRatio, LEAST_MISSED_RATIO) * (shares.offered - shares.shortAbandons)
      );
    },
  },
];

/** Whether the target and all caps are met. */
export function meetsAll(shares: CallShares, target: AnswerTarget): boolean {
  return CONDITIONS.every((condition) => condition.lacks(shares, target) <= 0);
}
