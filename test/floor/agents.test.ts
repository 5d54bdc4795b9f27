import { changePeople, listIntervals, restoreFloor, saveFloor } from '../../shared/floor/floor.ts';
import type { Site } from '../../shared/site/site.ts';
import { describe, expect, test } from 'vitest';
import type { FloorEvent } from '../../shared/floor/events.ts';
import {
  T0,
  answered,
  ended,
  held,
  hours,
  minutes,
  offered,
  paused,
  phoneChanged,
  queuesChanged,
  rang,
  resumed,
  ringEnded,
  seconds,
  signedIn,
  signedOut,
  site,
  unpaused,
  wrapUpEnded,
  wrapUpStarted,
} from '../helpers/event-builders.ts';
import { FloorDesk } from './floor-desk.ts';

const at = (count: number): { readonly atMs: number } => ({ atMs: T0 + seconds(count) });
const both = [
  { queueId: 'support', level: 1 },
  { queueId: 'billing', level: 2 },
];

describe('people of the site who change', () => {
  const listed = (part: Partial<Site['agents'][number]> = {}) =>
    site({ agents: [{ id: 'anna', name: { en: 'Anna' }, team: 'A', ...part }] });

  test('FL66 a name and a team show at once, and whoever is listed now is learnt no more', () => {
    const desk = new FloorDesk(site({ agents: [] })).take(
      signedIn({ name: 'phone 7' }),
      offered(),
      answered(at(5)),
    );
    expect(desk.agent()).toMatchObject({ name: 'phone 7', team: null });
    desk.rows.changes();
    changePeople(desk.floor, listed());
    expect(desk.rows.changes().set).toEqual({ 'agent/anna': { name: 'Anna', team: 'A' } });
    desk.take(signedIn({ name: 'phone 7', ...at(9) }));
    expect(desk.agent()).toMatchObject({ name: 'Anna', state: 'talking' });
    expect(desk.floor.learntAgents).toBe(0);
  });

  test('FL66 whoever is listed no more is known by the feed alone', () => {
    const desk = new FloorDesk(listed()).take(signedIn());
    changePeople(desk.floor, site({ agents: [] }));
    expect(desk.agent()).toMatchObject({ name: 'Anna', team: null });
    desk.take(signedIn({ name: 'phone 7', ...at(9) }));
    expect(desk.agent()).toMatchObject({ name: 'phone 7', state: 'ready' });
  });

  test('FL66 whose last day is over goes as soon as they are offline, and has their name when they come back', () => {
    const desk = new FloorDesk(listed()).take(signedIn());
    changePeople(desk.floor, listed({ lastDay: '2026-05-03' }));
    expect(desk.agent()).toMatchObject({ state: 'ready' });
    desk.take(signedOut(at(9)));
    changePeople(desk.floor, listed({ lastDay: '2026-05-03' }));
    expect(desk.keys('agent/')).toEqual([]);
    desk.take(signedIn({ name: 'phone 7', ...at(20) }));
    expect(desk.agent()).toMatchObject({ name: 'Anna', team: 'A', state: 'ready' });
  });

  test('FL66 whose last day is today goes when the day turns, and is not there after a restart', () => {
    const leaving = listed({ lastDay: '2026-05-04' });
    const desk = new FloorDesk(leaving).take(signedIn(), signedOut(at(9)));
    expect(desk.keys('agent/')).toEqual(['agent/anna']);
    desk.advance(T0 + hours(15));
    expect(desk.keys('agent/')).toEqual([]);
    const again = new FloorDesk(
      leaving,
      restoreFloor(JSON.parse(JSON.stringify(saveFloor(desk.floor))), leaving),
    );
    expect(again.keys('agent/')).toEqual([]);
    expect(JSON.stringify(saveFloor(again.floor))).toBe(JSON.stringify(saveFloor(desk.floor)));
  });
});

