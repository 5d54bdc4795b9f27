/**
 * How long planning waits for forecasts: 20 queues with 52 weeks of quarter hours each, generated from a seed, through
 * `forecastQueue` (all methods of the default combination, hindcasts, bands, parts) for the next 4 weeks, in one thread. Ends
 * with one line of JSON: `seconds` and `cpuSeconds` of all queues with the search for priors and profiles, `againSeconds` with
 * what that search found, and `ratioToAverage`: CPU time over that of an 8-week average of the same history.
 *
 * Options: `--queues 20 --weeks 52 --seed 1`.
 */
import { eightWeekAverage } from '../shared/forecasting/same-weekdays.ts';
import {
  PLAIN_FORECAST,
  tuneAndForecast,
  type QueueForecastInput,
} from '../shared/forecasting/forecast-queue.ts';
import { dayNumber, nameDay } from '../shared/time/day-number.ts';
import { BENCH_HOURS, generateQueue } from './bench-forecast/generate-queue.ts';
import { readOptions } from './site/read-options.ts';

const { values } = readOptions({
  options: {
    queues: { type: 'string', default: '20' },
    weeks: { type: 'string', default: '52' },
    seed: { type: 'string', default: '1' },
  },
});

const queues = Number(values.queues);
const days = 7 * Number(values.weeks);
const firstNumber = dayNumber('2025-11-24');
const inputs = Array.from({ length: queues }, (_, queue): QueueForecastInput => ({
  ...PLAIN_FORECAST,
  history: generateQueue(Number(values.seed), queue, firstNumber, days),
  ahead: { firstDay: nameDay(firstNumber + days), days: 28 },
  openingHours: BENCH_HOURS,
}));

function measure<T>(work: () => T): { seconds: number; cpuSeconds: number; result: T } {
  const startMs = performance.now();
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - startMs) / 1000, cpuSeconds: (user + system) / 1e6, result };
}

const first = measure(() => inputs.map(tuneAndForecast));
const again = measure(() =>
  inputs.map((input, index) => tuneAndForecast({ ...input, tuning: first.result[index]!.tuning })),
);
const averaged = measure(() => inputs.map((input) => eightWeekAverage.forecast(input)));
const calls = first.result.reduce((sum, { forecast }) => sum + forecast.calls.reduce((a, b) => a + b, 0), 0);
const round = (value: number) => Number(value.toFixed(3));
console.log(
  JSON.stringify({
    queues,
    weeks: Number(values.weeks),
    seconds: round(first.seconds),
    cpuSeconds: round(first.cpuSeconds),
    againSeconds: round(again.seconds),
    againCpuSeconds: round(again.cpuSeconds),
    averageCpuSeconds: round(averaged.cpuSeconds),
    ratioToAverage: Math.round(first.cpuSeconds / averaged.cpuSeconds),
    forecastCalls: Math.round(calls),
  }),
);
