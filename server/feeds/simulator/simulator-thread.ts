import { parentPort, workerData } from 'node:worker_threads';
import type { FloorEvent } from '../../../shared/floor/events.ts';
import type { SimulationModel } from '../../../shared/simulation/model.ts';
import { SimulatedFloor } from '../../../shared/simulation/simulated-weeks.ts';
import { createSiteCalendar } from '../../../shared/time/site-calendar.ts';
import type { SiteCalendarSettings } from '../../../shared/time/site-calendar.ts';

/** What the thread is started with. */
export interface SimulatorTask {
  readonly model: SimulationModel;
  readonly seed: number;
  readonly calendar: SiteCalendarSettings;
  readonly feedId: string;
  /** `after`: what follows this moment, for a reader who knows all before it. `from`: the whole truth first. */
  readonly start: { readonly kind: 'after' | 'from'; readonly atMs: number };
}

/** Asks for what happens until then. One question at a time. */
export interface SimulatorQuestion {
  readonly untilMs: number;
}

export interface SimulatorAnswer {
  /** The events as JSON: parsing text costs the main thread less than taking over as many cloned objects. */
  readonly events: string;
  readonly count: number;
  /** Everything up to this moment has been told; less than asked for when the batch is full. */
  readonly reachedMs: number;
}

/** A batch the main thread takes in one piece: about 10 ms of its time. */
const BATCH_EVENTS = 4000;
const STEP_MS = 60_000;

const task = workerData as SimulatorTask;
const port = parentPort!;
const floor = new SimulatedFloor({
  model: task.model,
  seed: task.seed,
  calendar: createSiteCalendar(task.calendar),
  feedId: task.feedId,
});
let reachedMs = task.start.atMs;
let pending: FloorEvent[] = [];

if (task.start.kind === 'after') {
  floor.startAt(task.start.atMs);
} else {
  // The connection is dated before the truth: no two events share an instant.
  reachedMs += 1;
  const truth = floor.resynchroniseAt(reachedMs);
  pending = [{ type: 'feed-connected', atMs: task.start.atMs, feedId: task.feedId }, ...truth];
}

port.on('message', ({ untilMs }: SimulatorQuestion) => port.postMessage(answer(untilMs)));

function answer(untilMs: number): SimulatorAnswer {
  while (pending.length < BATCH_EVENTS && reachedMs < untilMs) {
    reachedMs = Math.min(untilMs, reachedMs + STEP_MS);
    const events = floor.runUntil(reachedMs);
    pending = pending.length === 0 ? events : pending.concat(events);
  }
  const batch = pending.slice(0, BATCH_EVENTS);
  pending = pending.slice(BATCH_EVENTS);
  const toldMs = pending.length === 0 ? reachedMs : batch.at(-1)!.atMs;
  return { events: JSON.stringify(batch), count: batch.length, reachedMs: toldMs };
}
