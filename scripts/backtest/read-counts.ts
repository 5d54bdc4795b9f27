import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { DayGrid } from '../../shared/forecasting/day-grid.ts';
import { ForecastError } from '../../shared/forecasting/forecast-error.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';

const MOST_DAYS = 15_000;

interface CountRow {
  readonly timestamp: string;
  readonly interval_min: string;
  readonly calls: string;
}

/**
 * Counts of a file `timestamp,interval_min,calls` with local times like `2026-11-22T09:30`. Counts of quarter hours are summed
 * into half hours when those are asked for; an interval that comes twice (clocks going back) is the mean of both.
 *
 * @throws ForecastError for a file that has no such rows
 */
export function readCounts(file: string, intervalMinutes: 15 | 30, errorDays: ReadonlySet<string>): DayGrid {
  const rows = parse<CountRow>(readFileSync(file), {
    columns: true,
    skip_empty_lines: true,
    trim: true,
    bom: true,
  });
  if (rows.length === 0) throw new ForecastError(`${file} has no rows. Export counts into it first.`);
  const perDay = 1440 / intervalMinutes;
  const days = rows.map((row, index) => readDay(row, index, intervalMinutes));
  const first = days.reduce((least, day) => Math.min(least, day), Infinity);
  const last = days.reduce((most, day) => Math.max(most, day), -Infinity);
  if (last - first >= MOST_DAYS) {
    throw new ForecastError(
      `${file} reaches from ${nameDay(first)} to ${nameDay(last)}; at most ${MOST_DAYS} days can be read. Maybe a date is in the wrong century.`,
    );
  }
  const sums = new Float64Array((last - first + 1) * perDay);
  const minutes = new Float64Array(sums.length);
  for (const [index, row] of rows.entries()) {
    if (errorDays.has(row.timestamp.slice(0, 10))) continue;
    const minute = Number(row.timestamp.slice(11, 13)) * 60 + Number(row.timestamp.slice(14, 16));
    const place = (days[index]! - first) * perDay + Math.floor(minute / intervalMinutes);
    sums[place]! += Number(row.calls);
    minutes[place]! += Number(row.interval_min);
  }
  return {
    intervalMinutes,
    intervalsPerDay: perDay,
    firstDay: nameDay(first),
    days: last - first + 1,
    // Less than whole intervals are not known; more are the hour that came twice.
    values: sums.map((sum, at) =>
      minutes[at]! >= intervalMinutes ? (sum * intervalMinutes) / minutes[at]! : NaN,
    ),
  };
}

function readDay(row: CountRow, index: number, intervalMinutes: number): number {
  const at = `row ${index + 2}`;
  const day = (row.timestamp ?? '').slice(0, 10);
  const isTime = /^\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d/.test(row.timestamp ?? '');
  if (!isTime || nameDay(dayNumber(day)) !== day) {
    throw new ForecastError(`timestamp (${row.timestamp}) in ${at} must look like 2026-11-22T09:30.`);
  }
  if (!(Number(row.calls) >= 0 && Number(row.calls) < Infinity) || row.calls === '') {
    throw new ForecastError(
      `calls (${row.calls}) in ${at} must be 0 or more. Leave out the row when nothing is known.`,
    );
  }
  const minutes = Number(row.interval_min);
  if (!(minutes > 0 && intervalMinutes % minutes === 0)) {
    throw new ForecastError(
      `interval_min (${row.interval_min}) in ${at} must fit into ${intervalMinutes} minutes. Maybe --interval 15 or 30 is another.`,
    );
  }
  return dayNumber(day);
}
