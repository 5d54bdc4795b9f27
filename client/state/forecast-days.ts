import type { BandAnswer, ForecastAnswer, ForecastEdit } from '../../shared/contract/planning-forecast.ts';
import { applyEdits } from '../../shared/forecasting/edits/apply-edits.ts';
import { moveBands, sumEach } from '../../shared/forecasting/edits/move-bands.ts';
import type { GridClock } from '../../shared/forecasting/grid/grid-clock.ts';
import type { DayParts } from '../../shared/forecasting/queue-forecast.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import type { CameToday } from './came-today.ts';

/** One day of the workbench: of the past, with what came beside what was forecast, or ahead. */
export interface ForecastDay {
  readonly day: string;
  readonly isAhead: boolean;
  /** By place of the day; null where closed or nothing is known. Days ahead: the forecast with its edits. */
  readonly expected: readonly (number | null)[];
  /** What came; null where nothing is known, and on days ahead but for what is over of the running one. */
  readonly actual: readonly (number | null)[];
  /** What the methods say without edits; as `expected` on days of the past. */
  readonly statistical: readonly (number | null)[];
  readonly totals: DayTotals;
  /** Of `expected`, by place; empty on days of the past. */
  readonly bands: { readonly low: readonly number[]; readonly high: readonly number[] };
  /** Places whose number is a person's. */
  readonly edited: ReadonlySet<number>;
  /** How often the day really has each place: 0 and 2 where the clocks change. */
  readonly weights: ArrayLike<number>;
  /** Where the past's `expected` comes from. */
  readonly source: 'published' | 'hindcast' | null;
  /** What the methods' number is made of; null on days of the past. */
  readonly parts: DayParts | null;
}

/** Calls of a whole day; null where nothing is known. */
export interface DayTotals {
  readonly expected: number | null;
  readonly actual: number | null;
  readonly statistical: number | null;
  readonly band80: { readonly low: number; readonly high: number } | null;
  readonly band90: { readonly low: number; readonly high: number } | null;
}

/** A number is a person's where it differs from the methods' by more than rounding. */
const SAME = 5e-4;

/**
 * The past and the forecast of one queue as one row of days, with edits as they are on this screen. Places where the methods
 * expect nothing and nobody wrote anything are closed: null, never 0.
 */
export function listForecastDays(
  answer: ForecastAnswer,
  edits: readonly ForecastEdit[],
  clock: Pick<GridClock, 'weightsOf'>,
  today: CameToday | null = null,
): readonly ForecastDay[] {
  const ahead = listAhead(answer, edits, clock);
  return [...listPast(answer, clock), ...ahead.map((day) => withToday(day, today))];
}

function listPast({ past, intervalsPerDay, firstDay }: ForecastAnswer, clock: Pick<GridClock, 'weightsOf'>) {
  const first = dayNumber(past.firstDay);
  // The forecast's own days are shown as such, whatever is known of them already.
  const days = Math.min(past.days, Math.max(0, dayNumber(firstDay) - first));
  return Array.from({ length: days }, (_, at): ForecastDay => {
    const day = nameDay(first + at);
    const weights = clock.weightsOf(day);
    const cut = <T>(values: readonly T[]) => values.slice(at * intervalsPerDay, (at + 1) * intervalsPerDay);
    const [came, then] = [cut(past.actual), cut(past.forecast)];
    // Nothing was expected and nothing came: closed. Of a day that was never forecast only a whole day without calls is.
    const isQuiet = then.every((value) => value === null) && came.every((value) => !value);
    const isForecast = then.some((value) => value !== null);
    const isClosed = (place: number) => !came[place] && (isForecast ? !then[place] : isQuiet);
    const actual = came.map((value, place) => (isClosed(place) ? null : value));
    const expected = then.map((value, place) => (isClosed(place) ? null : value));
    return {
      day,
      isAhead: false,
      expected,
      actual,
      statistical: expected,
      totals: {
        expected: sumDay(expected, weights),
        actual: sumDay(actual, weights),
        statistical: sumDay(expected, weights),
        band80: null,
        band90: null,
      },
      bands: { low: [], high: [] },
      edited: new Set(),
      weights,
      source: past.source[at] ?? null,
      parts: null,
    };
  });
}

