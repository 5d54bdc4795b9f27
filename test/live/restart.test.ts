import { expect, onTestFinished, test, vi } from 'vitest';
import type { Rows } from '../../shared/contract/floor-rows.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { createLoadModel, createLoadSite } from '../../shared/simulation/load-model.ts';
import { SimulatedFloor } from '../../shared/simulation/simulated-weeks.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { startLiveFloor, type LiveFloorOptions } from '../../server/live/live-floor.ts';
import type { History, Journal } from '../../server/ports.ts';
import { createMemoryHistory } from '../../server/stores/history/memory-history.ts';
import { createMemoryJournal } from '../../server/stores/journal/memory-journal.ts';
import { ScriptedFeed } from '../helpers/scripted-feed.ts';

const SIZE = { queues: 4, agents: 40 };
const SITE = createLoadSite(SIZE);
const CALENDAR = createSiteCalendar(SITE);
const DAY_MS = CALENDAR.dayOf(Date.UTC(2026, 2, 10, 12)).fromMs;
const HOUR_MS = 3_600_000;

test('LV30 a restart from a snapshot and what came after it shows the floor as it was', async () => {
  const house = new House();
  const first = await house.start();
  await house.tell(0, 6 * HOUR_MS);
  await first.stop();
  const second = await house.start();
  expect(second.loadedFrom).toBe('snapshot');
  await house.tell(6 * HOUR_MS, 7 * HOUR_MS);
  const rows = await house.rowsOf(second);
  // No stop: the process is gone, with one hour that is in no snapshot.
  const third = await house.start();
  expect(third.loadedFrom).toBe('snapshot');
  expect(await house.rowsOf(third)).toEqual(rows);
  expect(rows['tally/today/*']!['offered']).toBeGreaterThan(1000);
  expect(Object.keys(second.oddities().counts)).toEqual(['taken-over']);
  expect(third.todayIntervals('*')).toEqual(second.todayIntervals('*'));
  // And it goes on alike.
  await house.tell(7 * HOUR_MS, 8 * HOUR_MS);
  const other = new House();
  const unbroken = await other.start();
  await other.tell(0, 8 * HOUR_MS);
  expect(await house.rowsOf(third)).toEqual(await other.rowsOf(unbroken));
});

test('LV31 when the newest snapshot cannot be read the one before it is taken', async () => {
  const house = new House();
  const first = await house.start();
  await house.tell(0, 2 * HOUR_MS);
  await first.stop();
  const second = await house.start();
  await house.tell(2 * HOUR_MS, 3 * HOUR_MS);
  const rows = await house.rowsOf(second);
  await house.journal.saveSnapshot(house.journal.lastSeq(), '{"version":1,"half":');
  const third = await house.start();
  expect(third.loadedFrom).toBe('snapshot');
  expect(await house.rowsOf(third)).toEqual(rows);
});

test.each(['{"version":99}', '[]', 'null', '{"version":1}'])(
  'LV31 without a snapshot that can be read (%s) the journal of the day is replayed',
  async (text) => {
    const house = new House();
    const first = await house.start();
    await house.tell(0, 3 * HOUR_MS);
    const rows = await house.rowsOf(first);
    await house.journal.saveSnapshot(house.journal.lastSeq() - 1, text);
    await house.journal.saveSnapshot(house.journal.lastSeq(), text);
    const second = await house.start();
    expect(second.loadedFrom).toBe('journal');
    expect(await house.rowsOf(second)).toEqual(rows);
  },
);

test('LV31 a replay of the day leaves the history of the days before alone', async () => {
  const house = new House();
  const first = await house.start();
  await house.tell(-16 * HOUR_MS, 2 * HOUR_MS, EVENTS_SINCE_YESTERDAY);
  await first.stop();
  const period = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
  const before = await house.history.readIntervals('*', period);
  await house.journal.saveSnapshot(house.journal.lastSeq() - 1, 'no');
  await house.journal.saveSnapshot(house.journal.lastSeq(), 'no');
  const second = await house.start();
  expect(second.loadedFrom).toBe('journal');
  await second.stop();
  const past = { fromMs: 0, toMs: DAY_MS };
  expect(await house.history.readIntervals('*', past)).toEqual(before.filter((row) => row.startMs < DAY_MS));
});

test('LV32 LV41 a stop makes a snapshot, and a start saves the intervals of the day', async () => {
  const house = new House();
  const first = await house.start();
  await house.tell(0, 2 * HOUR_MS);
  await first.stop();
  expect((await house.journal.loadSnapshots())[0]?.seq).toBe(house.journal.lastSeq());
  const history = createMemoryHistory();
  const second = await house.start({ history });
  await second.stop();
  const saved = await history.readIntervals('*', { fromMs: DAY_MS, toMs: DAY_MS + 2 * HOUR_MS });
  expect(saved.map(({ startMs, tally }) => ({ startMs, tally }))).toEqual(
    second.todayIntervals('*').filter(({ startMs }) => startMs < DAY_MS + 2 * HOUR_MS),
  );
  expect(saved.length).toBe(8);
});

type Live = Awaited<ReturnType<typeof startLiveFloor>>;

const EVENTS = simulate(0, 8 * HOUR_MS);
const EVENTS_SINCE_YESTERDAY = simulate(-16 * HOUR_MS, 2 * HOUR_MS);

/** A journal and a history that several starts share, and a feed that tells the same simulated days. */
class House {
  readonly journal: Journal = createMemoryJournal();
  readonly history: History = createMemoryHistory();
  #tickedMs = 0;
  #feed = new ScriptedFeed('simulator', DAY_MS);

  async start(options: Partial<LiveFloorOptions> = {}): Promise<Live> {
    const { timeMs } = this.#feed;
    this.#feed = new ScriptedFeed('simulator', DAY_MS);
    this.#feed.timeMs = timeMs;
    const live = await startLiveFloor({
      site: SITE,
      journal: this.journal,
      history: this.history,
      feeds: [this.#feed],
      clock: { nowMs: () => this.#feed.timeMs },
      tickMs: 10,
      ...options,
    });
    onTestFinished(() => live.stop());
    this.#tickedMs = 0;
    live.subscribe(({ floorNowMs }) => (this.#tickedMs = floorNowMs));
    return live;
  }

  /** Events of a stretch of the days around DAY_MS, and the floor's clock at its end. */
  async tell(fromMs: number, toMs: number, told = EVENTS): Promise<void> {
    this.#feed.state = 'connecting';
    const events = told.filter(({ atMs }) => atMs >= DAY_MS + fromMs && atMs < DAY_MS + toMs);
    for (let index = 0; index < events.length; index += 1000) {
      await this.#feed.sink!.emit(events.slice(index, index + 1000));
    }
    this.#feed.timeMs = DAY_MS + toMs;
    this.#feed.state = 'connected';
    await vi.waitFor(() => expect(this.#tickedMs).toBe(this.#feed.timeMs), { timeout: 5_000 });
  }

  /** The whole table at the end of what was told. */
  async rowsOf(live: Live): Promise<Rows> {
    await vi.waitFor(() => expect(this.#tickedMs).toBe(this.#feed.timeMs), { timeout: 5_000 });
    return live.rows();
  }
}

function simulate(fromMs: number, toMs: number): readonly FloorEvent[] {
  const floor = new SimulatedFloor({
    model: createLoadModel({ ...SIZE, eventsPerSecond: 1 }),
    seed: 7,
    calendar: CALENDAR,
    feedId: 'simulator',
  });
  const truth = floor.resynchroniseAt(DAY_MS + fromMs);
  return [...truth, ...floor.runUntil(DAY_MS + toMs)];
}
