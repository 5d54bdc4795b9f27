import { createGridClock } from '../../shared/forecasting/grid/grid-clock.ts';
import type { Locale } from '../../shared/site/localized-text.ts';
import type { Site } from '../../shared/site/site.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { nameShortDay } from './name-history-period.ts';
import { hourTicks, type Tick, type TimeScale } from './time-scale.ts';

/** The days of a requirement on the site's own clock. Each has the same places, also where the clocks change. */
export interface PlanGrid {
  readonly firstDay: string;
  readonly days: number;
  readonly intervalMinutes: 15 | 30;
  readonly intervalsPerDay: number;
}

type SiteClock = Pick<Site, 'timeZone' | 'dayStartsAt'>;
const DAY_MS = 86_400_000;

/** The axis: readings of the local clock, as if the clocks never changed. */
export function scaleOf(grid: PlanGrid, { dayStartsAt }: SiteClock): TimeScale {
  const fromMs = Date.parse(`${grid.firstDay}T${dayStartsAt}:00Z`);
  return { fromMs, toMs: fromMs + grid.days * DAY_MS };
}

/** Hours under a day; under a week the days, each named below its middle. */
export function listGridTicks(
  grid: PlanGrid,
  site: SiteClock,
  most: number,
  locale: Locale,
): readonly Tick[] {
  const scale = scaleOf(grid, site);
  if (grid.days <= 2) return hourTicks(scale, 'Etc/UTC', most);
  const step = Math.max(1, Math.ceil(grid.days / most));
  return Array.from({ length: Math.ceil(grid.days / step) }, (_, at) => ({
    atMs: scale.fromMs + (at * step + 0.5) * DAY_MS,
    label: nameShortDay(dayOfPlace(grid, at * step * grid.intervalsPerDay), locale),
  }));
}

export function dayOfPlace({ firstDay, intervalsPerDay }: PlanGrid, place: number): string {
  return nameDay(dayNumber(firstDay) + Math.floor(place / intervalsPerDay));
}

/** The reading of the clock at which a place begins. Example: `09:15`. */
export function clockOfPlace(grid: PlanGrid, site: SiteClock, place: number): string {
  const startMs = scaleOf(grid, site).fromMs + place * grid.intervalMinutes * 60_000;
  return new Date(startMs).toISOString().slice(11, 16);
}

/** Where an instant lies in places, with the part of its interval that is over; null outside the days. */
export function placeOfInstant(grid: PlanGrid, site: SiteClock, atMs: number): number | null {
  const clock = createGridClock(site, grid.intervalMinutes);
  const { day } = clock.calendar.dayOf(atMs);
  const index = dayNumber(day) - dayNumber(grid.firstDay);
  if (index < 0 || index >= grid.days) return null;
  const intervalMs = grid.intervalMinutes * 60_000;
  const found = clock.intervalsOf(day).find(({ startMs, endMs }) => atMs >= startMs && atMs < endMs);
  const over = found === undefined ? 0 : (atMs - found.startMs) / intervalMs;
  return index * grid.intervalsPerDay + clock.placeOf(atMs) + Math.min(1, over);
}
