import { describe, expect, test } from 'vitest';
import type { FloorEvent } from '../../shared/floor/events.ts';
import {
  listIntervals,
  listOddities,
  restoreFloor,
  saveFloor,
  takeFloorChanges,
} from '../../shared/floor/floor.ts';
import {
  T0,
  abandoned,
  answered,
  ended,
  hours,
  minutes,
  offered,
  resynchronised,
  presence,
  seconds,
  signedIn,
  site,
  wrapUpEnded,
  paused,
} from '../helpers/event-builders.ts';
import { FloorDesk } from './floor-desk.ts';

const MIDNIGHT = T0 + hours(14);
const at = (count: number): { readonly atMs: number } => ({ atMs: T0 + seconds(count) });

describe('clock and day', () => {
  test('FL41 the day turns at the site’s midnight, and a caller waits on over it', () => {
    const desk = new FloorDesk().take(
      offered({ atMs: MIDNIGHT - 60_000 }),
      offered({ callId: 'c2', atMs: MIDNIGHT - 50_000 }),
    );
    desk.take(abandoned({ callId: 'c2', atMs: MIDNIGHT - 40_000 })).advance(MIDNIGHT + 30_000);
    expect(desk.tally('*')).toMatchObject({ offered: 0, waiting: 0, abandoned: 0 });
    expect(desk.tally('*', 'last15')).toMatchObject({ offered: 2, waiting: 1, abandoned: 1 });
    expect(desk.queue()).toMatchObject({ waiting: 1, pastTarget: 1 });
    desk.take(signedIn({ atMs: MIDNIGHT }), answered({ atMs: MIDNIGHT + 40_000 }));
    expect(desk.tally('*').offered).toBe(0);
    expect(desk.tally('*', 'last15')).toMatchObject({ answered: 1, waiting: 0, longestWaitMs: 100_000 });
    expect(listIntervals(desk.floor, '*')).toHaveLength(1);
  });

  test('FL41 a night shift does not break where the day starts at 04:00', () => {
    const desk = new FloorDesk(site({ dayStartsAt: '04:00' })).take(offered({ atMs: MIDNIGHT - 1000 }));
    desk.advance(MIDNIGHT + hours(4) - 1);
    expect(desk.tally().offered).toBe(1);
    desk.advance(MIDNIGHT + hours(4));
    expect(desk.tally().offered).toBe(0);
  });

  test('FL42 events from 1970 and from two days ago are not taken', () => {
    const desk = new FloorDesk().advance(T0).take(offered({ atMs: 0 }), offered({ atMs: T0 - hours(40) }));
    desk.take(offered({ atMs: NaN }), offered({ atMs: 1e20 }));
    expect(desk.tally().offered).toBe(0);
    expect(desk.floor.nowMs).toBe(T0);
    expect(desk.oddities).toEqual({ 'implausible-time': 3, 'too-old': 1 });
  });

  test('FL43 an event from 2100 is not taken and moves nothing', () => {
    const desk = new FloorDesk()
      .take(offered())
      .advance(T0 + 1000)
      .take(offered({ callId: 'c2', atMs: Date.UTC(2100, 0) }));
    expect(desk.tally().offered).toBe(1);
    expect(desk.floor.nowMs).toBe(T0 + 1000);
    expect(desk.oddities).toEqual({ 'too-far-ahead': 1 });
  });

  test('FL43 an event a little ahead of a driven clock counts in its own time', () => {
    const desk = new FloorDesk().advance(MIDNIGHT - 1000).take(offered({ atMs: MIDNIGHT + 500 }));
    expect(desk.floor.nowMs).toBe(MIDNIGHT - 1000);
    expect(desk.tally().offered).toBe(0);
    desk.advance(MIDNIGHT + 1000);
    expect(desk.tally()).toMatchObject({ offered: 1, waiting: 1 });
    desk.take(offered({ callId: 'c2', atMs: MIDNIGHT + hours(5) }));
    expect(desk.oddities).toEqual({ 'ahead-of-clock': 1 });
  });

  test('FL44 undriven, two events that agree move the clock over a long silence, one does not', () => {
    const desk = new FloorDesk().take(offered());
    desk.take(offered({ callId: 'c2', atMs: T0 + hours(30) }));
    expect(desk.floor.nowMs).toBe(T0);
    desk.take(offered({ callId: 'c3', ...at(5) }));
    expect(desk.floor.nowMs).toBe(T0 + seconds(5));
    desk.take(
      offered({ callId: 'c4', atMs: T0 + hours(60) }),
      offered({ callId: 'c5', atMs: T0 + hours(60) + 1 }),
    );
    expect(desk.floor.nowMs).toBe(T0 + hours(60) + 1);
    expect(desk.tally().offered).toBe(2);
  });

  test('FL45 steps back: jitter is ignored, more sets the clock back with its windows', () => {
    const desk = new FloorDesk().take(offered()).advance(T0 + minutes(31));
    desk.advance(T0 + minutes(31) - seconds(60));
    expect(desk.floor.nowMs).toBe(T0 + minutes(31));
    desk.advance(T0 + minutes(10));
    expect(desk.floor.nowMs).toBe(T0 + minutes(10));
    expect(desk.tally('support', 'last15')).toMatchObject({ offered: 1, waitingPastTarget: 1 });
    desk.advance(T0 + 1000);
    expect(desk.tally('support', 'interval')).toMatchObject({ offered: 1, waitingPastTarget: 0 });
    expect(desk.queue().pastTarget).toBe(0);
    expect(desk.oddities).toEqual({ 'clock-set-back': 2 });
  });

  test('FL45 back over midnight the day is what its intervals know', () => {
    const desk = new FloorDesk().take(offered({ atMs: MIDNIGHT - 60_000 })).advance(MIDNIGHT + hours(3));
    expect(desk.tally().offered).toBe(0);
    desk.advance(MIDNIGHT - 30_000);
    expect(desk.tally()).toMatchObject({ offered: 1, waiting: 1 });
  });

  test('FL46 intervals older than the day before are not corrected', () => {
    const desk = new FloorDesk().take(offered()).advance(T0 + hours(24));
    expect(desk.floor.queues.get('support')!.intervals.has(T0)).toBe(true);
    desk.advance(T0 + hours(48));
    expect(desk.floor.queues.get('support')!.intervals.has(T0)).toBe(false);
  });

  test('FL27 a caller nobody ended is given up after a day', () => {
    const desk = new FloorDesk().take(
      signedIn(),
      offered(),
      offered({ callId: 'c2' }),
      answered({ callId: 'c2', ...at(5) }),
    );
    desk.advance(T0 + hours(25));
    expect(desk.queue('*')).toMatchObject({ waiting: 0, talking: 0, ready: 1 });
    expect(desk.floor.openVisits).toBe(0);
  });

  test('FL47 what is no event is counted and nothing throws', () => {
    const desk = new FloorDesk().advance(T0);
    const wrong = [
      null,
      undefined,
      7,
      {},
      { type: 'nonsense', atMs: T0 },
      { type: 'agent-signed-in', atMs: T0, agentId: 'a' },
    ];
    desk.take(...(wrong as unknown as FloorEvent[]));
    const { counts, latest } = listOddities(desk.floor);
    expect(counts['invalid-event']! + (counts['implausible-time'] ?? 0)).toBe(6);
    expect(latest[0]!.code).toBe('invalid-event');
  });
});

