import { dayNumber, nameDay } from '../time/day-number.ts';
import { checkHistory } from './check-input.ts';
import type { DayGrid } from './day-grid.ts';
import type { MethodInput } from './forecast-method.ts';
import { ForecastError } from './forecast-error.ts';
import type { PlanningEvent } from './planning-event.ts';

/** What is forecast from which moments. */
export interface BacktestPlan {
  /** All there is; days that are not known at all are NaN in it. */
  readonly grid: DayGrid;
  /** First days of the weeks that are forecast. */
  readonly origins: readonly string[];
  readonly historyWeeks: number;
  /** Labelled days: never scored, in no base. */
  readonly specialDays: ReadonlySet<string>;
  readonly events: readonly PlanningEvent[];
  /** First days of new levels, as a person confirmed them. */
  readonly levelShifts: readonly string[];
  readonly horizon: BacktestHorizon;
  /** Intervals of the day that are known, for `rest-of-day`. */
  readonly knownIntervals: number;
}

export type BacktestHorizon =
  /** Seven days from each origin. */
  | 'week'
  /** Each of those days, from the midnight it begins with. */
  | 'day'
  /** The same, and only what comes after some time of the day is scored: what is known by then may be used. */
  | 'rest-of-day';

/** One forecast to be made, and what came. */
export interface BacktestFold {
  readonly origin: string;
  /** Nothing of or after the first day that is forecast is in it. */
  readonly input: MethodInput;
  /** For `rest-of-day`: the day's counts before that time, NaN after it. */
  readonly knownOfDay: Float64Array | null;
  /** `ahead.days x intervalsPerDay`; NaN where nothing is known or nothing is scored. */
  readonly actual: Float64Array;
}

/**
 * Rolling origins. Labels of days after an origin are not in its input, so that nothing of the future leaks in.
 *
 * @throws ForecastError for data that cannot be, an origin without history or outside the data
 */
export function planFolds(plan: BacktestPlan): readonly BacktestFold[] {
  const { grid, horizon } = plan;
  checkHistory(grid);
  const first = dayNumber(grid.firstDay);
  const steps = horizon === 'week' ? [0] : [0, 1, 2, 3, 4, 5, 6];
  const days = horizon === 'week' ? 7 : 1;
  const folds: BacktestFold[] = [];
  for (const origin of plan.origins) {
    const at = dayNumber(origin) - first;
    if (!(at > 0 && at < grid.days)) {
      const last = nameDay(first + grid.days - 1);
      throw new ForecastError(
        `Origin ${origin} must lie after the first day of the data (${grid.firstDay}) and not after the last (${last}).`,
      );
    }
    for (const step of steps) {
      if (at + step < grid.days) folds.push(cutFold(plan, at + step, days));
    }
  }
  return folds;
}

function cutFold(plan: BacktestPlan, at: number, days: number): BacktestFold {
  const { grid, historyWeeks, specialDays, events } = plan;
  const perDay = grid.intervalsPerDay;
  const first = dayNumber(grid.firstDay);
  const origin = nameDay(first + at);
  const from = Math.max(at - 7 * historyWeeks, 0);
  const actual = new Float64Array(days * perDay).fill(NaN);
  for (let day = 0; day < days && at + day < grid.days; day += 1) {
    if (specialDays.has(nameDay(first + at + day))) continue;
    actual.set(grid.values.subarray((at + day) * perDay, (at + day + 1) * perDay), day * perDay);
  }
  let knownOfDay: Float64Array | null = null;
  if (plan.horizon === 'rest-of-day') {
    knownOfDay = grid.values.slice(at * perDay, (at + 1) * perDay).fill(NaN, plan.knownIntervals);
    actual.fill(NaN, 0, plan.knownIntervals);
  }
  return {
    origin,
    knownOfDay,
    input: {
      history: {
        ...grid,
        firstDay: nameDay(first + from),
        days: at - from,
        values: grid.values.slice(from * perDay, at * perDay),
      },
      ahead: { firstDay: origin, days },
      events,
      excludedDays: new Set([...specialDays].filter((day) => day < origin)),
      levelShifts: plan.levelShifts.filter((day) => day < origin),
    },
    actual,
  };
}
