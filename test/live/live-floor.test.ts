import { expect, onTestFinished, test, vi } from 'vitest';
import type { Row } from '../../shared/contract/floor-rows.ts';
import { createFloor } from '../../shared/floor/floor.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { FloorcastError, JournalError } from '../../server/floorcast-error.ts';
import { FloorIntake } from '../../server/live/floor-intake.ts';
import { startLiveFloor, type LiveFloorOptions } from '../../server/live/live-floor.ts';
import { createCallerGuard } from '../../server/privacy/caller-guard.ts';
import type { RowChanges } from '../../server/ports/live-floor.ts';
import { createMemoryHistory } from '../../server/stores/history/memory-history.ts';
import { createMemoryJournal } from '../../server/stores/journal/memory-journal.ts';
import { forward } from '../helpers/forward-journal.ts';
import { ScriptedFeed } from '../helpers/scripted-feed.ts';

const START_MS = Date.UTC(2026, 2, 10, 9, 0);

const KEPT = createCallerGuard('kept', '');

test('LV1 emit answers when the event is in the floor and kept', async () => {
  const history = createMemoryHistory();
  const journal = createMemoryJournal(history);
  const live = await start({ journal });
  expect(await live.emit([offered('a', 0)])).toEqual({ accepted: 1, repeated: [], lastSeq: 1 });
  expect(journal.lastSeq()).toBe(1);
  expect(await offeredOf(history)).toEqual({ '*': 1, support: 1 });
  await settled(() => expect(siteRow(live)).toMatchObject({ waiting: 1 }));
});

test('LV1 LV7 nobody sees an event that is not kept yet, but that the floor is there', async () => {
  const journal = createMemoryJournal();
  const feed = new ScriptedFeed('pbx', START_MS);
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  const live = await start({
    feeds: [feed],
    journal: {
      ...forward(journal),
      commit: async (commit) => {
        await gate;
        await journal.commit(commit);
      },
    },
  });
  const heard: RowChanges[] = [];
  const emitting = feed.sink!.emit([offered('a', 0)]);
  live.subscribe((changes) => heard.push(changes));
  feed.timeMs += 60_000;
  feed.state = 'lost';
  await settled(() => expect(heard.length).toBeGreaterThanOrEqual(2));
  expect(heard.slice(0, 2)).toEqual([
    { floorNowMs: START_MS, set: { 'feed/pbx': { status: 'lost' } }, gone: [] },
    { floorNowMs: START_MS, set: {}, gone: [] },
  ]);
  expect(siteRow(live)).toMatchObject({ waiting: 0 });
  expect(Object.keys(live.rows()).filter((key) => key.startsWith('waiting/'))).toEqual([]);
  open();
  await emitting;
  await settled(() => expect(siteRow(live)).toMatchObject({ waiting: 1 }));
});

test('LV1 a feed is answered when all of its events are in the floor', async () => {
  const feed = new ScriptedFeed('pbx', START_MS);
  const live = await start({ feeds: [feed] });
  await feed.sink!.emit([...Array.from({ length: 50_000 }, (_, index) => phone(index)), offered('last', 0)]);
  feed.timeMs += 1000;
  let row: Row | undefined;
  live.subscribe(() => (row ??= siteRow(live)));
  await settled(() => expect(row).toMatchObject({ waiting: 1 }));
});

test('LV2 events keep their order, and what comes while a commit runs is kept by the next', async () => {
  const journal = createMemoryJournal();
  const sizes: number[] = [];
  const live = await start({
    journal: {
      ...forward(journal),
      commit: async (commit) => {
        sizes.push(commit.events.length);
        await new Promise((resolve) => setTimeout(resolve, 20));
        await journal.commit(commit);
      },
    },
  });
  const first = live.emit([signedIn(), offered('a', 0)]);
  await settled(() => expect(sizes).toEqual([2]));
  const emits = [first, live.emit([answered('a', 1)]), live.emit([ended('a', 2), offered('b', 3)])];
  expect((await Promise.all(emits)).map(({ lastSeq }) => lastSeq)).toEqual([2, 3, 5]);
  expect(sizes).toEqual([2, 3]);
  expect((await journal.read(0, 10)).map(({ event }) => event.type)).toEqual([
    'agent-signed-in',
    'call-offered',
    'call-answered',
    'call-ended',
    'call-offered',
  ]);
  await settled(() => expect(siteRow(live)).toMatchObject({ waiting: 1, talking: 0 }));
  expect(live.oddities().counts).toEqual({});
  expect(live.rows()['tally/today/*']).toMatchObject({ offered: 2, answered: 1, handled: 1 });
});

