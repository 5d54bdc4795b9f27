import type { PlannedPeriod } from '../../shared/history/plan-periods.ts';
import type { Grain } from '../../shared/history/query.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import type { DaysRequest, IntervalsRequest } from '../ports/history.ts';

/** The store's rows of one kind of subject; what is asked for of them is settled already. */
export interface StoredRows<Row> {
  intervals(
    request: Pick<IntervalsRequest, 'period' | 'everyMinutes'>,
  ): Promise<readonly (Row & { readonly startMs: number })[]>;
  days(request: Pick<DaysRequest, 'fromDay' | 'toDay'>): Promise<readonly (Row & { readonly day: string })[]>;
  /** Days summed up. */
  sums(request: Pick<DaysRequest, 'fromDay' | 'toDay'>): Promise<readonly Row[]>;
}

/** A row of the store with the period of the table it belongs to. */
export interface Placed<Row> {
  /** Index into the periods asked for. */
  readonly period: number;
  /** A site day of it: the rules of that day hold for the row. */
  readonly day: string;
  readonly row: Row;
}

export interface PlacedRequest {
  /** Of one table, in order, without gaps between them. */
  readonly periods: readonly PlannedPeriod[];
  readonly grain: Grain;
  readonly intervalMinutes: 15 | 30;
  /** About how many rows the store has for each day. */
  readonly rowsPerDay: number;
  /** Days on which a row of the table must not be summed over: the rules change there. */
  readonly cutDays: readonly string[];
}

/** From here on a sum in the store is cheaper than its rows. */
const SUM_FROM_ROWS = 100;
/** More cuts than this make more questions than rows. */
const MOST_CUTS = 12;

/** Reads as few rows of the store as the periods can be made of, and puts each in its place, in order of the periods. */
export async function readPlaced<Row>(
  stored: StoredRows<Row>,
  request: PlacedRequest,
): Promise<readonly Placed<Row>[]> {
  const { grain, periods } = request;
  if (grain === 'interval' || grain === 'hour') return readIntervals(stored, request, grain);
  const first = periods[0];
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return [];
  // A period of its own is summed in any case, unless it is one day.
  const days = periods.length > 1 ? DAYS_IN[grain] : first.fromDay === first.toDay ? 0 : Infinity;
  const isSummed = days * request.rowsPerDay >= SUM_FROM_ROWS && request.cutDays.length <= MOST_CUTS;
  if (isSummed) return sumDays(stored, request);
  const rows = await stored.days({ fromDay: first.fromDay, toDay: last.toDay });
  return place(rows, periods, ({ fromDay, toDay }, { day }) => fromDay <= day && day <= toDay);
}

const DAYS_IN: Readonly<Record<Exclude<Grain, 'interval' | 'hour'>, number>> = {
  day: 0,
  week: 7,
  month: 30,
  year: 365,
  whole: Infinity,
};

async function readIntervals<Row>(
  stored: StoredRows<Row>,
  { periods, intervalMinutes }: PlacedRequest,
  grain: 'interval' | 'hour',
): Promise<readonly Placed<Row>[]> {
  const first = periods[0];
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return [];
  const rows = await stored.intervals({
    period: { fromMs: first.fromMs, toMs: last.toMs },
    everyMinutes: grain === 'hour' ? 60 : intervalMinutes,
  });
  return place(rows, periods, ({ fromMs, toMs }, { startMs }) => fromMs <= startMs && startMs < toMs);
}

/** Rows come by time: the period of one is that of the row before, or a later one. */
function place<Row>(
  rows: readonly (Row & { readonly day?: string })[],
  periods: readonly PlannedPeriod[],
  holds: (period: PlannedPeriod, row: Row) => boolean,
): readonly Placed<Row>[] {
  const placed: Placed<Row>[] = [];
  let period = 0;
  for (const row of rows) {
    while (period < periods.length && !holds(periods[period]!, row)) period += 1;
    if (period === periods.length)
      period = Math.max(
        0,
        periods.findIndex((candidate) => holds(candidate, row)),
      );
    const found = periods[period]!;
    if (holds(found, row)) placed.push({ period, day: row.day ?? found.fromDay, row });
  }
  return placed;
}

async function sumDays<Row>(
  stored: StoredRows<Row>,
  { periods, cutDays }: PlacedRequest,
): Promise<readonly Placed<Row>[]> {
  const placed: Placed<Row>[] = [];
  for (const [period, { fromDay, toDay }] of periods.entries()) {
    const starts = [fromDay, ...cutDays.filter((day) => day > fromDay && day <= toDay)];
    for (const [index, start] of starts.entries()) {
      const next = starts[index + 1];
      const rows = await stored.sums({
        fromDay: start,
        toDay: next === undefined ? toDay : nameDay(dayNumber(next) - 1),
      });
      for (const row of rows) placed.push({ period, day: start, row });
    }
  }
  return placed;
}
