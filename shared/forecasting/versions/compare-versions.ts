import type { ForecastEditEntry } from '../../contract/planning-forecast.ts';
import { dayNumber, nameDay } from '../../time/day-number.ts';
import type { GridClock } from '../grid/grid-clock.ts';
import type { PlanningEvent } from '../planning-event.ts';
import { computeVersionCalls, type ForecastVersion } from './forecast-version.ts';

/** What changed from one version of a queue's forecast to a later one, on the days both speak of. */
export interface VersionDifference {
  /** By day, in order; those that are the same are there too. */
  readonly days: readonly DayDifference[];
  /** The biggest, biggest first. */
  readonly intervals: readonly IntervalDifference[];
  readonly edits: ListDifference<ForecastEditEntry>;
  readonly events: ListDifference<PlanningEvent>;
}

export interface DayDifference {
  readonly day: string;
  readonly callsBefore: number;
  readonly callsAfter: number;
  /** The share of the difference that is not edits: what the methods say differently. */
  readonly statisticalDifference: number;
}

export interface IntervalDifference {
  readonly day: string;
  readonly place: number;
  readonly callsBefore: number;
  readonly callsAfter: number;
}

export interface ListDifference<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  /** As they are in the later version. */
  readonly changed: readonly T[];
}

/**
 * @param most how many intervals are listed; those that are the same never are
 * @throws RangeError when they are of different queues or cut days differently
 */
export function compareVersions(
  before: ForecastVersion,
  after: ForecastVersion,
  clock: Pick<GridClock, 'weightsOf'>,
  most: number,
): VersionDifference {
  if (before.queueId !== after.queueId)
    throw new RangeError(
      `Versions of queues ${before.queueId} and ${after.queueId} must be of one queue. Choose two versions of the same.`,
    );
  if (before.intervalsPerDay !== after.intervalsPerDay)
    throw new RangeError(
      `Versions with ${before.intervalsPerDay} and ${after.intervalsPerDay} intervals a day must have the same number. Compare versions made with the same interval.`,
    );
  const callsBefore = computeVersionCalls(before, clock);
  const callsAfter = computeVersionCalls(after, clock);
  const days: DayDifference[] = [];
  const intervals: IntervalDifference[] = [];
  const from = Math.max(dayNumber(before.firstDay), dayNumber(after.firstDay));
  const to = Math.min(endOf(before), endOf(after));
  for (let number = from; number < to; number += 1) {
    const day = nameDay(number);
    const weights = clock.weightsOf(day);
    const atBefore = (number - dayNumber(before.firstDay)) * before.intervalsPerDay;
    const atAfter = (number - dayNumber(after.firstDay)) * after.intervalsPerDay;
    const sum = (values: Float64Array, at: number) =>
      weights.reduce((all, weight, place) => all + weight * values[at + place]!, 0);
    days.push({
      day,
      callsBefore: sum(callsBefore, atBefore),
      callsAfter: sum(callsAfter, atAfter),
      statisticalDifference: sum(after.statisticalCalls, atAfter) - sum(before.statisticalCalls, atBefore),
    });
    weights.forEach((weight, place) => {
      const pair = { callsBefore: callsBefore[atBefore + place]!, callsAfter: callsAfter[atAfter + place]! };
      if (weight > 0 && pair.callsBefore !== pair.callsAfter) intervals.push({ day, place, ...pair });
    });
  }
  intervals.sort((a, b) => sizeOf(b) - sizeOf(a));
  return {
    days,
    intervals: intervals.slice(0, most),
    edits: compareLists(before.edits, after.edits),
    events: compareLists(before.events, after.events),
  };
}

function endOf({ firstDay, days }: ForecastVersion): number {
  return dayNumber(firstDay) + days;
}

function sizeOf({ callsBefore, callsAfter }: IntervalDifference): number {
  return Math.abs(callsAfter - callsBefore);
}

function compareLists<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): ListDifference<T> {
  const old = new Map(before.map((entry) => [entry.id, JSON.stringify(entry)]));
  const ids = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !ids.has(id)),
    changed: after.filter((entry) => old.has(entry.id) && old.get(entry.id) !== JSON.stringify(entry)),
  };
}
