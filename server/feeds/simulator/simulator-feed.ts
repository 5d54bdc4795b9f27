import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { FeedStatus } from '../../../shared/contract/floor-rows.ts';
import type { FloorEvent } from '../../../shared/floor/events.ts';
import type { SimulationModel } from '../../../shared/simulation/model.ts';
import { createSiteCalendar } from '../../../shared/time/site-calendar.ts';
import type { SiteCalendarSettings } from '../../../shared/time/site-calendar.ts';
import { tellDetail } from '../../../shared/contract/tell-detail.ts';
import { parseStoredMessage, type Message } from '../../../shared/messages/message.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Feed, FeedSink } from '../../ports/feed.ts';
import { startThread } from '../../threads.ts';
import type { SimulatorAnswer, SimulatorQuestion, SimulatorTask } from './simulator-thread.ts';

export interface SimulatorFeedOptions {
  readonly model: SimulationModel;
  readonly calendar: SiteCalendarSettings;
  /** The same seed gives the same floor, whenever it is started. */
  readonly seed: number;
  /** Simulated seconds per second, 1 to 1000. */
  readonly speed: number;
  readonly clock: Clock;
}

export const SIMULATOR_FEED_ID = 'simulator';

const TICK_MS = 200;
const RETRY_MS = 1000;

/**
 * The simulated floor as a feed. At 1x its time is the time of day; faster, it starts from now and runs ahead.
 *
 * A first start tells yesterday and today as fast as they can be kept, a later one only what happened since: the
 * simulation of a moment is the same in every process. While it tells the past, its clock stands at what it has told.
 */
export function createSimulatorFeed(options: SimulatorFeedOptions): Feed {
  const { clock, speed } = options;
  let status: ReturnType<Feed['status']> = {
    status: 'connecting',
    sinceMs: clock.nowMs(),
    ...tellDetail({ code: 'feed-not-started' }),
  };
  let stopped = false;
  let thread: Worker | null = null;
  let running: Promise<void> = Promise.resolve();
  let startedAtMs = 0;
  let firstMs = 0;
  /** How far the past has been told; null once the floor is live. */
  let catchingUpMs: number | null = null;
  const stopping = new AbortController();

  function turn(next: FeedStatus, said: Message): void {
    const sinceMs = next === status.status ? status.sinceMs : nowMs();
    status = { status: next, sinceMs, ...tellDetail(said) };
  }

  /** The moment the floor ought to be at. */
  function targetMs(): number {
    return firstMs + Math.max(0, clock.nowMs() - startedAtMs) * speed;
  }

  function nowMs(): number {
    return catchingUpMs ?? (startedAtMs === 0 ? clock.nowMs() : targetMs());
  }

  async function ask(worker: Worker, question: SimulatorQuestion): Promise<SimulatorAnswer> {
    worker.postMessage(question);
    const [answer] = await once(worker, 'message', { signal: stopping.signal });
    return answer as SimulatorAnswer;
  }

  /** Tries until it is kept: what the simulation told it tells only once. */
  async function keep(sink: FeedSink, events: readonly FloorEvent[]): Promise<void> {
    for (;;) {
      try {
        await sink.emit(events);
        return;
      } catch (error) {
        if (stopped) return;
        turn(status.status, { code: 'feed-not-kept', words: (error as Error).message });
        await sleep(RETRY_MS, undefined, { signal: stopping.signal });
      }
    }
  }

  async function run(worker: Worker, sink: FeedSink): Promise<void> {
    let answer = ask(worker, { untilMs: targetMs() });
    while (!stopped) {
      const { events, count, reachedMs } = await answer;
      const live = reachedMs >= targetMs() - TICK_MS * speed;
      // The thread works on the next batch while this one is being kept.
      if (!live) answer = ask(worker, { untilMs: targetMs() });
      if (count > 0) {
        const batch = JSON.parse(events) as FloorEvent[];
        await keep(sink, batch);
        follow(batch);
      }
      if (catchingUpMs !== null) catchingUpMs = Math.max(catchingUpMs, reachedMs);
      if (!live) continue;
      if (catchingUpMs !== null) {
        catchingUpMs = null;
        turn('connected', { code: 'simulated-floor', speed });
      }
      await sleep(TICK_MS, undefined, { signal: stopping.signal });
      answer = ask(worker, { untilMs: targetMs() });
    }
  }

  /** The simulated phone system has outages of its own. */
  function follow(batch: readonly FloorEvent[]): void {
    if (catchingUpMs !== null) return;
    for (const event of batch) {
      if (event.type === 'feed-lost') turn('lost', parseStoredMessage(event.reason));
      else if (event.type === 'feed-connected') turn('connected', { code: 'simulated-floor', speed });
    }
  }

  return {
    id: SIMULATOR_FEED_ID,

    async start(sink) {
      startedAtMs = clock.nowMs();
      // A floor that ran ahead of the time of day goes on from there: time never runs backwards in one journal.
      firstMs = Math.max(startedAtMs, sink.resumeFromMs);
      const calendar = createSiteCalendar(options.calendar);
      const yesterdayMs = calendar.dayBefore(calendar.dayOf(firstMs)).fromMs;
      const start: SimulatorTask['start'] =
        sink.resumeFromMs >= yesterdayMs
          ? { kind: 'after', atMs: sink.resumeFromMs }
          : { kind: 'from', atMs: yesterdayMs };
      catchingUpMs = start.atMs;
      turn('connecting', { code: 'simulation-catching-up' });
      const task: SimulatorTask = {
        model: options.model,
        seed: options.seed,
        calendar: options.calendar,
        feedId: SIMULATOR_FEED_ID,
        start,
      };
      const worker = startThread(new URL('./simulator-thread.ts', import.meta.url), task);
      thread = worker;
      // `once` rejects on an error of the thread, so `run` ends with it.
      running = run(worker, sink).catch((error: unknown) => {
        if (!stopped) turn('lost', { code: 'simulation-stopped', words: (error as Error).message });
      });
    },

    async stop() {
      stopped = true;
      stopping.abort();
      await running;
      await thread?.terminate();
    },

    status: () => status,
    nowMs,
    speed: () => (catchingUpMs === null ? speed : 1),
  };
}
