import { checkLoad } from './check-load.ts';
import type { QueueLoad } from './queue-load.ts';
import type { ForecastForStaffing } from './requirement.ts';
import { StaffingError } from './staffing-error.ts';

/**
 * Whether people can be staffed for each interval, whatever they are held to.
 *
 * @throws StaffingError with the first interval that cannot be.
 */
export function checkLoads(forecast: ForecastForStaffing): void {
  for (let day = 0; day < forecast.days; day += 1)
    for (let place = 0; place < forecast.intervalsPerDay; place += 1) loadOf(forecast, day, place, null);
}

/** @throws StaffingError that names the day and the interval. */
export function loadOf(
  forecast: ForecastForStaffing,
  day: number,
  place: number,
  patienceSeconds: number | null,
): QueueLoad {
  const at = day * forecast.intervalsPerDay + place;
  const load = {
    calls: forecast.calls[at]!,
    intervalMinutes: forecast.intervalMinutes,
    handleSeconds: forecast.handleSeconds[at]!,
    patienceSeconds,
  };
  try {
    checkLoad(load);
  } catch (error) {
    if (!(error instanceof StaffingError)) throw error;
    const { firstDay } = forecast;
    throw new StaffingError({
      code: 'at-interval',
      day: day + 1,
      firstDay,
      interval: place + 1,
      why: error.said,
    });
  }
  return load;
}
