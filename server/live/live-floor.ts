import { randomUUID } from 'node:crypto';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { changePeople, listIntervals, listOddities } from '../../shared/floor/floor.ts';
import type { Site } from '../../shared/site/site.ts';
import { JournalError } from '../floorcast-error.ts';
import type { CallerGuard } from '../ports/caller-guard.ts';
import type { Clock } from '../ports/clock.ts';
import type { Feed } from '../ports/feed.ts';
import type { Journal } from '../ports/journal.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import { FloorIntake, type IntakeSource } from './floor-intake.ts';
import { FloorTicker } from './floor-ticker.ts';
import { loadFloor } from './load-floor.ts';
import { PhoneTies } from './phone-ties.ts';
import type { Report } from './report.ts';
import { SnapshotKeeper } from './snapshot-keeper.ts';

export interface LiveFloorOptions {
  readonly site: Site;
  readonly journal: Journal;
  readonly callers: CallerGuard;
  /** The first one's clock is the floor's; without feeds it is `clock`. */
  readonly feeds: readonly Feed[];
  readonly clock: Clock;
  /** Shortest time between two changes told to subscribers, 10 to 1000. */
  readonly tickMs?: number;
  /** How often the history is told what time alone has changed. */
  readonly keepTimeMs?: number;
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
const KEEP_TIME_MS = 5_000;

/**
 * Loads the floor as it was, starts the feeds and keeps it running: event -> reducer -> journal and history -> rows ->
 * subscribers.
 * One writer, in this thread. server/live/RULES.md says what can be relied on.
 */
export async function startLiveFloor(options: LiveFloorOptions): Promise<RunningFloor> {
  const { site, journal, callers, feeds, clock, report = () => {} } = options;
  const { tickMs = TICK_MS, keepTimeMs = KEEP_TIME_MS } = options;
  const primary = feeds[0];
  const { floor, snapshotSeq, from } = await loadFloor(site, journal);
  const guard = (work: () => void) => () => {
    try {
      work();
    } catch (error) {
      report('A tick of the floor failed; the next one is tried.', error);
    }
  };
  const onKept = guard(() => {
    // First: a floor that is saved must not be ahead of the history by a tick.
    snapshots.saveWhenDue();
    ticker.catchUp();
  });
  const ties = new PhoneTies(site);
  const siteListeners = new Set<() => void>();
  const tie = (event: FloorEvent) => ties.tie(event);
  const intake = new FloorIntake({ floor, journal, callers, tie, onKept, report });
  const isTellingPast = () => primary?.status().status === 'connecting';
  const floorNowMs = () => primary?.nowMs() ?? clock.nowMs();
  const snapshots = new SnapshotKeeper({ floor, journal, intake, snapshotSeq, report });
  const ticker = new FloorTicker({ floor, feeds, floorNowMs, isTellingPast, intake, report });

  await startFeeds(feeds, journal, intake, primary);
  let stopping: Promise<void> | null = null;
  const tick = guard(() => ticker.tick());
  tick();
  const timers = [setInterval(tick, tickMs), setInterval(() => intake.keepTime(), keepTimeMs)];

  async function stop(): Promise<void> {
    for (const result of await Promise.allSettled(feeds.map((feed) => feed.stop()))) {
      if (result.status === 'rejected') report('A feed could not be stopped.', result.reason);
    }
    for (const timer of timers) clearInterval(timer);
    await intake.end();
    if (intake.isKept) await snapshots.save();
  }

  return {
    epoch: randomUUID(),
    loadedFrom: from,
    site: () => floor.site,
    changeSite: (next) => {
      ties.change(next, floor);
      changePeople(floor, next);
      for (const listener of siteListeners) listener();
    },
    onSiteChanged: (listener) => {
      siteListeners.add(listener);
      return () => void siteListeners.delete(listener);
    },
    floorNowMs: () => {
      // A past that is being told has no other clock than its events, and a floor that cannot be kept stands still.
      const standsStill = isTellingPast() || intake.failure !== null;
      return standsStill && ticker.shownMs > 0 ? ticker.shownMs : floorNowMs();
    },
    speed: () => primary?.speed() ?? 1,
    rows: () => ticker.rows(),
    subscribe: (listener) => ticker.subscribe(listener),
    followAgents: (listener) => ticker.followAgents(listener),
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
        emit: (events) => intake.emit(events, source),
      });
    } catch (error) {
      await Promise.allSettled(feeds.map((started) => started.stop()));
      throw error;
    }
  }
}