describe('names without end', () => {
  test('FL28 a million queue names stop at 5,000', () => {
    const desk = new FloorDesk().advance(T0);
    for (let index = 0; index < 20_000; index += 1)
      desk.take(offered({ callId: `c${index}`, queueId: `q${index}` }));
    expect(desk.floor.queues.size).toBe(5_002);
    expect(desk.oddities).toEqual({ 'too-many-queues': 15_000 });
    expect(desk.tally('*')).toMatchObject({ offered: 5_000, waiting: 5_000 });
  });

  test('FL28 and so do agents, memberships, open visits and feeds', () => {
    const desk = new FloorDesk().advance(T0);
    for (let index = 0; index < 20_100; index += 1) desk.take(signedIn({ agentId: `a${index}`, queues: [] }));
    const queues = Array.from({ length: 600 }, (_, index) => ({ queueId: `q${index}`, level: 1 }));
    desk.take(signedIn({ agentId: 'a1', queues }));
    for (let index = 0; index < 100_010; index += 1) desk.take(offered({ callId: `c${index}` }));
    for (let index = 0; index < 60; index += 1)
      desk.take({ type: 'feed-connected', atMs: T0, feedId: `f${index}` });
    expect(desk.oddities).toEqual({
      'too-many-agents': 100,
      'too-many-calls': 10,
      'too-many-feeds': 10,
      'too-many-memberships': 1,
    });
  });

  test('FL29 no queue is called * or nothing', () => {
    const desk = new FloorDesk().take(offered({ queueId: '*' }), offered({ queueId: '' }));
    expect(desk.tally('*').offered).toBe(0);
    expect(desk.oddities).toEqual({ 'queue-refused': 2 });
  });
});

