import { expect, onTestFinished, test, vi } from 'vitest';
import type { Rows } from '../../shared/contract/floor-rows.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { NO_CHANGES, type QueueInterval } from '../../shared/history/roll-ups.ts';
import { createLoadModel, createLoadSite } from '../../shared/simulation/load-model.ts';
import { SimulatedFloor } from '../../shared/simulation/simulated-weeks.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { JournalError } from '../../server/floorcast-error.ts';
import { startLiveFloor, type LiveFloorOptions } from '../../server/live/live-floor.ts';
import { createCallerGuard } from '../../server/privacy/caller-guard.ts';
import type { Journal } from '../../server/ports/journal.ts';
import { createMemoryHistory } from '../../server/stores/history/memory-history.ts';
import { createMemoryJournal } from '../../server/stores/journal/memory-journal.ts';
import { forward } from '../helpers/forward-journal.ts';
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

test('LV31 a replay without a snapshot leaves the history of the days before alone', async () => {
  const house = new House(DAY_MS - 40 * HOUR_MS);
  const first = await house.start();
  await house.tell(-40 * HOUR_MS, 2 * HOUR_MS, EVENTS_OF_TWO_DAYS);
  await first.stop();
  const before = await house.pastBefore(DAY_MS + 26 * HOUR_MS);
  await house.spoilSnapshots();
  const second = await house.start();
  expect(second.loadedFrom).toBe('journal');
  await second.stop();
  expect(await house.pastBefore(DAY_MS + 26 * HOUR_MS)).toEqual(before);
  expect(before.queueDays.length).toBe(15);
});

test('LV42 of a journal of the first layout the two days that are known are told with the first commit', async () => {
  const unbroken = new House(DAY_MS - 40 * HOUR_MS);
  const live = await unbroken.start();
  await unbroken.tell(-40 * HOUR_MS, 2 * HOUR_MS, EVENTS_OF_TWO_DAYS);
  await live.stop();
  const expected = await unbroken.pastBefore(DAY_MS + 26 * HOUR_MS);

  const house = new House(DAY_MS - 40 * HOUR_MS);
  const events = (await unbroken.journal.read(0, 1e6)).filter(({ event }) => event.atMs < DAY_MS + HOUR_MS);
  await house.journal.commit({ events, newestAtMs: {}, floorMs: 0, changes: NO_CHANGES });
  const first = await house.start();
  expect(first.loadedFrom).toBe('journal');
  await house.tell(HOUR_MS, 2 * HOUR_MS, EVENTS_OF_TWO_DAYS);
  await first.stop();
  const past = await house.pastBefore(DAY_MS + 26 * HOUR_MS);
  const isKnown = ({ offeredAtMs }: { readonly offeredAtMs: number }) => offeredAtMs >= DAY_MS - 24 * HOUR_MS;
  expect(past.calls.filter(isKnown)).toEqual(expected.calls.filter(isKnown));
  const today = CALENDAR.dayOf(DAY_MS).day;
  expect(past.queueDays.filter(({ day }) => day === today)).toEqual(
    expected.queueDays.filter(({ day }) => day === today),
  );
  expect(past.agentDays.filter(({ day }) => day === today)).toEqual(
    expected.agentDays.filter(({ day }) => day === today),
  );
  expect(expected.calls.filter(isKnown).length).toBeGreaterThan(1_000);
});

test('LV32 a stop makes a snapshot', async () => {
  const house = new House();
  const first = await house.start();
  await house.tell(0, 2 * HOUR_MS);
  await first.stop();
  expect((await house.journal.loadSnapshots())[0]?.seq).toBe(house.journal.lastSeq());
});

test.each([
  ['with its snapshot', 0.61],
  ['with its snapshot, before the last commit', 0.97],
  ['without any snapshot', 0.41],
])('LV41 killed %s the history becomes what it would have been', async (how, part) => {
  const unbroken = new House(DAY_MS - 40 * HOUR_MS);
  const live = await unbroken.start();
  await unbroken.tell(-40 * HOUR_MS, 2 * HOUR_MS, EVENTS_OF_TWO_DAYS);
  await live.stop();

  const house = new House(DAY_MS - 40 * HOUR_MS);
  const first = await house.start();
  const killedMs = -40 * HOUR_MS + Math.round(42 * HOUR_MS * part);
  await house.tell(-40 * HOUR_MS, killedMs - 3 * HOUR_MS, EVENTS_OF_TWO_DAYS);
  await first.stop();
  const second = await house.start();
  await house.tell(killedMs - 3 * HOUR_MS, killedMs, EVENTS_OF_TWO_DAYS);
  house.kill();
  if (how.startsWith('without')) await house.spoilSnapshots();
  const third = await house.start();
  expect(third.loadedFrom).toBe(how.startsWith('without') ? 'journal' : 'snapshot');
  expect(second.rows()['tally/today/*']).toEqual(third.rows()['tally/today/*']);
  await house.tell(killedMs, 2 * HOUR_MS, EVENTS_OF_TWO_DAYS);
  await third.stop();
  const all = DAY_MS + 26 * HOUR_MS;
  const [past, expected] = [await house.pastBefore(all), await unbroken.pastBefore(all)];
  expect(past.calls).toEqual(expected.calls);
  // A quarter hour without calls may be known or not: where the clock leapt over it nobody looked.
  const isBusy = ({ tally }: QueueInterval) => Object.values(tally).some((figure) => figure !== 0);
  expect(past.queueIntervals.filter(isBusy)).toEqual(expected.queueIntervals.filter(isBusy));
  expect(past.queueDays).toEqual(expected.queueDays);
  expect(past.agentDays).toEqual(expected.agentDays);
  expect(past.agentIntervals).toEqual(expected.agentIntervals);
  expect(expected.calls.length).toBeGreaterThan(1_000);
});