test('LV3 a repeated event is named and changes nothing', async () => {
  const live = await start({});
  await live.emit([{ ...offered('a', 0), id: 'one' }]);
  expect(
    await live.emit([
      { ...offered('b', 1), id: 'two' },
      { ...offered('a', 0), id: 'one' },
    ]),
  ).toEqual({
    accepted: 1,
    repeated: [1],
    lastSeq: 2,
  });
  expect(await live.emit([{ ...offered('a', 0), id: 'one' }])).toEqual({
    accepted: 0,
    repeated: [0],
    lastSeq: 2,
  });
  await settled(() => expect(siteRow(live)).toMatchObject({ waiting: 2 }));
  expect(live.oddities().counts).toEqual({});
});

test('LV3 an event that comes twice at once is taken once', async () => {
  const journal = createMemoryJournal();
  const live = await start({ journal });
  const twice = { ...offered('a', 0), id: 'one' };
  const outcomes = await Promise.all([live.emit([twice, twice]), live.emit([twice, offered('b', 1)])]);
  expect(outcomes).toEqual([
    { accepted: 1, repeated: [1], lastSeq: 1 },
    { accepted: 1, repeated: [0], lastSeq: 2 },
  ]);
  expect(journal.lastSeq()).toBe(2);
});

test('LV4 what cannot be kept is refused and kept later, and then the floor goes on', async () => {
  const history = createMemoryHistory();
  const journal = createMemoryJournal(history);
  const reported: string[] = [];
  let isFull = true;
  const live = await start({
    report: (message) => reported.push(message),
    journal: {
      ...forward(journal),
      commit: async (commit) => {
        if (isFull) throw new JournalError('full', 'The disk is full.');
        await journal.commit(commit);
      },
    },
  });
  const emits = [live.emit([{ ...offered('a', 0), id: 'a' }]), live.emit([offered('b', 1)])];
  for (const emit of emits) await expect(emit).rejects.toMatchObject({ code: 'storage-full' });
  await expect(live.emit([offered('c', 2)])).rejects.toMatchObject({ code: 'storage-full' });
  expect(siteRow(live)).toMatchObject({ waiting: 0 });
  expect(live.floorNowMs()).toBe(START_MS + 60_000);
  isFull = false;
  await settled(() => expect(siteRow(live)).toMatchObject({ waiting: 2 }));
  expect(await live.emit([{ ...offered('a', 0), id: 'a' }, offered('d', 3)])).toEqual({
    accepted: 1,
    repeated: [0],
    lastSeq: 3,
  });
  expect(await offeredOf(history)).toEqual({ '*': 3, support: 3 });
  expect((await journal.read(0, 9)).map(({ event }) => 'callId' in event && event.callId)).toEqual([
    'a',
    'b',
    'd',
  ]);
  expect(reported.filter((message) => message.includes('could not be kept'))).toHaveLength(1);
});

test('LV4 when the store cannot say which ids are known, nothing is taken in', async () => {
  const journal = createMemoryJournal();
  let isGone = true;
  const live = await start({
    journal: {
      ...forward(journal),
      findKnownIds: async (ids) => {
        if (isGone) throw new JournalError('failed', 'The server is gone.');
        return journal.findKnownIds(ids);
      },
    },
  });
  await expect(live.emit([{ ...offered('a', 0), id: 'a' }])).rejects.toThrow('The server is gone.');
  isGone = false;
  await live.emit([{ ...offered('b', 0), id: 'b' }]);
  await settled(() => expect(siteRow(live)).toMatchObject({ waiting: 1 }));
});

