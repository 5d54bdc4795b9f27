import type { VersionAnswer } from '../../shared/contract/planning-forecast.ts';
import type { GridClock } from '../../shared/forecasting/grid/grid-clock.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';

/** A day of which two versions speak, or one of them alone. */
export interface DayOfTwo {
  readonly day: string;
  readonly before: number | null;
  readonly after: number | null;
  /** What came; null where nothing is known. */
  readonly actual: number | null;
}

/** Two published versions of a queue by day, on all days of either. */
export function comparePublished(
  before: VersionAnswer,
  after: VersionAnswer,
  clock: Pick<GridClock, 'weightsOf'>,
): readonly DayOfTwo[] {
  const first = Math.min(dayNumber(before.version.firstDay), dayNumber(after.version.firstDay));
  const end = Math.max(endOf(before), endOf(after));
  return Array.from({ length: end - first }, (_, at) => {
    const day = nameDay(first + at);
    const came = sumDay(after, after.actual, day, clock) ?? sumDay(before, before.actual, day, clock);
    const pair = { before: sumExpected(before, day, clock), after: sumExpected(after, day, clock) };
    // Nothing was expected and nothing came: closed.
    const isClosed = pair.before === null && pair.after === null && came === 0;
    return { day, ...pair, actual: isClosed ? null : came };
  });
}

function endOf({ version }: VersionAnswer): number {
  return dayNumber(version.firstDay) + version.days;
}

/** Null on a day of which the version says nothing, and on a closed one: the methods expect nothing, and nobody wrote anything. */
function sumExpected(
  version: VersionAnswer,
  day: string,
  clock: Pick<GridClock, 'weightsOf'>,
): number | null {
  const sum = sumDay(version, version.calls, day, clock);
  return sum === 0 && !sumDay(version, version.statistical, day, clock) ? null : sum;
}

function sumDay(
  { version, intervalsPerDay }: VersionAnswer,
  values: readonly (number | null)[],
  day: string,
  clock: Pick<GridClock, 'weightsOf'>,
): number | null {
  const at = dayNumber(day) - dayNumber(version.firstDay);
  if (at < 0 || at >= version.days) return null;
  const own = values.slice(at * intervalsPerDay, (at + 1) * intervalsPerDay);
  if (own.every((value) => value === null)) return null;
  const weights = clock.weightsOf(day);
  // Versions cut days as they did when they were made; the clock is that of today.
  const scale = weights.length / intervalsPerDay;
  return own.reduce<number>(
    (sum, value, place) => sum + (value ?? 0) * (weights[Math.floor(place * scale)] ?? 1),
    0,
  );
}