type Live = Awaited<ReturnType<typeof startLiveFloor>>;

const EVENTS = simulate(0, 8 * HOUR_MS);
const EVENTS_OF_TWO_DAYS = simulate(-40 * HOUR_MS, 2 * HOUR_MS, 0.1);

/** A journal and a history that several starts share, and a feed that tells the same simulated days. */
class House {
  readonly history = createMemoryHistory(SITE);
  readonly journal: Journal = createMemoryJournal(this.history);
  #killed = new Set<Journal>();
  #running: Journal | null = null;
  #tickedMs = 0;
  #feed: ScriptedFeed;

  /** The day that is told begins at `fromMs`. */
  constructor(fromMs = DAY_MS) {
    this.#feed = new ScriptedFeed('simulator', fromMs);
  }

  async start(options: Partial<LiveFloorOptions> = {}): Promise<Live> {
    const { timeMs } = this.#feed;
    this.#feed = new ScriptedFeed('simulator', DAY_MS);
    this.#feed.timeMs = timeMs;
    const live = await startLiveFloor({
      site: SITE,
      journal: this.#openJournal(),
      callers: createCallerGuard('kept', ''),
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

  /** The process is gone: what it still wants to keep reaches nobody. */
  kill(): void {
    if (this.#running) this.#killed.add(this.#running);
  }

  async spoilSnapshots(): Promise<void> {
    await this.journal.saveSnapshot(this.journal.lastSeq() - 1, 'no');
    await this.journal.saveSnapshot(this.journal.lastSeq(), 'no');
  }

  async pastBefore(toMs: number) {
    const period = { fromMs: 0, toMs };
    const toDay = CALENDAR.dayOf(toMs).day;
    const intervals = { queueIds: null, agentIds: null, period, everyMinutes: 15 } as const;
    const days = { queueIds: null, agentIds: null, fromDay: '2000-01-01', toDay };
    const { history } = this;
    return {
      calls: await history.readCalls({ ...intervals, outcomes: null, after: null, limit: 1e6 }),
      queueIntervals: [
        ...(await history.readQueueIntervals({ ...intervals, queueIds: ['*'] })),
        ...(await history.readQueueIntervals(intervals)),
      ],
      queueDays: [
        ...(await history.readQueueDays({ ...days, queueIds: ['*'] })),
        ...(await history.readQueueDays(days)),
      ],
      agentIntervals: await history.readAgentIntervals(intervals),
      agentDays: await history.readAgentDays(days),
    };
  }

  #openJournal(): Journal {
    const opened: Journal = {
      ...forward(this.journal),
      commit: async (commit) => {
        if (this.#killed.has(opened)) throw new JournalError('closed', 'The process is gone.');
        await this.journal.commit(commit);
      },
    };
    this.#running = opened;
    return opened;
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
    await vi.waitFor(() => expect(this.#tickedMs).toBe(this.#feed.timeMs), { timeout: 60_000 });
  }

  /** The whole table at the end of what was told. */
  async rowsOf(live: Live): Promise<Rows> {
    await vi.waitFor(() => expect(this.#tickedMs).toBe(this.#feed.timeMs), { timeout: 60_000 });
    return live.rows();
  }
}

function simulate(fromMs: number, toMs: number, eventsPerSecond = 1): readonly FloorEvent[] {
  const floor = new SimulatedFloor({
    model: createLoadModel({ ...SIZE, eventsPerSecond }),
    seed: 7,
    calendar: CALENDAR,
    feedId: 'simulator',
  });
  const truth = floor.resynchroniseAt(DAY_MS + fromMs);
  return [...truth, ...floor.runUntil(DAY_MS + toMs)];
}
