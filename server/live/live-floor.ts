import { randomUUID } from 'node:crypto';
import { listIntervals, listOddities } from '../../shared/floor/floor.ts';
import type { Site } from '../../shared/site/site.ts';
import { JournalError } from '../floorcast-error.ts';
import type { Clock, Feed, History, Journal, LiveFloor } from '../ports.ts';
import { FloorIntake, type IntakeSource } from './floor-intake.ts';
import { FloorTicker } from './floor-ticker.ts';
import { IntervalKeeper } from './interval-keeper.ts';
import { loadFloor } from './load-floor.ts';
import type { Report } from './report.ts';
import { SnapshotKeeper } from './snapshot-keeper.ts';

export interface LiveFloorOptions {
  readonly site: Site;
  readonly journal: Journal;
  readonly history: History;
  /** The first one's clock is the floor's; without feeds it is `clock`. */
  readonly feeds: readonly Feed[];
  readonly clock: Clock;
  /** Shortest time between two changes told to subscribers, 10 to 1000. */
  readonly tickMs?: number;
  /** How often changed intervals go to the history. */
  readonly saveIntervalsMs?: number;
  /** Told of what went wrong and was survived. */
  readonly report?: Report;
}

export interface RunningFloor extends LiveFloor {
  /** How the floor came to be: from nothing, from a snapshot, or from the whole day's journal. */
  readonly loadedFrom: 'empty' | 'snapshot' | 'journal';
  /** Stops the feeds, takes in what is pending and saves the floor. The stores stay open. */
  stop(): Promise<void>;
}

/** From event to screen in under 150 ms leaves no more than this for gathering. */
const TICK_MS = 80;
const SAVE_INTERVALS_MS = 10_000;

/**
 * Loads the floor as it was, starts the feeds and keeps it running: event -> journal -> reducer -> rows -> subscribers.
 * One writer, in this thread. server/live/RULES.md says what can be relied on.
 */
export async function startLiveFloor(options: LiveFloorOptions): Promise<RunningFloor> {
  const { site, journal, history, feeds, clock, report = () => {} } = options;
  const { tickMs = TICK_MS, saveIntervalsMs = SAVE_INTERVALS_MS } = options;
  const primary = feeds[0];
  const { floor, seq, snapshotSeq, from } = await loadFloor(site, journal);
  const intake = new FloorIntake(floor, journal, seq);
  const reducedSeq = () => intake.reducedSeq;
  const isTellingPast = () => primary?.status().status === 'connecting';
  const floorNowMs = () => primary?.nowMs() ?? clock.nowMs();
  const intervals = new IntervalKeeper(floor, history, report);
  const snapshots = new SnapshotKeeper({ floor, journal, intervals, reducedSeq, snapshotSeq, report });
  const ticker = new FloorTicker({ floor, feeds, floorNowMs, isTellingPast, reducedSeq, report });
  if (from !== 'empty') intervals.takeDay(queueIdsOf(ticker));

  await startFeeds(feeds, journal, intake, primary);
  let stopping: Promise<void> | null = null;
  const guard = (work: () => void) => () => {
    try {
      work();
    } catch (error) {
      report('A tick of the floor failed; the next one is tried.', error);
    }
  };
  const tick = guard(() => {
    ticker.tick();
    snapshots.saveWhenDue();
  });
  tick();
  const timers = [setInterval(tick, tickMs), setInterval(() => void intervals.save(), saveIntervalsMs)];

  async function stop(): Promise<void> {
    for (const result of await Promise.allSettled(feeds.map((feed) => feed.stop()))) {
      if (result.status === 'rejected') report('A feed could not be stopped.', result.reason);
    }
    await intake.idle();
    for (const timer of timers) clearInterval(timer);
    await intervals.save();
    await snapshots.save();
  }

  return {
    epoch: randomUUID(),
    loadedFrom: from,
    site: () => site,
    // Between two ticks the clock runs on; only a past that is being told has no other clock than its events.
    floorNowMs: () => (isTellingPast() && floor.nowMs > 0 ? floor.nowMs : floorNowMs()),
    speed: () => primary?.speed() ?? 1,
    rows: () => ticker.rows(),
    subscribe: (listener) => ticker.subscribe(listener),
    emit: async (events) => {
      if (stopping)
        throw new JournalError(
          'closed',
          'Floorcast is stopping and takes no more events. Send them again in a moment.',
        );
      return intake.emit(events, null);
    },
    oddities: () => listOddities(floor),
    todayIntervals: (queueId) => listIntervals(floor, queueId),
    stop: () => (stopping ??= stop()),
  };
}

async function startFeeds(
  feeds: readonly Feed[],
  journal: Journal,
  intake: FloorIntake,
  primary: Feed | undefined,
): Promise<void> {
  for (const feed of feeds) {
    const source: IntakeSource = {
      id: feed.id,
      isTellingPast: () => feed === primary && feed.status().status === 'connecting',
    };
    const resumeFromMs = await journal.newestAtMs(feed.id);
    try {
      await feed.start({
        resumeFromMs,
        emit: async (events) => {
          const outcome = await intake.emit(events, source);
          // Durable is not enough here: a feed that goes on before its events are in the floor would run ahead of it.
          await intake.reached(outcome.lastSeq);
          return outcome;
        },
      });
    } catch (error) {
      await Promise.allSettled(feeds.map((started) => started.stop()));
      throw error;
    }
  }
}

function queueIdsOf(ticker: FloorTicker): readonly string[] {
  return Object.keys(ticker.rows())
    .filter((key) => key.startsWith('queue/'))
    .map((key) => key.slice('queue/'.length));
}
