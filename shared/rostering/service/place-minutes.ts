import type { DayRange } from '../../forecasting/day-grid.ts';
import type { GridClock } from '../../forecasting/grid/grid-clock.ts';
import { dayNumber, nameDay } from '../../time/day-number.ts';

/** The real time of some days, laid on the places of their grid. */
export interface PlaceMinutes {
  /** By place: how often the days have it. */
  readonly weights: Float64Array;
  /** Adds the minutes of a span of real time to the places it lies in. What lies outside the days is not counted. */
  add(minutes: Float64Array, fromMs: number, toMs: number): void;
}

export function createPlaceMinutes(clock: GridClock, { firstDay, days }: DayRange): PlaceMinutes {
  const names = Array.from({ length: days }, (_, day) => nameDay(dayNumber(firstDay) + day));
  const weights = new Float64Array(days * clock.intervalsPerDay);
  names.forEach((name, day) => weights.set(clock.weightsOf(name), day * clock.intervalsPerDay));
  // Ascending, with nothing between them.
  const list = names.flatMap((name, day) =>
    clock
      .intervalsOf(name)
      .map(({ startMs, endMs, place }) => ({ startMs, endMs, place: day * clock.intervalsPerDay + place })),
  );
  return {
    weights,
    add(minutes, fromMs, toMs) {
      let [low, high] = [0, list.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (list[middle]!.endMs <= fromMs) low = middle + 1;
        else high = middle;
      }
      for (let at = low; at < list.length && list[at]!.startMs < toMs; at++) {
        const { startMs, endMs, place } = list[at]!;
        minutes[place]! += (Math.min(toMs, endMs) - Math.max(fromMs, startMs)) / 60_000;
      }
    },
  };
}
