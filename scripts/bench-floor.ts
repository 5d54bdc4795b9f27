/**
 * How fast the floor is: a simulated day of 40 queues and 800 agents through reducer, rows and metrics at 4 Hz of floor
 * time, with what the history is told taken each second, beside `JSON.parse` of the same events. The day comes in slices of a second; each is parsed and then reduced, so that
 * both see the same weather on the machine. On a slow machine the day ends early. Ends with one line of JSON.
 */
import type { FloorEvent } from '../shared/floor/events.ts';
import {
  FloorRows,
  advanceFloor,
  createFloor,
  reduceFloor,
  takeFloorChanges,
} from '../shared/floor/floor.ts';
import { SITE_SCOPE } from '../shared/floor/windows.ts';
import { DEFAULT_PRIORITY, DEFAULT_SERVICE_RULE, type Site, createEmptySite } from '../shared/site/site.ts';
import { MetricsOfChanges } from './bench-floor/metrics-of-changes.ts';
import { SimulatedDay, queueName } from './bench-floor/simulated-day.ts';

const QUEUES = 40;
const AGENTS = 800;
const PEAK_EVENTS_PER_SECOND = 500;
const TICK_MS = 250;
const SLICE_MS = 1_000;
const SLICES = 86_400;
/** The day ends early after this much real time. */
const LONGEST_MS = 90_000;
/** All figures are checked against a full computation this often. */
const CHECK_EVERY_SLICES = 1_800;
const SEED = 20_260_504;
/** Monday 4 May 2026, midnight in Shanghai. */
const FROM_MS = Date.UTC(2026, 4, 3, 16, 0);

const site: Site = {
  ...createEmptySite('Asia/Shanghai'),
  intervalMinutes: 15,
  queues: Array.from({ length: QUEUES }, (_, index) => ({
    id: queueName(index),
    name: { en: `Queue ${index}` },
    priority: DEFAULT_PRIORITY,
    rules: [DEFAULT_SERVICE_RULE],
  })),
};

const day = new SimulatedDay({
  seed: SEED,
  fromMs: FROM_MS,
  queues: QUEUES,
  agents: AGENTS,
  peakEventsPerSecond: PEAK_EVENTS_PER_SECOND,
});
const floor = createFloor(site);
const rows = new FloorRows(floor);
advanceFloor(floor, FROM_MS);
for (const event of day.signIns()) reduceFloor(floor, event);
rows.changes();
const scopes = [SITE_SCOPE, ...site.queues.map((queue) => queue.id)];
const metrics = new MetricsOfChanges(rows, scopes, DEFAULT_SERVICE_RULE);

let events = 0;
let ticks = 0;
let parseMs = 0;
let floorMs = 0;
let peak = 0;
let calls = 0;
let told = 0;
const ratios: number[] = [];
const rates: number[] = [];

const startedMs = performance.now();
let slices = 0;
for (; slices < SLICES && performance.now() - startedMs < LONGEST_MS; slices += 1) {
  const untilMs = FROM_MS + (slices + 1) * SLICE_MS;
  const texts = day.eventsUntil(untilMs).map((event) => JSON.stringify(event));
  const parseStart = performance.now();
  const parsed: FloorEvent[] = [];
  for (const text of texts) parsed.push(JSON.parse(text) as FloorEvent);
  const parseEnd = performance.now();
  run(parsed, untilMs);
  const floorEnd = performance.now();
  parseMs += parseEnd - parseStart;
  floorMs += floorEnd - parseEnd;
  events += parsed.length;
  peak = Math.max(peak, parsed.length / (SLICE_MS / 1000));
  if (slices % CHECK_EVERY_SLICES === 0) {
    const wrong = metrics.countWrong();
    if (wrong > 0) {
      console.error(`${wrong} figures are not what they should be in slice ${slices}.`);
      process.exitCode = 1;
    }
  }
  if (parsed.length > 0) {
    // The day turns with the last tick.
    const today = rows.tally('today', SITE_SCOPE)!;
    if (today.offered !== today.answered + today.abandoned + today.flowedOut + today.waiting) {
      console.error(`The books do not balance in slice ${slices}.`);
      process.exitCode = 1;
    }
    calls = Math.max(calls, today.offered);
    ratios.push((parseEnd - parseStart) / (floorEnd - parseEnd));
    rates.push((parsed.length / (floorEnd - parseEnd)) * 1000);
  }
}

function run(parsed: readonly FloorEvent[], untilMs: number): void {
  let at = 0;
  for (let tickMs = untilMs - SLICE_MS + TICK_MS; tickMs <= untilMs; tickMs += TICK_MS) {
    while (at < parsed.length && parsed[at]!.atMs < tickMs) {
      reduceFloor(floor, parsed[at]!);
      at += 1;
    }
    advanceFloor(floor, tickMs);
    metrics.compute(rows.refresh(), tickMs);
    ticks += 1;
  }
  told += takeFloorChanges(floor).calls.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

const eventsPerSecond = Math.round((events / floorMs) * 1000);
const parseEventsPerSecond = Math.round((events / parseMs) * 1000);
console.log(
  JSON.stringify({
    events,
    eventsPerSecond,
    ratioToParse: Number((eventsPerSecond / parseEventsPerSecond).toFixed(3)),
    parseEventsPerSecond,
    ticks,
    floorHours: Number(((slices * SLICE_MS) / 3_600_000).toFixed(1)),
    medianEventsPerSecond: Math.round(median(rates)),
    medianRatioToParse: Number(median(ratios).toFixed(3)),
    peakEventsPerSecond: Math.round(peak),
    calls,
    toldCalls: told,
    changedRows: metrics.rows,
    figures: metrics.figures,
    oddities: Object.values(JSON.parse(rows.all()['oddities']!['counts'] as string) as object).length,
    heapMb: Math.round(process.memoryUsage().heapUsed / 1e6),
    targetMet: eventsPerSecond >= Math.min(500_000, parseEventsPerSecond),
  }),
);
