import type { ForecastFlag } from '../../contract/planning-forecast.ts';
import { dayNumber } from '../../time/day-number.ts';
import type { DayGrid } from '../day-grid.ts';

/** A shift found again with more history may move by some days and is the same one still. */
const SAME_SHIFT_DAYS = 14;

/**
 * What was found with what was decided: a flag that a person said yes or no to stands as it was decided and is not found anew,
 * even where more history moved it a little. Newest first.
 *
 * @param decided flags as they were when they were confirmed or rejected
 */
export function mergeDecisions(
  found: readonly ForecastFlag[],
  decided: readonly ForecastFlag[],
): readonly ForecastFlag[] {
  const open = found.filter((flag) => !decided.some((other) => isSame(flag, other)));
  return [...open, ...decided].sort((a, b) =>
    a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? 1 : -1,
  );
}

function isSame(flag: ForecastFlag, decided: ForecastFlag): boolean {
  if (flag.kind !== decided.kind) return false;
  switch (flag.kind) {
    case 'outlier-day':
      return flag.day === decided.day;
    case 'outage':
      return flag.day === decided.day && flag.places.some((place) => decided.places.includes(place));
    case 'level-shift':
      return Math.abs(dayNumber(flag.day) - dayNumber(decided.day)) <= SAME_SHIFT_DAYS;
  }
  return flag.kind satisfies never;
}

/** What confirmed flags make of a history. */
export interface DecidedHistory {
  /** Outages are not known, and the rest of their days stays. */
  readonly calls: DayGrid;
  /** Outlier days, to be in no base. */
  readonly excludedDays: ReadonlySet<string>;
  /** First days of new levels, in order. */
  readonly levelShifts: readonly string[];
}

/** Only confirmed flags change anything. The grid handed in is left as it is. */
export function applyDecisions(calls: DayGrid, flags: readonly ForecastFlag[]): DecidedHistory {
  const values = calls.values.slice();
  const confirmed = flags.filter(({ state }) => state === 'confirmed');
  for (const { kind, day, places } of confirmed) {
    const index = dayNumber(day) - dayNumber(calls.firstDay);
    if (kind !== 'outage' || index < 0 || index >= calls.days) continue;
    for (const place of places)
      if (place < calls.intervalsPerDay) values[index * calls.intervalsPerDay + place] = Number.NaN;
  }
  const daysOf = (kind: ForecastFlag['kind']) =>
    confirmed.filter((flag) => flag.kind === kind).map(({ day }) => day);
  return {
    calls: { ...calls, values },
    excludedDays: new Set(daysOf('outlier-day')),
    levelShifts: daysOf('level-shift').sort(),
  };
}
