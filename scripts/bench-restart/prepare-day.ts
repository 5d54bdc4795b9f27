import type { FloorEvent } from '../../shared/floor/events.ts';
import { NO_CHANGES } from '../../shared/history/roll-ups.ts';
import type { Site } from '../../shared/site/site.ts';
import { createLoadModel, createLoadSite } from '../../shared/simulation/load-model.ts';
import { SimulatedFloor } from '../../shared/simulation/simulated-weeks.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { startLiveFloor } from '../../server/live/live-floor.ts';
import { createCallerGuard } from '../../server/privacy/caller-guard.ts';
import { openStores } from '../../server/stores/open-stores.ts';
import { TellingFeed } from './telling-feed.ts';

export interface PreparedDay {
  readonly events: number;
  readonly calls: number;
}

const SIZE = { queues: 40, agents: 800 };
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** As many as may have come since the last snapshot. */
const TAIL_EVENTS = 20_000;
/** Offered, rang, answered, ended, wrapped up. */
const EVENTS_PER_CALL = 5.9;

/**
 * Fills a data folder with a site day of `calls` calls that ends now, as a server that ran through it and was killed
 * would leave it: the newest snapshot is 20,000 events old.
 */
export async function prepareDay(folder: string, calls: number): Promise<PreparedDay> {
  const nowMs = Date.now();
  // The site's day began almost 24 hours ago, so that all of it is "today".
  const dayStartMs = Math.ceil((nowMs - DAY_MS) / HOUR_MS) * HOUR_MS;
  const site: Site = {
    ...createLoadSite(SIZE),
    dayStartsAt: new Date(dayStartMs).toISOString().slice(11, 16),
  };
  const eventsPerSecond = (calls * EVENTS_PER_CALL) / ((nowMs - dayStartMs) / 1000);
  const simulated = new SimulatedFloor({
    model: createLoadModel({ ...SIZE, eventsPerSecond }),
    seed: 1,
    calendar: createSiteCalendar(site),
    feedId: 'simulator',
  });

  const stores = await openStores({ dataFolder: folder, databaseUrl: null });
  await stores.documents.save('site', site);
  const feed = new TellingFeed(dayStartMs);
  const { journal } = stores;
  const callers = createCallerGuard('kept', '');
  const live = await startLiveFloor({ journal, callers, site, feeds: [feed], clock: { nowMs: () => nowMs } });
  let events = 0;
  const tell = async (piece: readonly FloorEvent[]) => {
    events += piece.length;
    await feed.tell(piece);
  };
  await tell(simulated.resynchroniseAt(dayStartMs + 1));
  const tailMs = nowMs - (TAIL_EVENTS / eventsPerSecond) * 1000;
  for (let untilMs = dayStartMs; untilMs < tailMs;) {
    untilMs = Math.min(tailMs, untilMs + 600_000);
    await tell(simulated.runUntil(untilMs));
  }
  await live.stop();
  const tail = simulated.runUntil(nowMs);
  await journal.commit({
    events: tail.map((event, index) => ({ seq: journal.lastSeq() + 1 + index, event })),
    newestAtMs: { [feed.id]: tail.at(-1)?.atMs ?? 0 },
    floorMs: nowMs,
    changes: NO_CHANGES,
  });
  const offered = Number(live.rows()['tally/today/*']?.['offered'] ?? 0);
  await stores.close();
  return {
    events: events + tail.length,
    calls: offered + tail.filter(({ type }) => type === 'call-offered').length,
  };
}
