import type { QueueForecast } from '../forecasting/queue-forecast.ts';
import type { ServiceRule } from '../site/site.ts';
import { addShares, type CallShares } from './call-shares.ts';
import type { Concurrency } from './concurrency.ts';
import type { AnswerTarget, ServiceOutcome } from './queue-load.ts';
import { requireDay } from './required-day.ts';
import type { Risk } from './risk.ts';
import type { BindingCondition } from './search-agents.ts';
import { NO_CALLS, readOutcome } from './service-outcome.ts';
import { headsForSeats } from './shrinkage.ts';
import { StaffingError } from './staffing-error.ts';

/** What the requirement reads of a forecast. */
export type ForecastForStaffing = Pick<
  QueueForecast,
  'firstDay' | 'days' | 'intervalMinutes' | 'intervalsPerDay' | 'calls' | 'uncertainty' | 'handleSeconds'
>;

export interface RequirementSettings {
  /** Null: nobody hangs up (Erlang C). */
  readonly patienceSeconds: number | null;
  /** By day of the forecast: a rule has a date, and a day is held to the rule in force on it. */
  readonly targets: readonly AnswerTarget[];
  readonly risk: Risk;
  readonly aim: Aim;
  readonly concurrency: Concurrency;
  /** Share of paid time off the phone, 0 to below 1. */
  readonly shrinkageRatio: number;
}

export type Aim =
  /** Every interval meets the service level by itself. */
  | { readonly kind: 'each-interval' }
  /**
   * All calls of the day together meet it, with the fewest people. No single interval falls below
   * `leastIntervalRatio` of calls in time, and the caps hold in each.
   */
  | { readonly kind: 'day'; readonly leastIntervalRatio: number };

/** How many people a queue needs: by interval, day after day, as in the forecast. */
export interface Requirement {
  /** Agents on the phone, fractions: rounded once, on heads, after all queues are summed. */
  readonly agents: Float64Array;
  /** People for them, shrinkage included, fractions. */
  readonly heads: Float64Array;
  /** Agents as if the forecast were certain and each interval met the target. */
  readonly plainAgents: Float64Array;
  readonly bindings: readonly BindingCondition[];
  /** Expected with `agents`, over all that may come. */
  readonly outcomes: readonly ServiceOutcome[];
  /** Expected with `plainAgents`, over all that may come. */
  readonly plainOutcomes: readonly ServiceOutcome[];
  readonly days: readonly RequiredDay[];
}

export interface RequiredDay {
  readonly calls: number;
  readonly agentHours: number;
  /** Of all calls of the day together. */
  readonly outcome: ServiceOutcome;
  readonly plainOutcome: ServiceOutcome;
}

/** A site's rule as a target. Its abandonment target is the cap; occupancy has no place in rules. */
export function targetOfRule(rule: ServiceRule, maxOccupancyRatio: number | null): AnswerTarget {
  return {
    answerWithinSeconds: rule.answerWithinSeconds,
    serviceLevelTarget: rule.serviceLevelTarget,
    serviceLevelFormula: rule.serviceLevelFormula,
    shortAbandonSeconds: rule.shortAbandonSeconds,
    maxOccupancyRatio,
    maxAbandonmentRatio: rule.abandonmentTarget,
  };
}

/**
 * The requirement of one queue from its forecast.
 *
 * @throws StaffingError naming day and interval for calls, a handle time or a patience that cannot be, and for a list of
 * targets that is not one a day.
 */
export function requireAgents(forecast: ForecastForStaffing, settings: RequirementSettings): Requirement {
  const { days, intervalsPerDay } = forecast;
  if (settings.targets.length !== days) {
    throw new StaffingError(
      `targets (${settings.targets.length}) must be one a day (${days}). Repeat a rule that lasts.`,
    );
  }
  headsForSeats(0, settings.shrinkageRatio);
  const intervals = settings.targets.flatMap((target, day) => requireDay(forecast, day, target, settings));
  const agents = Float64Array.from(intervals, (interval) => interval.agents);
  return {
    agents,
    heads: agents.map((seats) => headsForSeats(seats, settings.shrinkageRatio)),
    plainAgents: Float64Array.from(intervals, (interval) => interval.plainAgents),
    bindings: intervals.map(({ binding }) => binding),
    outcomes: intervals.map(({ shares, target }) => readExpected([shares], [1], target)),
    plainOutcomes: intervals.map(({ plainShares, target }) => readExpected([plainShares], [1], target)),
    days: settings.targets.map((target, day) => {
      const ofDay = intervals.slice(day * intervalsPerDay, (day + 1) * intervalsPerDay);
      const calls = ofDay.map((interval) => interval.calls);
      return {
        calls: calls.reduce((sum, each) => sum + each, 0),
        agentHours: (ofDay.reduce((sum, each) => sum + each.agents, 0) * forecast.intervalMinutes) / 60,
        outcome: readExpected(
          ofDay.map(({ shares }) => shares),
          calls,
          target,
        ),
        plainOutcome: readExpected(
          ofDay.map(({ plainShares }) => plainShares),
          calls,
          target,
        ),
      };
    }),
  };
}

/** Of shares weighted by calls. Work and agents weigh by time, which is the same for all intervals. */
function readExpected(
  shares: readonly CallShares[],
  calls: readonly number[],
  target: AnswerTarget,
): ServiceOutcome {
  const sums = addShares(shares, calls);
  if (sums.offered === 0) return NO_CALLS;
  const times = addShares(
    shares,
    shares.map(() => 1),
  );
  return readOutcome({ ...sums, busyAgents: times.busyAgents, agents: times.agents }, target);
}
