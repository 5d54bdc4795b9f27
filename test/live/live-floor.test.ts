import { expect, onTestFinished, test, vi } from 'vitest';
import type { Row } from '../../shared/contract/floor-rows.ts';
import { createFloor } from '../../shared/floor/floor.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { FloorcastError, JournalError } from '../../server/floorcast-error.ts';
import { FloorIntake } from '../../server/live/floor-intake.ts';
import { startLiveFloor, type LiveFloorOptions } from '../../server/live/live-floor.ts';
import type { History, Journal, RowChanges } from '../../server/ports.ts';
import { createMemoryHistory } from '../../server/stores/history/memory-history.ts';
import { createMemoryJournal } from '../../server/stores/journal/memory-journal.ts';
import { ScriptedFeed } from '../helpers/scripted-feed.ts';

const START_MS = Date.UTC(2026, 2, 10, 9, 0);

test('LV1 emit answers when the event is durable, and not before it is in the floor', async () => {
  const journal = createMemoryJournal();
  const live = await start({ journal });
  expect(await live.emit([offered('a', 0)])).toEqual({ accepted: 1, repeated: [], lastSeq: 1 });
  expect(journal.lastSeq()).toBe(1);
  await settled(() => expect(siteRow(live)).toMatchObject({ waiting: 1 }));
});

test('LV2 events are reduced in the order of the journal, whatever order its answers come in', async () => {
  const journal = createMemoryJournal();
  const answers: (() => void)[] = [];
  const late: Journal = {
    ...forward(journal),
    append: async (events) => {
      const result = await journal.append(events);
      await new Promise<void>((resolve) => answers.push(resolve));
      return result;
    },
  };
  const live = await start({ journal: late });
  const emits = [
    live.emit([signedIn(), offered('a', 0)]),
    live.emit([answered('a', 1)]),
    live.emit([ended('a', 2)]),
  ];
  await settled(() => expect(answers.length).toBe(3));
  answers.reverse().forEach((answer) => answer());
  await Promise.all(emits);
  await settled(() => expect(siteRow(live)).toMatchObject({ waiting: 0, talking: 0 }));
  expect(live.oddities().counts).toEqual({});
  expect(live.rows()['tally/today/*']).toMatchObject({ offered: 1, answered: 1, handled: 1 });
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

test('LV4 what the journal refuses is not in the floor, and the floor goes on', async () => {
  const journal = createMemoryJournal();
  let isFull = true;
  const live = await start({
    journal: {
      ...forward(journal),
      append: async (events) => {
        if (isFull) throw new JournalError('full', 'The disk is full.');
        return journal.append(events);
      },
    },
  });
  await expect(live.emit([offered('a', 0)])).rejects.toMatchObject({ code: 'storage-full' });
  isFull = false;
  await live.emit([offered('b', 1)]);
  await settled(() => expect(siteRow(live)).toMatchObject({ waiting: 1 }));
  expect(Object.keys(live.rows()).filter((key) => key.startsWith('waiting/'))).toEqual(['waiting/b@support']);
});

test('LV5 a floor that is too far behind refuses until it has caught up', async () => {
  const journal = createMemoryJournal();
  let answer = () => {};
  const gate = new Promise<void>((resolve) => (answer = resolve));
  const live = await start({
    journal: {
      ...forward(journal),
      append: async (events) => {
        await gate;
        return journal.append(events);
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
  const intake = new FloorIntake(createFloor(createEmptySite('Etc/UTC')), createMemoryJournal(), 0);
  const seen: number[] = [];
  await intake.emit(
    Array.from({ length: 200_000 }, (_, index) => phone(index)),
    null,
  );
  seen.push(intake.reducedSeq);
  setTimeout(() => seen.push(intake.reducedSeq), 0);
  await intake.idle();
  expect(intake.reducedSeq).toBe(200_000);
  expect(seen[0]).toBeLessThan(seen[1]!);
  expect(seen[1]).toBeLessThan(200_000);
});

test('LV7 a feed is answered when its events are in the floor', async () => {
  const feed = new ScriptedFeed('pbx', START_MS);
  const live = await start({ feeds: [feed] });
  await feed.sink!.emit([...Array.from({ length: 50_000 }, (_, index) => phone(index)), offered('last', 0)]);
  feed.timeMs += 1000;
  let row: Row | undefined;
  live.subscribe(() => (row ??= siteRow(live)));
  await settled(() => expect(row).toMatchObject({ waiting: 1 }));
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

test('LV40 changed intervals are saved at a stop, and what could not be saved with the next', async () => {
  const history = createMemoryHistory();
  let isFull = true;
  const reported: string[] = [];
  const live = await start({
    history: {
      ...history,
      saveIntervals: async (rows) => {
        if (isFull) throw new Error('full');
        await history.saveIntervals(rows);
      },
    },
    report: (message) => reported.push(message),
    saveIntervalsMs: 20,
  });
  await live.emit([offered('a', 0)]);
  await settled(() => expect(reported[0]).toMatch(/Intervals could not be saved/));
  isFull = false;
  await settled(async () =>
    expect(await tallies(history)).toEqual([
      ['support', 1],
      ['*', 1],
    ]),
  );
  await live.emit([offered('b', 1000)]);
  await live.stop();
  expect(await tallies(history)).toEqual([
    ['support', 2],
    ['*', 2],
  ]);
});

function start(options: Partial<LiveFloorOptions>) {
  const starting = startLiveFloor({
    site: createEmptySite('Etc/UTC'),
    journal: createMemoryJournal(),
    history: createMemoryHistory(),
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
  return vi.waitFor(assertion, { timeout: 5_000, interval: 5 });
}

function siteRow(live: { rows(): Readonly<Record<string, Row>> }): Row | undefined {
  return live.rows()['queue/*'];
}

async function tallies(history: History) {
  const period = { fromMs: 0, toMs: 1e15 };
  const read = async (queueId: string) =>
    (await history.readIntervals(queueId, period)).map(({ tally }) => [queueId, tally.offered]);
  return [...(await read('support')), ...(await read('*'))];
}

/** The same journal with its methods as own properties, so that a test can put one of its own in front. */
function forward(journal: Journal): Journal {
  return {
    append: (events, source) => journal.append(events, source),
    newestAtMs: (source) => journal.newestAtMs(source),
    read: (afterSeq, limit) => journal.read(afterSeq, limit),
    readPeriod: (period, afterSeq, limit) => journal.readPeriod(period, afterSeq, limit),
    findCall: (callId, limit) => journal.findCall(callId, limit),
    findAgent: (agentId, period, limit) => journal.findAgent(agentId, period, limit),
    findType: (type, period, limit) => journal.findType(type, period, limit),
    measure: (period) => journal.measure(period),
    lastSeq: () => journal.lastSeq(),
    saveSnapshot: (seq, text) => journal.saveSnapshot(seq, text),
    loadSnapshots: () => journal.loadSnapshots(),
    status: () => journal.status(),
    close: () => journal.close(),
  };
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
