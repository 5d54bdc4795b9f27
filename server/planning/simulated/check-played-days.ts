import { dayIndexOf } from '../../../shared/forecasting/grid/grid-clock.ts';
import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import { FloorcastError } from '../../floorcast-error.ts';

/** @throws FloorcastError `not-found` when not all of these days are forecast. */
export function checkPlayedDays({ firstDay, days }: DayRange, forecast: DayRange): void {
  const from = dayIndexOf(forecast.firstDay, firstDay);
  if (from >= 0 && from + days <= forecast.days) return;
  throw new FloorcastError('not-found', {
    code: 'played-days-not-forecast',
    firstDay,
    days,
    fromDay: forecast.firstDay,
    toDay: nameDay(dayNumber(forecast.firstDay) + forecast.days - 1),
  });
}
