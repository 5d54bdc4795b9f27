import { weekdayOf } from '../../time/day-number.ts';
import type { DayGrid, OpeningHours } from '../day-grid.ts';
import { minutesOf } from './grid-clock.ts';

/** Calls come at a place of the week in at least this share of the weeks, or it is closed. */
export const OPEN_WEEKS_RATIO = 0.25;
/** With calls in so many of the weeks a place is open whatever lies beside it. */
const SURELY_OPEN_RATIO = 0.5;
/** A closed gap shorter than this between open ones is chance. */
const SHORTEST_GAP_MINUTES = 60;

/**
 * When calls can come, by what came: a place of the week is open when it had calls in a quarter of its known weeks. A stretch
 * that is quieter than that at each of its places is open all the same when each quarter of the stretch had calls in a
 * quarter of the weeks (the night of a small hotline); stray calls of a few weeks leave it closed.
 *
 * Of a place never known nothing can be said, and it is closed.
 */
export function findOpeningHours(calls: DayGrid): OpeningHours {
  const { intervalsPerDay } = calls;
  const open = new Uint8Array(7 * intervalsPerDay);
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const days = listWeekdays(calls, weekday);
    const ofDay = new Uint8Array(intervalsPerDay);
    // Only sure places cut the day into gaps: those that chance opened would cut a quiet night into pieces too short to tell.
    openPlaces(days, ofDay, SURELY_OPEN_RATIO);
    for (const [from, to] of listClosed(ofDay)) openQuiet(days, ofDay, from, to);
    openPlaces(days, ofDay, OPEN_WEEKS_RATIO);
    const shortest = SHORTEST_GAP_MINUTES / calls.intervalMinutes;
    for (const [from, to] of listClosed(ofDay))
      if (from > 0 && to < intervalsPerDay && to - from < shortest) ofDay.fill(1, from, to);
    open.set(ofDay, weekday * intervalsPerDay);
  }
  return { intervalsPerDay, open };
}

/** Hours of a day as a person types them, on the clock at the wall. */
export interface OpenSpan {
  /** `HH:MM` */
  readonly from: string;
  /** `HH:MM`; not after `from`: on the next day. `00:00` to `00:00` is round the clock. */
  readonly to: string;
}

/**
 * Opening hours as they were typed, Monday first. An interval that is open in part is open.
 *
 * @param dayStartsAt the site's: weeks of a grid begin on Monday at that time
 * Example: Monday 02:00 to 03:00 with a day start of 04:00 is at the end of Sunday's site day.
 */
export function makeOpeningHours(
  weekdays: readonly (readonly OpenSpan[])[],
  dayStartsAt: string,
  intervalMinutes: 15 | 30,
): OpeningHours {
  const intervalsPerDay = 1_440 / intervalMinutes;
  const open = new Uint8Array(7 * intervalsPerDay);
  const shift = minutesOf(dayStartsAt);
  weekdays.forEach((spans, weekday) => {
    for (const { from, to } of spans) {
      const length = (minutesOf(to) - minutesOf(from) + 1_440) % 1_440 || 1_440;
      const start = weekday * 1_440 + minutesOf(from) - shift;
      const first = Math.floor(start / intervalMinutes);
      const end = Math.ceil((start + length) / intervalMinutes);
      for (let place = first; place < end; place += 1) open[(place + open.length) % open.length] = 1;
    }
  });
  return { intervalsPerDay, open };
}

/** The same grid, not known outside the opening hours: stray calls at night are in no base. */
export function closeOutside(grid: DayGrid, hours: OpeningHours): DayGrid {
  const { intervalsPerDay, firstDay } = grid;
  const offset = weekdayOf(firstDay) * intervalsPerDay;
  const values = grid.values.map((value, cell) =>
    hours.open[(offset + cell) % hours.open.length] === 1 ? value : Number.NaN,
  );
  return { ...grid, values };
}

/** The days of a weekday, as slices of the grid. */
function listWeekdays(
  { values, intervalsPerDay, days, firstDay }: DayGrid,
  weekday: number,
): readonly Float64Array[] {
  const list: Float64Array[] = [];
  for (let day = (weekday - weekdayOf(firstDay) + 7) % 7; day < days; day += 7)
    list.push(values.subarray(day * intervalsPerDay, (day + 1) * intervalsPerDay));
  return list;
}

function openPlaces(days: readonly Float64Array[], ofDay: Uint8Array, ratio: number): void {
  ofDay.forEach((_, place) => {
    if (isBusy(days, place, place + 1, ratio)) ofDay[place] = 1;
  });
}

/** Whether any call came in this stretch in so many of the weeks that know of it. */
function isBusy(days: readonly Float64Array[], from: number, to: number, ratio: number): boolean {
  let known = 0;
  let busy = 0;
  for (const day of days) {
    let isKnown = false;
    let hasCalls = false;
    for (let place = from; place < to; place += 1) {
      const value = day[place]!;
      isKnown ||= !Number.isNaN(value);
      hasCalls ||= value > 0;
    }
    known += isKnown ? 1 : 0;
    busy += hasCalls ? 1 : 0;
  }
  return busy > 0 && busy >= known * ratio;
}

function openQuiet(days: readonly Float64Array[], ofDay: Uint8Array, from: number, to: number): void {
  const places = to - from;
  if (places < 2) return;
  const parts = Math.min(4, places);
  const at = (part: number) => from + Math.round((part * places) / parts);
  const isOpen = Array.from({ length: parts }, (_, part) =>
    isBusy(days, at(part), at(part + 1), OPEN_WEEKS_RATIO),
  ).every(Boolean);
  if (isOpen) return void ofDay.fill(1, from, to);
  const middle = from + Math.floor(places / 2);
  openQuiet(days, ofDay, from, middle);
  openQuiet(days, ofDay, middle, to);
}

function listClosed(open: Uint8Array): readonly (readonly [from: number, to: number])[] {
  const gaps: (readonly [number, number])[] = [];
  let from = 0;
  while (from < open.length) {
    let to = from;
    while (to < open.length && open[to] === 0) to += 1;
    if (to > from) gaps.push([from, to]);
    from = to + 1;
  }
  return gaps;
}
