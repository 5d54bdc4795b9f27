import { createGridClock, type SiteClockSettings } from '../../shared/forecasting/grid/grid-clock.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import type { PlanGrid } from './requirement-clock.ts';

/** Agent hours of what stands at the places of a plan. */
export type CountHours = (agents: readonly number[]) => number;

/**
 * Counts agent hours of the days as they really pass: an hour that comes twice is worked twice. The days are looked up here, once for
 * all that is counted on them.
 */
export function createHourCounter(grid: PlanGrid, site: SiteClockSettings): CountHours {
  const clock = createGridClock(site, grid.intervalMinutes);
  const weights = Array.from({ length: grid.days }, (_, day) => [
    ...clock.weightsOf(nameDay(dayNumber(grid.firstDay) + day)),
  ]).flat();
  return (agents) =>
    (weights.reduce((sum, weight, place) => sum + weight * (agents[place] ?? 0), 0) * grid.intervalMinutes) /
    60;
}