describe('feeds', () => {
  test('FL20 what a resynchronisation does not name is lost', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), offered({ callId: 'c2', ...at(1) }));
    desk.take(answered({ callId: 'c2', ...at(2) }), {
      type: 'feed-lost',
      feedId: 'phones',
      reason: 'gone',
      ...at(3),
    });
    expect(desk.rows.all()['feed/phones']).toMatchObject({
      status: 'lost',
      detail: 'gone',
      sinceMs: T0 + 3000,
    });
    expect(desk.queue('*')).toMatchObject({ waiting: 1, talking: 1 });
    desk.take(resynchronised({ ...at(60), agents: [presence()] }));
    expect(desk.tally()).toMatchObject({
      offered: 2,
      answered: 1,
      flowedOut: 1,
      flowedOutLost: 1,
      handled: 0,
    });
    expect(desk.agent().state).toBe('ready');
    expect(desk.rows.all()['feed/phones']).toMatchObject({ status: 'connected' });
    expect(desk.oddities).toEqual({ 'lost-by-resync': 2 });
  });

  test('FL21 callers found waiting count from the time stated', () => {
    const waiting = [{ callId: 'c1', queueId: 'support', offeredAtMs: T0 - 30_000, callerNumber: '555' }];
    const desk = new FloorDesk().advance(T0).take(resynchronised({ waiting }));
    expect(desk.tally()).toMatchObject({ offered: 1, waiting: 1, waitingPastTarget: 1 });
    expect(desk.rows.all()['waiting/c1@support']).toMatchObject({ offeredAtMs: T0 - 30_000, caller: '555' });
    desk.take(answered(at(1)));
    expect(desk.tally().sumAnswerWaitMs).toBe(31_000);
  });

  test('FL22 a caller we thought waiting was answered meanwhile', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)));
    const conversations = [{ callId: 'c1', queueId: 'support', agentId: 'anna', answeredAtMs: T0 + 12_000 }];
    desk.take(resynchronised({ ...at(60), conversations, agents: [presence()] }));
    expect(desk.tally()).toMatchObject({ offered: 1, answered: 1, sumAnswerWaitMs: 12_000 });
    expect(desk.agent()).toMatchObject({ state: 'talking', sinceMs: T0 + 12_000 });
  });

  test('FL23 a conversation found running is in no tally', () => {
    const conversations = [{ callId: 'c1', queueId: 'support', agentId: 'anna', answeredAtMs: T0 - 90_000 }];
    const desk = new FloorDesk().advance(T0).take(resynchronised({ conversations, agents: [presence()] }));
    expect(desk.agent()).toMatchObject({ state: 'talking', callId: 'c1', sinceMs: T0 - 90_000 });
    desk.take(ended({ ...at(9), talkMs: 99_000 }));
    expect(desk.tally()).toMatchObject({ offered: 0, answered: 0, handled: 0, sumTalkMs: 0 });
    expect(desk.agent().state).toBe('ready');
  });

  test('FL65 a conversation found running costs no time before it was found, of queue nor agent', () => {
    const conversations = [{ callId: 'c1', queueId: 'support', agentId: 'anna', answeredAtMs: T0 - 90_000 }];
    const desk = new FloorDesk().advance(T0).take(resynchronised({ conversations, agents: [presence()] }));
    desk.advance(T0 + 20 * 60_000);
    const { queueIntervals, agentIntervals } = takeFloorChanges(desk.floor);
    const support = queueIntervals.filter(({ queueId }) => queueId === 'support');
    expect(support.map(({ tally }) => tally.readyAgentMs)).toEqual(support.map(() => 0));
    const early = [...queueIntervals, ...agentIntervals].filter(({ startMs }) => startMs < T0);
    for (const { tally } of early) expect(Object.values(tally).every((value) => value === 0)).toBe(true);
    const handled = support.find(({ startMs }) => startMs === T0);
    expect(handled?.tally.handleAgentMs).toBe(900_000);
  });

  test('FL24 agents are replaced, with the times the source states', () => {
    const desk = new FloorDesk().take(signedIn(), signedIn({ agentId: 'ben' }));
    const pauses = [{ queueId: 'support', reason: 'Lunch', sinceMs: T0 - 600_000 }];
    const carla = presence({ agentId: 'carla', name: 'Carla', signedInAtMs: T0 - 900_000 });
    desk.take(resynchronised({ ...at(9), agents: [presence({ pauses }), carla] }));
    expect(desk.agent('anna')).toMatchObject({ state: 'paused', reason: 'Lunch', sinceMs: T0 - 600_000 });
    expect(desk.agent('ben').state).toBe('offline');
    expect(desk.agent('carla')).toMatchObject({ state: 'ready', name: 'Carla', sinceMs: T0 - 900_000 });
  });

  test('FL25 a resynchronisation that says what is known changes nothing', () => {
    const desk = new FloorDesk().take(
      signedIn(),
      offered(at(0)),
      offered({ callId: 'c2', ...at(1) }),
      answered(at(5)),
    );
    const before = { ...desk.rows.all() };
    desk.take(
      resynchronised({
        ...at(5),
        waiting: [{ callId: 'c2', queueId: 'support', offeredAtMs: T0 + 900 }],
        conversations: [{ callId: 'c1', queueId: 'support', agentId: 'anna', answeredAtMs: T0 + 5000 }],
        agents: [presence()],
      }),
    );
    const { 'feed/phones': feed, ...after } = desk.rows.all();
    expect(feed).toBeDefined();
    expect(after).toEqual(before);
  });

  test('FL26 what is not known cannot end', () => {
    const desk = new FloorDesk().take(signedIn(), ended(at(1)), wrapUpEnded(at(2)));
    desk.take(paused({ ...at(3), queueId: 'billing' }));
    expect(desk.agent().state).toBe('ready');
    expect(desk.oddities).toEqual({ 'unknown-conversation': 2, 'unknown-membership': 1 });
  });
});

