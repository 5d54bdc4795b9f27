import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { advanceFloor, createFloor, reduceFloor, takeFloorChanges } from '../../../shared/floor/floor.ts';
import type { CallRecord } from '../../../shared/history/call-record.ts';
import type { SimulationModel } from '../../../shared/simulation/model.ts';
import { SimulatedFloor } from '../../../shared/simulation/simulated-weeks.ts';
import type { Site } from '../../../shared/site/site.ts';
import { createSiteCalendar } from '../../../shared/time/site-calendar.ts';
import type { AgentTime } from '../../ports/imports.ts';
import { DemoDayBook, type DemoDayContents } from './demo-day-book.ts';

export interface DemoHistoryTask {
  readonly model: SimulationModel;
  readonly site: Site;
  readonly seed: number;
  readonly feedId: string;
  /** Site days, oldest first, in runs without a gap. */
  readonly runs: readonly (readonly string[])[];
}

/** A day is told in pieces, so that nobody is held up by one; the last of its pieces is `day`. One a question. */
export type DemoHistoryPiece =
  | { readonly kind: 'calls'; readonly calls: readonly CallRecord[] }
  | { readonly kind: 'time'; readonly time: AgentTime }
  | { readonly kind: 'day'; readonly day: string };

const STEP_MS = 15 * 60_000;
/** After this nobody of a day is on the line any more. */
const DRAIN_MS = 2 * 3_600_000;
const ROWS_A_PIECE = 500;

const task = workerData as DemoHistoryTask;
const port = parentPort!;
// The live floor goes first. Only Linux has priorities by thread; elsewhere this would slow down the whole server.
if (process.platform === 'linux') setPriority(10);

const calendar = createSiteCalendar(task.site);
const pieces = tellRuns();
port.on('message', () => {
  const next = pieces.next();
  if (next.done) port.close();
  else port.postMessage(next.value);
});

function* tellRuns(): Generator<DemoHistoryPiece> {
  for (const run of task.runs) yield* tellRun(run.map((day) => calendar.dayNamed(day)));
}

/** Each day when the one after it is over: until then calls of the evening may go on. */
function* tellRun(days: readonly ReturnType<typeof calendar.dayNamed>[]): Generator<DemoHistoryPiece> {
  const firstMs = days[0]!.fromMs;
  const { model, seed, feedId, site } = task;
  const simulated = new SimulatedFloor({ model, seed, calendar, feedId });
  const floor = createFloor(site);
  const book = new DemoDayBook();
  for (const event of simulated.resynchroniseAt(firstMs)) reduceFloor(floor, event);
  let reachedMs = firstMs;
  const runUntil = (untilMs: number) => {
    while (reachedMs < untilMs) {
      reachedMs = Math.min(untilMs, reachedMs + STEP_MS);
      for (const event of simulated.runUntil(reachedMs)) reduceFloor(floor, event);
      advanceFloor(floor, reachedMs);
    }
    book.add(takeFloorChanges(floor));
  };
  for (const [index, day] of days.entries()) {
    runUntil(day.toMs);
    const before = days[index - 1];
    if (before) yield* tellDay(before.day, book.take(before));
  }
  runUntil(reachedMs + DRAIN_MS);
  const last = days.at(-1)!;
  yield* tellDay(last.day, book.take(last));
}

function* tellDay(day: string, { calls, time }: DemoDayContents): Generator<DemoHistoryPiece> {
  for (const piece of inPieces(calls)) yield { kind: 'calls', calls: piece };
  yield { kind: 'time', time: { agents: [], queues: [], names: time.names } };
  for (const agents of inPieces(time.agents)) yield { kind: 'time', time: { agents, queues: [], names: [] } };
  for (const queues of inPieces(time.queues)) yield { kind: 'time', time: { agents: [], queues, names: [] } };
  yield { kind: 'day', day };
}

function* inPieces<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += ROWS_A_PIECE) yield rows.slice(from, from + ROWS_A_PIECE);
}
