import { dayNumber, nameDay, weekdayOf } from '../../time/day-number.ts';
import type { DayGrid } from '../day-grid.ts';
import type { PlanningEvent } from '../planning-event.ts';
import { listTouchedDays } from './event-days.ts';

/** What a day would have been without its event. */
export interface UsualDay {
  /** Calls by interval; NaN where none of the days it is made of knows. */
  readonly values: Float64Array;
  /** How many days it is made of. */
  readonly days: number;
}

export interface UsualDays {
  /** @param weekday 0 is Monday; null: the day's own. Null when fewer than 2 days can speak for it. */
  of(day: string, weekday: number | null): UsualDay | null;
}

/** So many weeks at either side are asked, and so many days of each side answer. */
const MOST_WEEKS = 8;
const MOST_DAYS_A_SIDE = 4;
const LEAST_DAYS = 2;
/** From so many days on the highest and the lowest are left out. */
const ENOUGH_TO_TRIM = 5;

/**
 * Days as they usually are at that time: the nearest four same weekdays before and the nearest four after, within eight weeks,
 * without those that any event touches or that are excluded, and without the highest and the lowest of five or more. The mean of
 * each side counts by how near it is, so that a steady trend cancels.
 */
export function createUsualDays(
  calls: DayGrid,
  events: readonly PlanningEvent[],
  excludedDays: ReadonlySet<string>,
): UsualDays {
  const { firstDay, days, intervalsPerDay, values } = calls;
  const first = dayNumber(firstDay);
  const touched = listTouchedDays(events, calls);
  const known = new Map<string, UsualDay | null>();

  /** Null for days that cannot speak. */
  function read(index: number): Float64Array | null {
    if (index < 0 || index >= days) return null;
    const name = nameDay(first + index);
    if (touched.has(name) || excludedDays.has(name)) return null;
    const day = values.subarray(index * intervalsPerDay, (index + 1) * intervalsPerDay);
    return day.some((value) => !Number.isNaN(value)) ? day : null;
  }

  function listSide(nearest: number, weeksAway: number, step: -7 | 7): readonly NearDay[] {
    const side: NearDay[] = [];
    for (let week = 0; week < MOST_WEEKS && side.length < MOST_DAYS_A_SIDE; week += 1) {
      const day = read(nearest + week * step);
      if (day !== null) side.push({ values: day, side: step, weeksAway: weeksAway + week });
    }
    return side;
  }

  function compute(day: string, weekday: number): UsualDay | null {
    const index = dayNumber(day) - first;
    const before = (weekdayOf(day) - weekday + 7) % 7 || 7;
    const after = 7 - (before % 7);
    const all = [...listSide(index - before, before / 7, -7), ...listSide(index + after, after / 7, 7)];
    if (all.length < LEAST_DAYS) return null;
    const kept = weigh(trim(all));
    const means = new Float64Array(intervalsPerDay).map((_, place) => meanOfKnown(kept, place));
    return { values: means, days: kept.length };
  }

  return {
    of(day, weekday) {
      const like = weekday ?? weekdayOf(day);
      const key = `${day} ${like}`;
      let usual = known.get(key);
      if (usual === undefined) known.set(key, (usual = compute(day, like)));
      return usual;
    },
  };
}

interface NearDay {
  readonly values: Float64Array;
  readonly side: -7 | 7;
  readonly weeksAway: number;
}

function trim(days: readonly NearDay[]): readonly NearDay[] {
  if (days.length < ENOUGH_TO_TRIM) return days;
  const totals = days.map(({ values }) =>
    values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0),
  );
  const lowest = totals.indexOf(Math.min(...totals));
  const highest = totals.lastIndexOf(Math.max(...totals));
  return days.filter((_, index) => index !== lowest && index !== highest);
}

interface WeightedDay {
  readonly values: Float64Array;
  readonly weight: number;
}

/** Weights that put the mean distance of both sides at zero: a straight line through them is read where the day lies. */
function weigh(days: readonly NearDay[]): readonly WeightedDay[] {
  const distanceOf = (side: -7 | 7): number => {
    const ofSide = days.filter((day) => day.side === side);
    return ofSide.reduce((sum, { weeksAway }) => sum + weeksAway, 0) / ofSide.length;
  };
  const distances = { [-7]: distanceOf(-7), [7]: distanceOf(7) };
  return days.map(({ values, side }) => {
    const other = distances[side === 7 ? -7 : 7];
    const count = days.filter((day) => day.side === side).length;
    return { values, weight: Number.isNaN(other) ? 1 : other / count };
  });
}

function meanOfKnown(days: readonly WeightedDay[], place: number): number {
  let sum = 0;
  let weights = 0;
  for (const { values, weight } of days) {
    if (Number.isNaN(values[place]!)) continue;
    sum += weight * values[place]!;
    weights += weight;
  }
  return weights === 0 ? Number.NaN : sum / weights;
}
