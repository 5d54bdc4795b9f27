import type { GridClock } from '../grid/grid-clock.ts';

/** A site day as it really passes: its intervals one after the other, on days of 23 and 25 hours too. */
export interface DayLayout {
  readonly day: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly intervalMs: number;
  /** 46, 48 or 50 half hours. */
  readonly intervals: number;
  /** Of each interval: the place of a day's grid, on the local clock, that speaks for it. */
  readonly places: Int32Array;
}

/**
 * Lays a day out. An hour that comes twice has its places twice, one that is skipped has none.
 *
 * @throws RangeError when `day` is no date.
 * Example: `Europe/Berlin` by half hours on 2026-03-29 has 46 intervals, of the places 0 to 3 and 6 to 47.
 */
export function layDay(clock: GridClock, day: string): DayLayout {
  const { fromMs, toMs } = clock.calendar.dayNamed(day);
  const intervalMs = clock.intervalMinutes * 60_000;
  const intervals = Math.ceil((toMs - fromMs) / intervalMs);
  const places = Int32Array.from({ length: intervals }, (_, at) => clock.placeOf(fromMs + at * intervalMs));
  return { day, fromMs, toMs, intervalMs, intervals, places };
}

/** Values of a day's grid, one for each interval that the day really has. */
export function layOut({ places }: DayLayout, ofPlaces: ArrayLike<number>): Float64Array {
  return Float64Array.from(places, (place) => ofPlaces[place] ?? Number.NaN);
}
