import { afterEach, describe, expect, test } from 'vitest';
import type { Clock } from '../../server/ports/clock.ts';
import type { Feed } from '../../server/ports/feed.ts';
import { createSimulatorFeed } from '../../server/feeds/simulator/simulator-feed.ts';
import type { SimulationModel } from '../../shared/simulation/model.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { FloorBook } from '../helpers/floor-book.ts';
import { aModel, agentsFor, aQueue, HOUR_MS, UTC_CALENDAR } from '../helpers/simulation-builders.ts';
import { describeFeed, MemorySink, waitFor } from '../contracts/feed.ts';

const CALENDAR = { timeZone: 'Etc/UTC', dayStartsAt: '00:00', intervalMinutes: 15 };
const TUESDAY_MS = UTC_CALENDAR.dayNamed('2026-11-17').fromMs;
const DAY_MS = 24 * HOUR_MS;

const MODEL: SimulationModel = aModel(
  [aQueue('support', { callsPerDay: 2000 })],
  agentsFor(6, [{ queueId: 'support', level: 1 }]),
);

/** A clock that is moved by hand. */
function createClock(atMs: number): Clock & { atMs: number } {
  return {
    atMs,
    nowMs() {
      return this.atMs;
    },
  };
}

const started: Feed[] = [];
afterEach(async () => {
  for (const feed of started.splice(0)) await feed.stop();
});

function openFeed(clock: Clock, speed = 1, model = MODEL): Feed {
  const feed = createSimulatorFeed({ model, calendar: CALENDAR, seed: 5, speed, clock });
  started.push(feed);
  return feed;
}

/** Starts a feed, waits until it is live and stops it. */
async function tellUntil(atMs: number, sink: MemorySink): Promise<readonly FloorEvent[]> {
  const feed = openFeed(createClock(atMs));
  await feed.start(sink);
  await waitFor(() => feed.status().status === 'connected');
  await feed.stop();
  return sink.events;
}

describeFeed('simulator', () => Promise.resolve({ feed: openFeed(createClock(TUESDAY_MS + 9 * HOUR_MS)) }));

describe('simulator feed', () => {
  test('FS1 without a past it tells yesterday and today, the whole truth of the day start first', async () => {
    const nowMs = TUESDAY_MS + DAY_MS + 9 * HOUR_MS;
    const events = await tellUntil(nowMs, new MemorySink());
    expect(events[0]).toMatchObject({ type: 'feed-connected', feedId: 'simulator', atMs: TUESDAY_MS });
    expect(events[1]).toMatchObject({ type: 'feed-resynchronised', feedId: 'simulator' });
    expect(events.at(-1)!.atMs).toBeLessThanOrEqual(nowMs);
    expect(events.at(-1)!.atMs).toBeGreaterThan(nowMs - 10 * 60_000);
    expect(events.filter((event) => event.type === 'call-offered').length).toBeGreaterThan(2400);
    const book = new FloorBook();
    for (const event of events) book.take(event);
    expect(book.faults).toEqual([]);
  });

  test('FS2 after a restart it goes on after the newest event: none doubled, none missing', async () => {
    const untilMs = TUESDAY_MS + 20 * HOUR_MS;
    const uninterrupted = await tellUntil(untilMs, new MemorySink());
    const pieces: FloorEvent[] = [];
    for (const hours of [7, 13, 20]) {
      const sink = new MemorySink(pieces.at(-1)?.atMs ?? 0);
      pieces.push(...(await tellUntil(TUESDAY_MS + hours * HOUR_MS, sink)));
    }
    expect(pieces).toEqual(uninterrupted);
  });

  test('FS2 a restart after the week has turned goes on as well', async () => {
    const sundayMs = TUESDAY_MS + 5 * DAY_MS;
    const uninterrupted = await tellUntil(sundayMs + DAY_MS + HOUR_MS, new MemorySink());
    const place = uninterrupted.findLastIndex((event) => event.atMs < sundayMs + DAY_MS - 60_000);
    const sink = new MemorySink(uninterrupted[place]!.atMs);
    const rest = await tellUntil(sundayMs + DAY_MS + HOUR_MS, sink);
    expect(rest).toEqual(uninterrupted.slice(place + 1));
  });

  test('FS3 a past older than yesterday is not caught up', async () => {
    const events = await tellUntil(TUESDAY_MS + DAY_MS, new MemorySink(TUESDAY_MS - 3 * HOUR_MS));
    expect(events[0]).toMatchObject({ type: 'feed-connected', atMs: TUESDAY_MS });
    expect(events[1]).toMatchObject({ type: 'feed-resynchronised' });
  });

  test('FS4 what could not be kept is offered again until it is', async () => {
    const atMs = TUESDAY_MS + 4 * HOUR_MS;
    const feed = openFeed(createClock(atMs));
    const sink = new MemorySink();
    sink.refusals = 1;
    await feed.start(sink);
    await waitFor(() => sink.refusals === 0);
    expect(feed.status().detail).toContain('the disk is full');
    await waitFor(() => feed.status().status === 'connected');
    await feed.stop();
    expect(sink.events).toEqual(await tellUntil(atMs, new MemorySink()));
  });

  test('FS5 at 60x an hour takes a minute, beginning now', async () => {
    const clock = createClock(TUESDAY_MS + 9 * HOUR_MS);
    const feed = openFeed(clock, 60);
    const sink = new MemorySink();
    await feed.start(sink);
    await waitFor(() => feed.status().status === 'connected');
    expect(feed.nowMs()).toBe(TUESDAY_MS + 9 * HOUR_MS);
    expect(feed.speed()).toBe(60);
    clock.atMs += 60_000;
    expect(feed.nowMs()).toBe(TUESDAY_MS + 10 * HOUR_MS);
    await waitFor(() => sink.events.at(-1)!.atMs > TUESDAY_MS + 9.9 * HOUR_MS);
  });

  test('FS5 a past that lies ahead of the time of day is gone on from', async () => {
    const clock = createClock(TUESDAY_MS);
    const feed = openFeed(clock);
    const sink = new MemorySink(TUESDAY_MS + 30 * HOUR_MS);
    await feed.start(sink);
    await waitFor(() => feed.status().status === 'connected');
    expect(feed.nowMs()).toBe(TUESDAY_MS + 30 * HOUR_MS);
    clock.atMs += 30 * 60_000;
    await waitFor(() => sink.events.length > 100);
    expect(sink.events[0]!.atMs).toBeGreaterThan(TUESDAY_MS + 30 * HOUR_MS);
  });

  test('FS6 while it tells the past it is connecting and its clock stands at what it has told', async () => {
    const nowMs = TUESDAY_MS + 18 * HOUR_MS;
    const feed = openFeed(createClock(nowMs));
    const sink = new MemorySink();
    const seen: { status: string; atMs: number; toldMs: number }[] = [];
    const emit = sink.emit.bind(sink);
    sink.emit = (events) => {
      seen.push({
        status: feed.status().status,
        atMs: feed.nowMs(),
        toldMs: sink.events.at(-1)?.atMs ?? TUESDAY_MS - DAY_MS,
      });
      return emit(events);
    };
    await feed.start(sink);
    await waitFor(() => feed.status().status === 'connected');
    expect(seen.length).toBeGreaterThan(3);
    for (const { status, atMs, toldMs } of seen) {
      expect(status).toBe('connecting');
      expect(atMs).toBeGreaterThanOrEqual(toldMs);
      expect(atMs - toldMs).toBeLessThan(HOUR_MS);
    }
    expect(feed.nowMs()).toBe(nowMs);
  });
});