describe('saving', () => {
  test('FL51 a floor of another format is refused', () => {
    const saved = { ...saveFloor(new FloorDesk().floor), version: 0 };
    expect(() => restoreFloor(saved, site())).toThrow(/format 0 .* format 2/);
    expect(() => restoreFloor(null, site())).toThrow(/journal/);
  });
});

describe('rows', () => {
  test('FL52 a call that leaves and comes back between two looks is there, not gone', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)));
    desk.rows.changes();
    desk.take(answered(at(1)), offered(at(5)));
    const { set, gone } = desk.rows.changes();
    expect(gone).toEqual([]);
    expect(set['waiting/c1@support']).toMatchObject({ offeredAtMs: T0 + 5000 });
    desk.take(abandoned(at(6)));
    expect(desk.rows.changes().gone).toEqual(['waiting/c1@support']);
    expect(desk.rows.changes()).toEqual({ set: {}, gone: [] });
  });

  test('FL52 refreshing alone loses no change', () => {
    const desk = new FloorDesk().take(signedIn());
    desk.rows.changes();
    expect(
      desk
        .take(offered(at(0)))
        .rows.refresh()
        .map(({ key }) => key),
    ).toContain('tally/today/support');
    expect(
      desk
        .take(offered({ callId: 'c2', ...at(1) }))
        .rows.refresh()
        .map(({ key }) => key),
    ).toContain('queue/support');
    expect(desk.rows.queue('support')!.waiting).toBe(2);
    expect(desk.rows.tally('today', '*')!.offered).toBe(2);
    expect(desk.rows.refresh()).toEqual([]);
    const { set } = desk.rows.changes();
    expect(set['tally/today/support']).toEqual({ offered: 2, waiting: 2 });
    expect(Object.keys(set)).toContain('waiting/c1@support');
  });

  test('FL52 where nobody asks for changes nothing piles up', () => {
    const desk = new FloorDesk().take(signedIn());
    for (let index = 0; index < 15_000; index += 1) {
      const call = { callId: `c${index}`, atMs: T0 + index };
      desk.take(offered(call), abandoned(call)).rows.refresh();
    }
    expect(desk.floor.dirtyVisits.length).toBeLessThan(10_001);
  });
});
