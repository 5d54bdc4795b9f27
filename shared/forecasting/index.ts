import { combination } from './combination.ts';
import { dayAndProfile } from './day-model/day-method.ts';
import type { ForecastMethod } from './forecast-method.ts';
import { eightWeekAverage, eightWeekMedian, fourWeekAverage, sameIntervalLastWeek } from './same-weekdays.ts';
import { singularDays } from './singular-days/singular-days.ts';

/** Every way to forecast, the simple ones first. */
export const FORECAST_METHODS: readonly ForecastMethod[] = [
  sameIntervalLastWeek,
  fourWeekAverage,
  eightWeekAverage,
  eightWeekMedian,
  singularDays,
  dayAndProfile,
  combination,
];

export const DEFAULT_METHOD: ForecastMethod = combination;
