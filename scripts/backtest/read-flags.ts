import { readFileSync } from 'node:fs';
import type { BacktestHorizon } from '../../shared/forecasting/backtest.ts';
import { ForecastError } from '../../shared/forecasting/forecast-error.ts';
import { parsePlanningEvents } from '../../shared/forecasting/events/parse-planning-event.ts';
import type { PlanningEvent } from '../../shared/forecasting/planning-event.ts';

export interface BacktestFlags {
  readonly data: string;
  readonly intervalMinutes: 15 | 30;
  readonly origins: readonly string[];
  readonly historyWeeks: number;
  readonly specialDays: ReadonlySet<string>;
  readonly errorDays: ReadonlySet<string>;
  readonly events: readonly PlanningEvent[];
  readonly levelShifts: readonly string[];
  readonly horizon: BacktestHorizon;
  /** Intervals of the day that are over, for `rest-of-day`. */
  readonly knownIntervals: number;
}

/** @throws ForecastError for a flag that cannot be */
export function readBacktestFlags(
  values: Readonly<Record<string, string | boolean | undefined>>,
): BacktestFlags {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : null);
  const data = text('data');
  const origins = readDays('origins', text('origins'));
  if (data === null || origins.length === 0) {
    throw new ForecastError('--data FILE.csv and --origins 2026-10-05,2026-10-12 are needed. See --help.');
  }
  const interval = text('interval') ?? '30';
  if (interval !== '15' && interval !== '30') {
    throw new ForecastError(`--interval (${interval}) must be 15 or 30 minutes.`);
  }
  const historyWeeks = Number(text('history-weeks') ?? '12');
  if (!Number.isInteger(historyWeeks) || historyWeeks < 1) {
    throw new ForecastError(`--history-weeks (${text('history-weeks')}) must be a whole number from 1 on.`);
  }
  const events = text('events');
  return {
    data,
    intervalMinutes: interval === '15' ? 15 : 30,
    origins,
    historyWeeks,
    specialDays: new Set(readDays('special', text('special'))),
    errorDays: new Set(readDays('error', text('error'))),
    events: events === null ? [] : readEvents(events),
    levelShifts: readDays('level-shifts', text('level-shifts')),
    horizon: readHorizon(text('horizon') ?? 'week'),
    knownIntervals: Math.floor(readTime(text('known-until') ?? '11:00') / Number(interval)),
  };
}

function readEvents(file: string): readonly PlanningEvent[] {
  let list: unknown;
  try {
    list = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ForecastError(
      `--events (${file}) must be a file with a list of planning events as JSON: ${reason}`,
    );
  }
  return parsePlanningEvents(list);
}

function readDays(name: string, text: string | null): readonly string[] {
  const days = (text ?? '').split(',').map((day) => day.trim());
  const wrong = days.find((day) => day !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(day));
  if (wrong !== undefined) {
    throw new ForecastError(`--${name} (${wrong}) must be dates like 2026-10-05, with commas between them.`);
  }
  return days.filter((day) => day !== '');
}

function readHorizon(text: string): BacktestFlags['horizon'] {
  if (text === 'week' || text === 'day' || text === 'rest-of-day') return text;
  throw new ForecastError(`--horizon (${text}) must be week, day or rest-of-day.`);
}

function readTime(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (match === null) throw new ForecastError(`--known-until (${text}) must be a time of day like 11:00.`);
  return Number(match[1]) * 60 + Number(match[2]);
}
