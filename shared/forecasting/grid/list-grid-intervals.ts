import { dayNumber, nameDay } from '../../time/day-number.ts';
import type { DayGrid } from '../day-grid.ts';
import type { GridClock, GridInterval } from './grid-clock.ts';

/** A value of a grid at the time it speaks for. */
export interface DatedValue extends GridInterval {
  /** Site day. */
  readonly day: string;
  /** The grid's rate for the length of this stretch; NaN where it knows nothing. */
  readonly value: number;
}

/**
 * A grid on real time: every interval its days really have, in order, with the grid's rate. A repeated hour has it twice, a
 * skipped hour is not there, an interval cut short by a change of the clocks has its share.
 */
export function listGridIntervals(grid: DayGrid, clock: GridClock): readonly DatedValue[] {
  const list: DatedValue[] = [];
  const first = dayNumber(grid.firstDay);
  const wholeMs = grid.intervalMinutes * 60_000;
  for (let index = 0; index < grid.days; index += 1) {
    const day = nameDay(first + index);
    for (const interval of clock.intervalsOf(day)) {
      const rate = grid.values[index * grid.intervalsPerDay + interval.place]!;
      list.push({ ...interval, day, value: (rate * (interval.endMs - interval.startMs)) / wholeMs });
    }
  }
  return list;
}

/** The calls a site day of the grid really has, unknown places left out; null when nothing is known of it. */
export function sumDay(grid: DayGrid, clock: GridClock, dayIndex: number): number | null {
  const day = nameDay(dayNumber(grid.firstDay) + dayIndex);
  const weights = clock.weightsOf(day);
  let sum = 0;
  let known = 0;
  weights.forEach((weight, place) => {
    const value = grid.values[dayIndex * grid.intervalsPerDay + place]!;
    if (Number.isNaN(value)) return;
    known += 1;
    sum += weight * value;
  });
  return known === 0 ? null : sum;
}
