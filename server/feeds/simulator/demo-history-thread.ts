import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { advanceFloor, createFloor, reduceFloor, takeChangedIntervals } from '../../../shared/floor/floor.ts';
import type { SimulationModel } from '../../../shared/simulation/model.ts';
import { SimulatedFloor } from '../../../shared/simulation/simulated-weeks.ts';
import type { Site } from '../../../shared/site/site.ts';
import { createSiteCalendar } from '../../../shared/time/site-calendar.ts';
import type { IntervalRow } from '../../ports.ts';

export interface DemoHistoryTask {
  readonly model: SimulationModel;
  readonly site: Site;
  readonly seed: number;
  readonly feedId: string;
  /** Site days without a gap, oldest first. */
  readonly days: readonly string[];
}

/** One finished day; the last message of the thread has `day` null. */
export interface DemoHistoryDay {
  readonly day: string | null;
  /** `IntervalRow[]` as JSON. */
  readonly rows: string;
}

const STEP_MS = 15 * 60_000;
/** After this nobody of a day is on the line any more. */
const DRAIN_MS = 2 * 3_600_000;

const task = workerData as DemoHistoryTask;
const port = parentPort!;
// The live floor goes first. Only Linux has priorities by thread; elsewhere this would slow down the whole server.
if (process.platform === 'linux') setPriority(10);

const { site } = task;
const calendar = createSiteCalendar(site);
const simulated = new SimulatedFloor({
  model: task.model,
  seed: task.seed,
  calendar,
  feedId: task.feedId,
});
const floor = createFloor(site);

const days = task.days.map((day) => calendar.dayNamed(day));
const firstMs = days[0]?.fromMs ?? 0;
for (const event of simulated.resynchroniseAt(firstMs)) reduceFloor(floor, event);
let reachedMs = firstMs;
for (const { day, toMs } of days) {
  runUntil(toMs - 1);
  report(day, toMs);
}
runUntil(reachedMs + DRAIN_MS);
report(null, reachedMs - DRAIN_MS);

function runUntil(untilMs: number): void {
  while (reachedMs < untilMs) {
    reachedMs = Math.min(untilMs, reachedMs + STEP_MS);
    for (const event of simulated.runUntil(reachedMs)) reduceFloor(floor, event);
    advanceFloor(floor, reachedMs);
  }
}

/** Also corrections of the day before: a call counts where it was offered. */
function report(day: string | null, toMs: number): void {
  const rows: IntervalRow[] = takeChangedIntervals(floor)
    .filter(({ startMs }) => startMs >= firstMs && startMs < toMs)
    .map(({ queueId, startMs, tally }) => ({
      queueId,
      startMs,
      intervalMinutes: site.intervalMinutes,
      tally,
    }));
  port.postMessage({ day, rows: JSON.stringify(rows) } satisfies DemoHistoryDay);
}