describe('conversations', () => {
  test('FL15 talk leaves out hold, and a hold ends with the conversation', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), answered(at(10)), held(at(20)));
    expect(desk.agent().onHold).toBe(true);
    desk.take(resumed(at(25)), held(at(40)), ended(at(50)));
    expect(desk.tally()).toMatchObject({ handled: 1, sumTalkMs: 25_000, sumHoldMs: 15_000 });
    expect(desk.agent().onHold).toBe(false);
  });

  test('FL15 a stated talk time has the hold in it', () => {
    const desk = new FloorDesk().take(
      signedIn(),
      offered(at(0)),
      answered(at(10)),
      held(at(20)),
      resumed(at(30)),
    );
    desk.take(ended({ ...at(50), talkMs: 39_000 }));
    expect(desk.tally()).toMatchObject({ sumTalkMs: 29_000, sumHoldMs: 10_000 });
  });

  test('FL16 a conversation is out of the sums while its wrap-up runs', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), answered(at(10)));
    expect(desk.tally().handled).toBe(0);
    desk.take(ended(at(40)));
    expect(desk.tally()).toMatchObject({ handled: 1, sumTalkMs: 30_000, sumWrapUpMs: 0 });
    desk.take(wrapUpStarted(at(40)));
    expect(desk.tally()).toMatchObject({ handled: 0, sumTalkMs: 0 });
    desk.take(wrapUpEnded(at(55)));
    expect(desk.tally()).toMatchObject({ handled: 1, sumTalkMs: 30_000, sumWrapUpMs: 15_000 });
  });

  test('FL17 a wrap-up ends an open conversation, and a late end may still state its talk time', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), answered(at(10)), wrapUpStarted(at(40)));
    expect(desk.agent().state).toBe('wrap-up');
    desk.take(wrapUpEnded(at(50)), ended({ ...at(40), talkMs: 29_000 }), ended({ ...at(40), talkMs: 1000 }));
    expect(desk.tally()).toMatchObject({ handled: 1, sumTalkMs: 29_000, sumWrapUpMs: 10_000 });
  });

  test('FL18 a pause with a wrap-up reason is wrap-up, not paused', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), answered(at(10)));
    desk.take(paused({ ...at(40), reason: 'Wrap-Up' }), ended(at(41)));
    expect(desk.agent()).toMatchObject({ state: 'wrap-up', reason: 'Wrap-Up', queueId: 'support' });
    expect(desk.queue()).toMatchObject({ wrapUp: 1, paused: 0, pausedByReason: '{}' });
    desk.take(unpaused(at(60)));
    expect(desk.tally()).toMatchObject({ handled: 1, sumWrapUpMs: 19_000 });
  });

  test('FL18 pausing on with another reason ends the wrap-up', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), answered(at(10)), ended(at(40)));
    desk.take(paused({ ...at(41), reason: 'Wrap-Up' }), paused({ ...at(50), reason: 'Lunch' }));
    expect(desk.agent()).toMatchObject({ state: 'paused', reason: 'Lunch', sinceMs: T0 + seconds(50) });
    expect(desk.tally()).toMatchObject({ handled: 1, sumWrapUpMs: 9000 });
  });

  test('FL18 long after a conversation such a pause belongs to none', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), answered(at(10)), ended(at(40)));
    desk.take(paused({ ...at(71), reason: 'Wrap-Up' }), unpaused(at(90)));
    expect(desk.tally().sumWrapUpMs).toBe(0);
  });

  test('FL19 the next call ends a wrap-up', () => {
    const desk = new FloorDesk().take(
      signedIn(),
      offered(at(0)),
      answered(at(10)),
      ended(at(40)),
      wrapUpStarted(at(40)),
    );
    desk.take(offered({ callId: 'c2', ...at(45) }), rang({ callId: 'c2', ...at(46) }));
    expect(desk.agent().state).toBe('ringing');
    desk.take(answered({ callId: 'c2', ...at(50) }));
    expect(desk.tally()).toMatchObject({ handled: 1, sumWrapUpMs: 10_000 });
    desk.take(wrapUpEnded(at(60)));
    expect(desk.tally().sumWrapUpMs).toBe(10_000);
  });

  test('FL19 paused during a wrap-up: wrap-up first, then paused', () => {
    const desk = new FloorDesk().take(
      signedIn(),
      offered(at(0)),
      answered(at(10)),
      ended(at(40)),
      wrapUpStarted(at(40)),
    );
    desk.take(paused(at(45)));
    expect(desk.agent().state).toBe('wrap-up');
    desk.take(wrapUpEnded(at(50)));
    expect(desk.agent()).toMatchObject({ state: 'paused', reason: 'Lunch' });
  });
});

