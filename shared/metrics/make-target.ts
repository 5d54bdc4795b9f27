import type { Tally } from '../floor/tally.ts';
import type { ServiceRule } from '../site/site.ts';
import { countServiceLevel, type ServiceLevelParts } from './service-level-formulas.ts';

/** Can the day still end on its service level target, and what does it take? */
export type MakeTarget =
  /** No call counts yet and none is known to come: there is nothing to say. */
  | { readonly kind: 'nothing-yet' }
  /** Met even if every one of the `ofNext` calls still to come is missed. */
  | { readonly kind: 'safe'; readonly ofNext: number }
  /**
   * On target now, and how long the day is is not known: it stays so even if the next `mayMiss` calls are all missed.
   * Null: however many (a target of 0 %).
   */
  | { readonly kind: 'on-target'; readonly mayMiss: number | null }
  /** `mustAnswerInTime` of the next `ofNext` calls must be answered in time; `mayMiss` of them need not. */
  | {
      readonly kind: 'needs';
      readonly ofNext: number;
      readonly mustAnswerInTime: number;
      readonly mayMiss: number;
    }
  /** Even with all `ofNext` calls in time the day ends at `bestRatio`. `ofNext` is null when no number would do. */
  | { readonly kind: 'lost'; readonly ofNext: number | null; readonly bestRatio: number };

/**
 * How many of the next calls must be answered in time to end the day on target.
 *
 * Every call to come is either answered in time (it adds 1 above and 1 below the line of every formula) or missed; the
 * worst a miss can do under any of the six is to be answered late (0 above, 1 below), so the answer holds whatever
 * becomes of the missed ones: abandoned early or late, flowed out, answered late. With `m` met and `c` counted so far,
 * target `t` and `n` calls to come, `k` of them in time end the day on target when `m + k >= t * (c + n)`.
 *
 * - With `expectedCalls` (offers still expected today) `n` is those plus the callers waiting who are not past the target:
 *   they are not counted yet. The answer is `safe`, `needs` k of n, or `lost`.
 * - With null, `n` is not known: on target, it says how many misses in a row that bears; below, the smallest number of
 *   consecutive in-time answers that restores the target (`ofNext` = `mustAnswerInTime`).
 *
 * Callers past the target are missed already and counted in `c`. The arithmetic is in whole numbers; targets are taken
 * to six decimals.
 *
 * Example: 70 of 100 met, target 80 %: `makeTarget(tally, rule, null)` is `needs` 50 of the next 50; with 200 calls
 * expected it is `needs` 170 of 200; with 40 `lost`, at best 78.6 %.
 *
 * @param today the tally of today
 * @param expectedCalls 0 or more, rounded down; null when nobody knows
 */
export function makeTarget(
  today: Readonly<Tally>,
  rule: ServiceRule,
  expectedCalls: number | null,
): MakeTarget {
  const parts = countServiceLevel(rule.serviceLevelFormula, today);
  const target = Math.round(rule.serviceLevelTarget * PARTS);
  if (expectedCalls === null) return withoutForecast(parts, target);
  const undecided = today.waiting - today.waitingPastTarget;
  return withForecast(parts, target, Math.max(0, Math.floor(expectedCalls)) + Math.max(0, undecided));
}

/** Targets are counted in millionths, so that 0.8 x 5 is 4 and not 4.000000000000001. */
const PARTS = 1_000_000;

function withForecast({ met, counted }: ServiceLevelParts, target: number, ofNext: number): MakeTarget {
  if (counted + ofNext === 0) return { kind: 'nothing-yet' };
  const must = divideUp(target * (counted + ofNext) - met * PARTS, PARTS);
  if (must <= 0) return { kind: 'safe', ofNext };
  if (must > ofNext) return { kind: 'lost', ofNext, bestRatio: (met + ofNext) / (counted + ofNext) };
  return { kind: 'needs', ofNext, mustAnswerInTime: must, mayMiss: ofNext - must };
}

function withoutForecast({ met, counted }: ServiceLevelParts, target: number): MakeTarget {
  if (counted === 0) return { kind: 'nothing-yet' };
  const ahead = met * PARTS - target * counted;
  if (ahead >= 0) return { kind: 'on-target', mayMiss: target === 0 ? null : divideDown(ahead, target) };
  // Nothing repairs a miss under a target of 100 %.
  if (target >= PARTS) return { kind: 'lost', ofNext: null, bestRatio: met / counted };
  const must = divideUp(-ahead, PARTS - target);
  return { kind: 'needs', ofNext: must, mustAnswerInTime: must, mayMiss: 0 };
}

/** Whole-number division of safe integers: a quotient of doubles may round over the edge. `divisor` is positive. */
function divideDown(dividend: number, divisor: number): number {
  const rest = ((dividend % divisor) + divisor) % divisor;
  return (dividend - rest) / divisor;
}

function divideUp(dividend: number, divisor: number): number {
  return -divideDown(-dividend, divisor);
}