test('LV5 a floor that is too far behind refuses until it has caught up', async () => {
  const journal = createMemoryJournal();
  let answer = () => {};
  const gate = new Promise<void>((resolve) => (answer = resolve));
  const live = await start({
    journal: {
      ...forward(journal),
      commit: async (commit) => {
        await gate;
        await journal.commit(commit);
      },
    },
  });
  const many = Array.from({ length: 100_000 }, (_, index) => phone(index));
  const emits = [live.emit(many), live.emit(many)];
  await expect(live.emit([offered('a', 0)])).rejects.toThrow(FloorcastError);
  await expect(live.emit([offered('a', 0)])).rejects.toMatchObject({ code: 'too-many' });
  answer();
  await Promise.all(emits);
  await settled(async () => expect((await live.emit([offered('a', 0)])).accepted).toBe(1));
});

test('LV6 many events are reduced in slices, with turns for others in between', async () => {
  const floor = createFloor(createEmptySite('Etc/UTC'));
  const intake = new FloorIntake({ floor, journal: createMemoryJournal(), callers: KEPT });
  let turns = 0;
  const turn = () => {
    turns += 1;
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  const emitting = intake.emit(
    Array.from({ length: 200_000 }, (_, index) => phone(index)),
    null,
  );
  await settled(() => expect(intake.isKept).toBe(false));
  turns = 0;
  await emitting;
  clearImmediate(next);
  expect(turns).toBeGreaterThan(1);
  expect(intake.keptSeq).toBe(200_000);
});

test("LV8 callers' numbers pass the guard before anything is kept or shown", async () => {
  const history = createMemoryHistory();
  const journal = createMemoryJournal(history);
  const live = await start({ journal, callers: createCallerGuard('hashed', 'site key') });
  await live.emit([{ ...offered('a', 0), callerNumber: '13912345678', callerName: 'Ana' } as FloorEvent]);
  await settled(() => expect(live.rows()['waiting/a@support']?.['caller']).toMatch(/^#/));
  const calls = await history.readCalls({ ...ALL_CALLS, limit: 9 });
  expect(calls).toMatchObject([{ callerNumber: expect.stringMatching(/^#[\w-]{16}$/) }]);
  expect(JSON.stringify([await journal.read(0, 9), live.rows(), calls])).not.toMatch(/139|Ana/);
});

test('LV10 the floor goes by the clock of the first feed, and without feeds by that of the house', async () => {
  const feed = new ScriptedFeed('pbx', START_MS);
  feed.timeMs = START_MS + 12_345;
  const withFeed = await start({ feeds: [feed, new ScriptedFeed('other', START_MS)] });
  expect(withFeed.floorNowMs()).toBe(START_MS + 12_345);
  feed.timeMs += 60_000;
  feed.speedFactor = 10;
  await settled(() => expect(withFeed.floorNowMs()).toBe(START_MS + 72_345));
  expect(withFeed.speed()).toBe(10);
  const without = await start({ clock: { nowMs: () => START_MS + 5 } });
  expect(without.floorNowMs()).toBe(START_MS + 5);
  expect(without.speed()).toBe(1);
});

test('LV11 events of a feed that tells its past carry the clock, and a wrong time carries nothing away', async () => {
  const feed = new ScriptedFeed('pbx', START_MS);
  feed.state = 'connecting';
  const live = await start({ feeds: [feed] });
  await feed.sink!.emit([
    offered('a', 3 * 3_600_000),
    offered('wrong', 200 * 86_400_000),
    offered('b', 5 * 3_600_000),
    offered('c', 5 * 3_600_000 + 1000),
  ]);
  // The feed's own clock is still at the beginning of what it tells.
  await settled(() => expect(live.floorNowMs()).toBe(START_MS + 5 * 3_600_000));
  await settled(() => expect(siteRow(live)).toMatchObject({ waiting: 3 }));
  feed.state = 'connected';
  feed.timeMs = START_MS + 6 * 3_600_000;
  await settled(() => expect(live.floorNowMs()).toBe(START_MS + 6 * 3_600_000));
});

test('LV12 subscribers hear at most once a tick, and once a second when nothing changes', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const live = await start({ clock: { nowMs: () => START_MS }, tickMs: 100 });
  const heard: RowChanges[] = [];
  const unsubscribe = live.subscribe((changes) => heard.push(changes));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(heard.length).toBeGreaterThanOrEqual(9);
  expect(heard.length).toBeLessThanOrEqual(11);
  expect(heard.every(({ set, gone }) => Object.keys(set).length === 0 && gone.length === 0)).toBe(true);
  heard.length = 0;
  for (let step = 0; step < 100; step += 1) {
    await live.emit([offered(`c${step}`, step)]);
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(heard.length).toBeGreaterThanOrEqual(9);
  expect(heard.length).toBeLessThanOrEqual(11);
  unsubscribe();
  heard.length = 0;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(heard).toEqual([]);
});

test('LV13 the changes give the rows of the end', async () => {
  const feed = new ScriptedFeed('pbx', START_MS);
  const live = await start({ feeds: [feed] });
  const rows: Record<string, Row> = { ...live.rows() };
  live.subscribe(({ set, gone }) => {
    for (const key in set) rows[key] = { ...rows[key], ...set[key] } as Row;
    for (const key of gone) delete rows[key];
  });
  for (let step = 0; step < 20; step += 1) {
    await feed.sink!.emit([offered(`c${step}`, step * 1000), answered(`c${step}`, step * 1000 + 500)]);
    await feed.sink!.emit([offered(`w${step}`, step * 1000)]);
    if (step % 3 === 0) await feed.sink!.emit([ended(`c${step}`, step * 1000 + 900)]);
    feed.timeMs += 1000;
    await new Promise((resolve) => setTimeout(resolve, 7));
  }
  await settled(() => expect(siteRow(live)).toMatchObject({ waiting: 20 }));
  await settled(() => expect(rows).toEqual(live.rows()));
});

test('LV14 a subscriber that fails stops neither the floor nor the others', async () => {
  const reported: string[] = [];
  const live = await start({ report: (message) => reported.push(message) });
  let heard = 0;
  live.subscribe(() => {
    throw new Error('a screen is broken');
  });
  live.subscribe(() => (heard += 1));
  await live.emit([offered('a', 0)]);
  await settled(() => expect(heard).toBeGreaterThan(0));
  expect(siteRow(live)).toMatchObject({ waiting: 1 });
  expect(reported[0]).toMatch(/listens to the floor failed/);
});

test('LV15 a feed row is what the feed says of itself', async () => {
  const feed = new ScriptedFeed('pbx', START_MS);
  feed.state = 'connecting';
  const live = await start({ feeds: [feed] });
  expect(live.rows()['feed/pbx']).toEqual({ status: 'connecting', sinceMs: START_MS, detail: 'scripted' });
  let heard: Partial<Row> | undefined;
  live.subscribe(({ set }) => (heard ??= set['feed/pbx']));
  feed.state = 'lost';
  await settled(() => expect(heard).toEqual({ status: 'lost' }));
  expect(live.rows()['feed/pbx']).toMatchObject({ status: 'lost' });
});

test('LV20 a feed is told the newest durable time of its own events', async () => {
  const journal = createMemoryJournal();
  const first = new ScriptedFeed('pbx', START_MS);
  const live = await start({ journal, feeds: [first] });
  expect(first.sink!.resumeFromMs).toBe(0);
  await first.sink!.emit([offered('a', 5000), offered('b', 4000)]);
  await live.emit([offered('pushed', 9000)]);
  await live.stop();
  const second = new ScriptedFeed('pbx', START_MS);
  const other = new ScriptedFeed('other', START_MS);
  await start({ journal, feeds: [second, other] });
  expect(second.sink!.resumeFromMs).toBe(START_MS + 5000);
  expect(other.sink!.resumeFromMs).toBe(0);
});

test('LV21 a feed that cannot be started stops the start', async () => {
  const good = new ScriptedFeed('good', START_MS);
  const bad = new ScriptedFeed('bad', START_MS);
  bad.start = () => Promise.reject(new Error('no such feed'));
  await expect(start({ feeds: [good, bad] })).rejects.toThrow('no such feed');
  expect(good.stopped).toBe('yes');
});

test('LV33 a stop takes in what is pending and refuses what comes later', async () => {
  const journal = createMemoryJournal();
  const feed = new ScriptedFeed('pbx', START_MS);
  const live = await start({ journal, feeds: [feed] });
  const emitting = live.emit(Array.from({ length: 50_000 }, (_, index) => phone(index)));
  const stopping = live.stop();
  await expect(live.emit([offered('late', 0)])).rejects.toThrow(JournalError);
  await Promise.all([emitting, stopping]);
  expect(feed.stopped).toBe('yes');
  expect((await journal.loadSnapshots())[0]?.seq).toBe(50_000);
  await live.stop();
});

test('LV33 a stop does not wait for a store that keeps nothing, and saves nothing that is not kept', async () => {
  const journal = createMemoryJournal();
  const live = await start({
    journal: {
      ...forward(journal),
      commit: () => Promise.reject(new JournalError('full', 'The disk is full.')),
    },
  });
  await expect(live.emit([offered('a', 0)])).rejects.toThrow('full');
  await live.stop();
  expect(journal.lastSeq()).toBe(0);
  expect(await journal.loadSnapshots()).toEqual([]);
});

test('LV40 what time alone changes is kept every few seconds and at a stop', async () => {
  const history = createMemoryHistory();
  const journal = createMemoryJournal(history);
  const feed = new ScriptedFeed('pbx', START_MS);
  const live = await start({ journal, feeds: [feed], keepTimeMs: 20 });
  await feed.sink!.emit([signedIn()]);
  const readyMs = async () => {
    const period = { fromMs: 0, toMs: 1e15 };
    const rows = await history.readAgentIntervals({
      queueIds: null,
      agentIds: null,
      period,
      everyMinutes: 15,
    });
    return rows.reduce((sum, { tally }) => sum + tally.readyMs, 0);
  };
  feed.timeMs = START_MS + 15 * 60_000;
  await settled(async () => expect(await readyMs()).toBe(15 * 60_000));
  expect(journal.lastFloorMs()).toBe(feed.timeMs);
  feed.timeMs = START_MS + 30 * 60_000;
  await settled(() => expect(live.floorNowMs()).toBe(feed.timeMs));
  await live.stop();
  expect(journal.lastSeq()).toBe(1);
});

function start(options: Partial<LiveFloorOptions>) {
  const starting = startLiveFloor({
    site: createEmptySite('Etc/UTC'),
    journal: createMemoryJournal(),
    callers: KEPT,
    feeds: [],
    clock: { nowMs: () => START_MS + 60_000 },
    tickMs: 10,
    ...options,
  });
  onTestFinished(async () => {
    const live = await starting.catch(() => null);
    await live?.stop();
  });
  return starting;
}

/** Waits until the floor has ticked so far. */
function settled(assertion: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(assertion, { timeout: 60_000, interval: 5 });
}

function siteRow(live: { rows(): Readonly<Record<string, Row>> }): Row | undefined {
  return live.rows()['queue/*'];
}

const ALL_CALLS = {
  queueIds: null,
  agentIds: null,
  outcomes: null,
  period: { fromMs: 0, toMs: 1e15 },
  after: null,
};

/** Calls offered in all, by queue. */
async function offeredOf(history: ReturnType<typeof createMemoryHistory>) {
  const days = { fromDay: '2000-01-01', toDay: '2100-01-01' };
  const rows = await Promise.all(
    [null, ['*']].map((queueIds) => history.sumQueueDays({ ...days, queueIds })),
  );
  return Object.fromEntries(rows.flat().map(({ queueId, tally }) => [queueId, tally.offered]));
}

function offered(callId: string, afterMs: number): FloorEvent {
  return { type: 'call-offered', atMs: START_MS + afterMs, callId, queueId: 'support' };
}

function answered(callId: string, afterMs: number): FloorEvent {
  return { type: 'call-answered', atMs: START_MS + afterMs, callId, queueId: 'support', agentId: 'agent-1' };
}

function signedIn(): FloorEvent {
  return {
    type: 'agent-signed-in',
    atMs: START_MS,
    agentId: 'agent-1',
    queues: [{ queueId: 'support', level: 1 }],
  };
}

function ended(callId: string, afterMs: number): FloorEvent {
  return {
    type: 'call-ended',
    atMs: START_MS + afterMs,
    callId,
    queueId: 'support',
    agentId: 'agent-1',
    endedBy: 'caller',
  };
}

function phone(index: number): FloorEvent {
  return { type: 'agent-phone-changed', atMs: START_MS, agentId: `agent-${index % 50}`, phone: 'idle' };
}