describe('agents', () => {
  test('FL30 the first state that is true', () => {
    const desk = new FloorDesk().take(signedOut(at(0)));
    const states = [desk.agent().state];
    const after = (...events: readonly FloorEvent[]): void => {
      desk.take(...events);
      states.push(desk.agent().state);
    };
    after(signedIn(at(1)));
    after(phoneChanged({ phone: 'unreachable', ...at(2) }));
    after(paused(at(3)));
    after(phoneChanged({ phone: 'in-use', ...at(4) }));
    after(offered(at(5)), answered(at(5)), ended(at(6)), wrapUpStarted(at(6)));
    after(offered({ callId: 'c2', ...at(7) }), rang({ callId: 'c2', ...at(7) }));
    after(answered({ callId: 'c2', ...at(8) }));
    const expected = [
      'offline',
      'ready',
      'unreachable',
      'paused',
      'other-call',
      'wrap-up',
      'ringing',
      'talking',
    ];
    expect(states).toEqual(expected);
  });

  test('FL30 a ring is over when it ends or another answers', () => {
    const desk = new FloorDesk().take(signedIn(), signedIn({ agentId: 'ben' }), offered(at(0)));
    desk.take(rang(at(1)), rang({ agentId: 'ben', ...at(1) }), ringEnded(at(5)));
    expect([desk.agent('anna').state, desk.agent('ben').state]).toEqual(['ready', 'ringing']);
    desk.take(rang(at(6)), answered({ agentId: 'ben', ...at(7) }));
    expect([desk.agent('anna').state, desk.agent('ben').state]).toEqual(['ready', 'talking']);
  });

  test('FL31 another reason does not move the beginning of a pause', () => {
    const desk = new FloorDesk().take(signedIn(), paused(at(10)), paused({ ...at(20), reason: 'Training' }));
    expect(desk.agent()).toMatchObject({ state: 'paused', reason: 'Training', sinceMs: T0 + seconds(10) });
    expect(desk.queue('*').pausedByReason).toBe('{"Training":1}');
  });

  test('FL32 paused in one queue only is ready, and paused there', () => {
    const desk = new FloorDesk().take(signedIn({ queues: both }), paused({ ...at(5), queueId: 'billing' }));
    expect(desk.agent()).toMatchObject({ state: 'ready', reason: null });
    expect(desk.queue('billing')).toMatchObject({ ready: 0, paused: 1, pausedByReason: '{"Lunch":1}' });
    expect(desk.queue('support')).toMatchObject({ ready: 1, paused: 0 });
    expect(desk.queue('*')).toMatchObject({ ready: 1, paused: 0 });
    desk.take(paused({ ...at(6), queueId: 'support' }));
    expect(desk.agent().state).toBe('paused');
    desk.take(unpaused({ ...at(7), queueId: 'support' }));
    expect(desk.agent().state).toBe('ready');
  });

  test('FL33 agent-time in a window is a difference of exact sums', () => {
    const desk = new FloorDesk().take(signedIn({ queues: both }), offered(at(0)), rang(at(60)));
    desk.take(answered(at(70)), ended(at(130)));
    desk.advance(T0 + minutes(20) + seconds(5));
    // 60 s ready, 10 s ringing, 60 s talking, ready since.
    expect(desk.tally('*')).toMatchObject({ handleAgentMs: 60_000, readyAgentMs: 60_000 + 1_075_000 });
    expect(desk.tally('billing').handleAgentMs).toBe(60_000);
    expect(desk.tally('*', 'last15')).toMatchObject({ handleAgentMs: 0, readyAgentMs: 900_000 });
    expect(desk.tally('*', 'interval')).toMatchObject({ handleAgentMs: 0, readyAgentMs: 305_000 });
  });

  test('FL33 a change told late corrects the agent-time already shown', () => {
    const desk = new FloorDesk().take(signedIn()).advance(T0 + seconds(60));
    expect(desk.tally('*').readyAgentMs).toBe(60_000);
    desk.take(signedOut(at(31)));
    expect(desk.tally('*').readyAgentMs).toBe(31_000);
    desk.advance(T0 + minutes(15) + seconds(5)).take(signedIn({ atMs: T0 + minutes(15) - 1000 }));
    expect(desk.tally('*').readyAgentMs).toBe(31_000 + 6000);
    expect(desk.tally('*', 'interval').readyAgentMs).toBe(5000);
  });

  test('FL33 the first that is heard of anybody may come late: its time is in the intervals it belongs to', () => {
    const desk = new FloorDesk().advance(T0 + minutes(50));
    desk.take(signedIn(at(0)), offered(at(100)), answered(at(120)), ended(at(240)));
    desk.advance(T0 + minutes(50) + seconds(5));
    const parts = listIntervals(desk.floor, 'support')
      .filter(({ startMs }) => startMs >= T0)
      .map(({ startMs, tally }) => [(startMs - T0) / 60_000, tally.handleAgentMs, tally.readyAgentMs]);
    expect(parts).toEqual([
      [0, 120_000, 780_000],
      [15, 0, 900_000],
      [30, 0, 900_000],
      [45, 0, 305_000],
    ]);
    expect(desk.tally().handleAgentMs).toBe(120_000);
    // A row's agent-time may be 5 s old.
    expect(780_000 + 1_800_000 + 305_000 - desk.tally().readyAgentMs).toBeLessThanOrEqual(5000);
  });

  test('FL34 an agent in two queues counts once in the site, and as busy elsewhere in the other', () => {
    const desk = new FloorDesk().take(signedIn({ queues: both }), offered(at(0)), answered(at(5)));
    expect(desk.queue('*')).toMatchObject({ talking: 1, busyElsewhere: 0 });
    expect(desk.queue('support')).toMatchObject({ talking: 1, busyElsewhere: 0 });
    expect(desk.queue('billing')).toMatchObject({ talking: 1, busyElsewhere: 1 });
    desk.take(ended(at(9)));
    expect(desk.queue('billing')).toMatchObject({ talking: 0, ready: 1, busyElsewhere: 0 });
  });

  test('FL35 two conversations open on one agent', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), answered(at(5)));
    desk.take(offered({ callId: 'c2', ...at(20) }), answered({ callId: 'c2', ...at(25) }));
    expect(desk.agent().callId).toBe('c2');
    desk.take(ended({ callId: 'c2', ...at(40) }));
    expect(desk.agent()).toMatchObject({ state: 'talking', callId: 'c1' });
    desk.take(ended({ ...at(60), talkMs: 55_000 }));
    expect(desk.agent().state).toBe('ready');
    expect(desk.tally()).toMatchObject({ handled: 2, sumTalkMs: 70_000 });
  });

  test('FL36 an agent who never signed in is learnt from a call', () => {
    const desk = new FloorDesk().take(offered(at(0)), answered({ ...at(1), agentId: 'ghost' }));
    expect(desk.agent('ghost')).toMatchObject({ state: 'talking', name: 'ghost' });
    desk.take(ended({ ...at(9), agentId: 'ghost' }));
    expect(desk.agent('ghost').state).toBe('offline');
    expect(desk.oddities).toEqual({ 'unknown-agent': 1 });
  });

  test('FL37 the name in the settings wins over the feed’s', () => {
    const agents = [{ id: 'anna', name: { en: 'Anna Berg' }, team: 'A' }];
    const desk = new FloorDesk(site({ agents })).take(signedIn({ name: 'SIP/1001' }));
    expect(desk.agent()).toMatchObject({ name: 'Anna Berg', team: 'A', queues: 'support:1' });
    expect(desk.take(signedIn({ agentId: 'ben', name: '🙂 Ben' })).agent('ben').name).toBe('🙂 Ben');
  });

  test('FL38 a late pause does not overtake what is newer, a clock set back does', () => {
    const desk = new FloorDesk().take(signedIn(), unpaused(at(600)), paused(at(400)));
    expect(desk.agent().state).toBe('ready');
    desk.take(paused(at(100)));
    expect(desk.agent().state).toBe('paused');
    expect(desk.oddities).toEqual({ 'late-agent-event': 1 });
  });

  test('FL39 signed out during a call: talking until it ends, then offline, pauses gone', () => {
    const desk = new FloorDesk().take(
      signedIn(),
      offered(at(0)),
      answered(at(5)),
      paused(at(6)),
      signedOut(at(7)),
    );
    expect(desk.agent().state).toBe('talking');
    desk.take(ended(at(20)));
    expect(desk.agent()).toMatchObject({ state: 'offline', queues: 'support:1' });
    expect(desk.queue().offline).toBe(1);
    desk.take(signedIn(at(30)));
    expect(desk.agent().state).toBe('ready');
  });

  test('FL39 queues are changed as a whole, pauses of those kept stay', () => {
    const desk = new FloorDesk().take(signedIn({ queues: both }), paused({ ...at(1), queueId: 'billing' }));
    desk.take(
      queuesChanged({
        ...at(2),
        queues: [
          { queueId: 'billing', level: 3 },
          { queueId: 'vip', level: 1 },
        ],
      }),
    );
    expect(desk.agent().queues).toBe('billing:3\nvip:1');
    expect(desk.queue('support').ready).toBe(0);
    expect(desk.queue('billing').paused).toBe(1);
    expect(desk.queue('vip').ready).toBe(1);
  });

  test('FL40 those who left are forgotten at a later day’s start', () => {
    const desk = new FloorDesk(site({ agents: [{ id: 'ben', name: {} }] }));
    desk.take(signedIn({ queues: [{ queueId: 'learnt', level: 1 }] }), signedOut(at(60)));
    desk.advance(T0 + hours(24));
    expect(desk.keys('agent/')).toHaveLength(2);
    desk.advance(T0 + hours(72));
    expect(desk.keys('agent/')).toEqual(['agent/ben']);
    expect(desk.keys('queue/')).toEqual(['queue/*', 'queue/support', 'queue/billing']);
    expect(desk.queue('*').offline).toBe(1);
  });
});