function listAhead(
  answer: ForecastAnswer,
  edits: readonly ForecastEdit[],
  clock: Pick<GridClock, 'weightsOf'>,
): readonly ForecastDay[] {
  const { firstDay, days, intervalsPerDay, statistical, bands80, bands90, parts } = answer;
  const values = Float64Array.from(statistical);
  const calls = applyEdits({ firstDay, days, intervalsPerDay, values }, edits, clock);
  // The answer's bands are of the edits that the server knew; what was changed here since moves them on.
  const move = (band: BandAnswer, many: number, probability: number) =>
    moveBands(band, sumEach(answer.calls, many), sumEach(calls, many), probability);
  const [day80, day90] = [move(bands80.days, intervalsPerDay, 0.8), move(bands90.days, intervalsPerDay, 0.9)];
  const ofIntervals = move(bands90.intervals, 1, 0.9);
  return Array.from({ length: days }, (_, at): ForecastDay => {
    const day = nameDay(dayNumber(firstDay) + at);
    const weights = clock.weightsOf(day);
    const from = at * intervalsPerDay;
    const own = Array.from(calls.subarray(from, from + intervalsPerDay));
    const before = statistical.slice(from, from + intervalsPerDay);
    const edited = new Set(
      own.flatMap((value, place) => (Math.abs(value - before[place]!) > SAME ? [place] : [])),
    );
    const open = (list: readonly number[]) =>
      list.map((value, place) => (before[place] === 0 && !edited.has(place) ? null : value));
    const expected = open(own);
    const total = sumDay(expected, weights);
    const cut = (values_: readonly number[]) => values_.slice(from, from + intervalsPerDay);
    return {
      day,
      isAhead: true,
      expected,
      actual: expected.map(() => null),
      statistical: open(before),
      totals: {
        expected: total,
        actual: null,
        statistical: sumDay(before, weights),
        // A closed day has no band.
        band80: total === null ? null : bandAt(day80, at),
        band90: total === null ? null : bandAt(day90, at),
      },
      bands: { low: cut(ofIntervals.low), high: cut(ofIntervals.high) },
      edited,
      weights,
      source: null,
      parts: parts[at] ?? null,
    };
  });
}

/** The day's total stays the forecast's: half a day beside whole ones would look like a bad one. */
function withToday(day: ForecastDay, today: CameToday | null): ForecastDay {
  if (today === null || day.day !== today.day || today.calls.length !== day.actual.length) return day;
  // A closed place stays empty unless somebody called.
  const actual = today.calls.map((calls, place) =>
    calls === 0 && day.expected[place] === null ? null : calls,
  );
  return { ...day, actual };
}

function bandAt({ low, high }: BandAnswer, at: number): { low: number; high: number } | null {
  const ends = { low: low[at], high: high[at] };
  return ends.low === undefined || ends.high === undefined ? null : { low: ends.low, high: ends.high };
}

/** Null when none of its places is known. */
function sumDay(values: readonly (number | null)[], weights: ArrayLike<number>): number | null {
  let sum = 0;
  let known = 0;
  values.forEach((value, place) => {
    if (value === null) return;
    sum += value * weights[place]!;
    known += 1;
  });
  return known === 0 ? null : sum;
}

/** Places in which any of the days has something to show, without holes: from the first to the last. */
export function listOpenPlaces(days: readonly ForecastDay[]): readonly number[] {
  const isOpen = (place: number) =>
    days.some(({ expected, actual }) => (expected[place] ?? actual[place] ?? null) !== null);
  const places = Array.from({ length: days[0]?.expected.length ?? 0 }, (_, place) => place).filter(isOpen);
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** The clock of a place, `HH:MM`. Example: place 3 of half hours in a day that starts at 04:00 is `05:30`. */
export function namePlace(place: number, intervalMinutes: number, dayStartsAt: string): string {
  const [hours, minutes] = dayStartsAt.split(':').map(Number) as [number, number];
  const at = (hours * 60 + minutes + place * intervalMinutes) % 1_440;
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}
