import { describe, expect, test } from 'vitest';
import {
  advanceFloor,
  createFloor,
  discardFloorChanges,
  leaveToHistory,
  listIntervals,
  reduceFloor,
  restoreFloor,
  saveFloor,
  takeFloorChanges,
} from '../../shared/floor/floor.ts';
import type { AgentTally } from '../../shared/history/agent-tally.ts';
import type { FloorChanges } from '../../shared/history/roll-ups.ts';
import {
  T0,
  abandoned,
  answered,
  ended,
  hours,
  minutes,
  offered,
  paused,
  rang,
  ringEnded,
  seconds,
  signedIn,
  signedOut,
  site,
  transferred,
  unpaused,
  wrapUpEnded,
  wrapUpStarted,
} from '../helpers/event-builders.ts';
import { ToldHistory } from '../helpers/told-history.ts';
import { FloorDesk } from './floor-desk.ts';

const at = (count: number): { readonly atMs: number } => ({ atMs: T0 + seconds(count) });

function agentRow(
  changes: FloorChanges,
  agentId = 'anna',
  queueId: string | null = null,
): Partial<AgentTally> {
  const rows = changes.agentIntervals.filter((row) => row.agentId === agentId && row.queueId === queueId);
  expect(rows).toHaveLength(1);
  return Object.fromEntries(Object.entries(rows[0]!.tally).filter(([, value]) => value !== 0));
}

describe('the history is told', () => {
  test('FL55 a site of 30 minutes is shown two quarter hours added, and tells both', () => {
    const desk = new FloorDesk(site({ intervalMinutes: 30 })).take(signedIn(at(0)));
    for (const minute of [1, 16, 31]) {
      const call = { callId: `c${minute}`, atMs: T0 + minutes(minute) };
      desk.advance(call.atMs).take(offered(call), answered({ ...call, atMs: call.atMs + minute * 100 }));
      desk.take(ended({ ...call, atMs: call.atMs + 60_000 }));
      expect(desk.tally('support', 'interval')).toMatchObject(
        minute === 16 ? { offered: 2, longestWaitMs: 1600 } : { offered: 1, longestWaitMs: minute * 100 },
      );
    }
    desk.advance(T0 + minutes(45));
    const shown = listIntervals(desk.floor, 'support').slice(-2);
    expect(shown.map(({ startMs }) => startMs)).toEqual([T0, T0 + minutes(30)]);
    expect(shown[0]!.tally).toMatchObject({ offered: 2, handleAgentMs: 118_300, readyAgentMs: 1_681_700 });
    const told = takeFloorChanges(desk.floor).queueIntervals.filter(({ queueId }) => queueId === 'support');
    expect(told.map(({ startMs, tally }) => [startMs - T0, tally.offered])).toEqual([
      [0, 1],
      [minutes(15), 1],
      [minutes(30), 1],
    ]);
  });

  test('FL56 a call is told of once a take, as it stands', () => {
    const desk = new FloorDesk().take(signedIn(at(0)), offered({ ...at(1), callerNumber: '555' }));
    const waiting = { callId: 'c1', queueId: 'support', offeredAtMs: T0 + 1000, callerNumber: '555' };
    expect(takeFloorChanges(desk.floor).calls).toMatchObject([{ ...waiting, outcome: 'waiting', waitMs: 0 }]);
    expect(takeFloorChanges(desk.floor).calls).toEqual([]);
    desk.advance(T0 + seconds(40));
    expect(takeFloorChanges(desk.floor).calls).toEqual([]);
    desk.take(answered(at(41)));
    const open = { ...waiting, outcome: 'answered', waitMs: 40_000, agentId: 'anna', handled: false };
    expect(takeFloorChanges(desk.floor).calls).toMatchObject([{ ...open, talkMs: 0 }]);
    desk.take(ended(at(100)), wrapUpStarted(at(100)));
    expect(takeFloorChanges(desk.floor).calls).toMatchObject([{ ...open, talkMs: 0 }]);
    desk.take(wrapUpEnded(at(110)));
    expect(takeFloorChanges(desk.floor).calls).toMatchObject([
      {
        ...open,
        handled: true,
        talkMs: 59_000,
        wrapUpMs: 10_000,
        answerWithinMs: 20_000,
        shortAbandonMs: 5000,
      },
    ]);
  });

  test('FL56 a call whose offer turns out to be at another time moves', () => {
    const desk = new FloorDesk().take(signedIn(at(0)), answered(at(40)));
    const guessed = { callId: 'c1', queueId: 'support', offeredAtMs: T0 + seconds(40) };
    expect(takeFloorChanges(desk.floor).calls).toMatchObject([guessed]);
    desk.take(offered(at(10)));
    const changes = takeFloorChanges(desk.floor);
    expect(changes.moved).toEqual([guessed]);
    expect(changes.calls).toMatchObject([{ offeredAtMs: T0 + seconds(10), waitMs: 30_000 }]);
    // Never told of under the guess: nothing moved.
    desk.take(rang({ callId: 'c2', ...at(50) }), offered({ callId: 'c2', ...at(45) }));
    expect(takeFloorChanges(desk.floor)).toMatchObject({ moved: [], calls: [{ callId: 'c2' }] });
  });

  test('FL57 quarter hours come whole, with the site’s and the day’s', () => {
    const desk = new FloorDesk().take(
      offered(at(0)),
      offered({ callId: 'c2', queueId: 'billing', ...at(1) }),
    );
    const first = takeFloorChanges(desk.floor);
    expect(first.queueIntervals.map(({ queueId, tally }) => [queueId, tally.offered]).sort()).toEqual([
      ['*', 2],
      ['billing', 1],
      ['support', 1],
    ]);
    expect(first.queueDays.map(({ queueId, day }) => `${queueId} ${day}`).sort()).toEqual([
      '* 2026-05-04',
      'billing 2026-05-04',
      'support 2026-05-04',
    ]);
    desk.advance(T0 + minutes(16)).take(abandoned({ atMs: T0 + minutes(16) }));
    const late = takeFloorChanges(desk.floor);
    const support = late.queueIntervals.filter(({ queueId }) => queueId === 'support');
    expect(support).toMatchObject([{ startMs: T0, tally: { offered: 1, abandoned: 1 } }]);
  });

  test('FL57 a late outcome corrects the day before', () => {
    const midnight = T0 + hours(14);
    const desk = new FloorDesk().advance(midnight - minutes(1)).take(offered({ atMs: midnight - 1000 }));
    desk.advance(midnight + minutes(1));
    takeFloorChanges(desk.floor);
    desk.take(abandoned({ atMs: midnight + minutes(1) }));
    const { queueDays } = takeFloorChanges(desk.floor);
    expect(queueDays).toMatchObject([
      { day: '2026-05-04', tally: { offered: 1, abandoned: 1, longestWaitMs: 61_000 } },
      { day: '2026-05-04', tally: { offered: 1, abandoned: 1 } },
    ]);
  });

  test('FL57 a quarter hour without a call is known to be empty, one the clock leapt into is not', () => {
    const desk = new FloorDesk().advance(T0 + minutes(5)).advance(T0 + minutes(15));
    const starts = (): number[] =>
      takeFloorChanges(desk.floor)
        .queueIntervals.filter(({ queueId }) => queueId === 'support')
        .map(({ startMs }) => (startMs - T0) / 60_000);
    // The first is known in part only.
    expect(starts()).toEqual([]);
    desk.advance(T0 + minutes(30));
    expect(starts()).toEqual([15]);
    desk.advance(T0 + minutes(65)).advance(T0 + minutes(75));
    expect(starts()).toEqual([]);
    desk.advance(T0 + minutes(90));
    expect(starts()).toEqual([75]);
    const late = { callId: 'late', atMs: T0 + minutes(76) };
    desk.advance(T0 + minutes(105)).take(offered(late));
    expect(starts().sort()).toEqual([75, 90]);
  });

  test('FL58 a conversation is its agent’s in the queue and whole, in the quarter hour of its offer', () => {
    const desk = new FloorDesk().take(signedIn(at(0)), offered(at(890)), answered(at(905)));
    const first = takeFloorChanges(desk.floor);
    const conversation = { answered: 1, answeredWithinTarget: 1, sumAnswerWaitMs: 15_000 };
    expect(agentRow(first, 'anna', 'support')).toEqual(conversation);
    const whole = first.agentIntervals.filter(({ queueId }) => queueId === null);
    expect(whole.map(({ startMs, day }) => [startMs, day])).toEqual([
      [T0, '2026-05-04'],
      [T0 + minutes(15), '2026-05-04'],
    ]);
    expect(whole[0]!.tally).toMatchObject({ ...conversation, readyMs: 900_000 });
    desk.take(ended(at(1000)), wrapUpStarted(at(1000)));
    expect(takeFloorChanges(desk.floor).agentIntervals.filter(({ queueId }) => queueId !== null)).toEqual([]);
    desk.take(wrapUpEnded(at(1010)));
    const last = takeFloorChanges(desk.floor);
    expect(agentRow(last, 'anna', 'support')).toEqual({ handled: 1, sumTalkMs: 95_000, sumWrapUpMs: 10_000 });
  });

  test('FL59 time in states is told when the state ends and when the quarter hour turns', () => {
    const desk = new FloorDesk().take(signedIn(at(0)));
    expect(takeFloorChanges(desk.floor).agentIntervals).toEqual([]);
    desk.take(paused({ ...at(60), reason: 'Lunch' }));
    expect(agentRow(takeFloorChanges(desk.floor))).toEqual({ readyMs: 60_000 });
    desk.advance(T0 + minutes(15));
    expect(agentRow(takeFloorChanges(desk.floor))).toEqual({ pausedMs: 840_000 });
    desk.advance(T0 + minutes(20)).take(signedOut({ atMs: T0 + minutes(20) }));
    expect(agentRow(takeFloorChanges(desk.floor))).toEqual({ pausedMs: 300_000 });
    desk.advance(T0 + minutes(50));
    expect(takeFloorChanges(desk.floor).agentIntervals).toEqual([]);
  });

  test('FL59 a change told late takes its time back, an hour at most', () => {
    const desk = new FloorDesk().take(signedIn(at(0))).advance(T0 + minutes(15));
    takeFloorChanges(desk.floor);
    desk.take(paused({ ...at(600), reason: 'Lunch' }));
    expect(agentRow(takeFloorChanges(desk.floor))).toEqual({ readyMs: -300_000, pausedMs: 300_000 });
    desk.advance(T0 + hours(3));
    takeFloorChanges(desk.floor);
    desk.take(unpaused({ atMs: T0 + minutes(30) }));
    const hour = takeFloorChanges(desk.floor).agentIntervals;
    expect(
      hour.map(({ startMs, tally }) => [(startMs - T0) / 60_000, tally.pausedMs, tally.readyMs]),
    ).toEqual([120, 135, 150, 165].map((minute) => [minute, -900_000, 900_000]));
  });

  test('FL59 what agents did while the floor slept for days is not known', () => {
    const desk = new FloorDesk().take(signedIn(at(0))).advance(T0 + hours(24 * 7) + minutes(1));
    const told = new ToldHistory();
    told.keep(takeFloorChanges(desk.floor));
    desk.advance(T0 + hours(24 * 7) + minutes(15));
    told.keep(takeFloorChanges(desk.floor));
    const ready = Object.values(told.agentRows()).map(({ readyMs }) => readyMs);
    expect(ready).toEqual([900_000, 900_000]);
  });

  test('FL60 transfers and missed rings count where they happened, also when an end came before its answer', () => {
    const desk = new FloorDesk().take(signedIn(at(0)), offered(at(880)), rang(at(885)));
    desk.take(ringEnded({ ...at(895), reason: 'no-answer' }), rang(at(896)));
    desk.take(ringEnded({ ...at(897), reason: 'cancelled' }), rang(at(898)));
    desk.take(answered(at(899)), transferred(at(1000)), ended(at(1001)));
    desk.take(offered({ callId: 'c2', ...at(1005) }), transferred({ callId: 'c2', ...at(1060) }));
    desk.take(answered({ callId: 'c2', ...at(1010) }));
    const rows = takeFloorChanges(desk.floor).agentIntervals;
    for (const queueId of ['support', null]) {
      const counts = rows
        .filter((row) => row.queueId === queueId)
        .map(({ startMs, tally }) => [(startMs - T0) / 60_000, tally.missedRings, tally.transfers]);
      expect(counts.sort()).toEqual([
        [0, 1, 0],
        [15, 0, 2],
      ]);
    }
  });

  test('FL61 a restored floor that told its tail again and discards goes on where it was', () => {
    const floor = createFloor(site());
    const told = new ToldHistory();
    const first = [signedIn(at(0)), offered({ ...at(5), callerNumber: '555' }), answered(at(9))];
    for (const event of first) reduceFloor(floor, event);
    told.keep(takeFloorChanges(floor));
    const saved = JSON.stringify(saveFloor(floor));
    const tail = [ended(at(100)), offered({ callId: 'c2', ...at(800) })];
    for (const event of tail) reduceFloor(floor, event);
    advanceFloor(floor, T0 + seconds(1000));
    told.keep(takeFloorChanges(floor));

    const other = restoreFloor(JSON.parse(saved), site());
    for (const event of tail) reduceFloor(other, event);
    advanceFloor(other, T0 + seconds(1000));
    discardFloorChanges(other);
    expect(takeFloorChanges(other)).toMatchObject({ calls: [], queueIntervals: [], agentIntervals: [] });
    const rest = [answered({ callId: 'c2', ...at(1010) }), ended({ callId: 'c2', ...at(1050) })];
    for (const event of rest) {
      reduceFloor(floor, event);
      reduceFloor(other, event);
    }
    expect(takeFloorChanges(other)).toEqual(takeFloorChanges(floor));
  });

  test('FL61 carried on by events ahead of the clock, it tells the quarter hour that ended meanwhile', () => {
    const tail = [offered(at(890)), offered({ callId: 'c2', ...at(901) })];
    const run = (untilMs: number | null): ToldHistory => {
      const told = new ToldHistory();
      let floor = createFloor(site());
      advanceFloor(floor, T0);
      reduceFloor(floor, signedIn(at(0)));
      told.keep(takeFloorChanges(floor));
      const saved = JSON.stringify(saveFloor(floor));
      advanceFloor(floor, T0 + seconds(889));
      for (const event of tail) reduceFloor(floor, event);
      told.keep(takeFloorChanges(floor));
      if (untilMs !== null) {
        floor = restoreFloor(JSON.parse(saved), site());
        advanceFloor(floor, T0 + seconds(889));
        advanceFloor(floor, T0 + seconds(901));
        for (const event of tail) reduceFloor(floor, event);
        discardFloorChanges(floor, untilMs);
      }
      for (const minute of [16, 30]) advanceFloor(floor, T0 + minutes(minute));
      told.keep(takeFloorChanges(floor));
      return told;
    };
    const wanted = run(null);
    const told = run(T0 + seconds(889));
    expect(told.agentRows()).toEqual(wanted.agentRows());
    expect([...told.queueIntervals].sort()).toEqual([...wanted.queueIntervals].sort());
    expect([...told.queueDays].sort()).toEqual([...wanted.queueDays].sort());
  });

  test('FL61 of a call that was saved half way everything is told', () => {
    const desk = new FloorDesk().take(signedIn(at(0)), offered({ ...at(5), callerNumber: '555' }));
    desk.take(answered(at(9)), ended(at(60)), wrapUpStarted(at(60)));
    takeFloorChanges(desk.floor);
    const other = restoreFloor(JSON.parse(JSON.stringify(saveFloor(desk.floor))), site());
    reduceFloor(other, wrapUpEnded(at(90)));
    expect(takeFloorChanges(other).calls).toMatchObject([
      { callId: 'c1', callerNumber: '555', agentId: 'anna', talkMs: 51_000, wrapUpMs: 30_000 },
    ]);
  });

  test('FL62 what is left to the history is told no more', () => {
    const desk = new FloorDesk().take(signedIn(at(0)), offered(at(5)), answered(at(9)));
    desk.advance(T0 + minutes(20));
    discardFloorChanges(desk.floor);
    leaveToHistory(desk.floor, T0 + minutes(15));
    desk.take(ended({ atMs: T0 + minutes(20) }));
    desk.take(offered({ callId: 'c2', ...at(10) }), offered({ callId: 'c3', atMs: T0 + minutes(16) }));
    const changes = takeFloorChanges(desk.floor);
    expect(changes.calls).toMatchObject([{ callId: 'c3' }]);
    expect(changes.queueIntervals.map(({ startMs }) => startMs)).toEqual([
      T0 + minutes(15),
      T0 + minutes(15),
    ]);
    expect(changes.queueDays).toEqual([]);
    expect(agentRow(changes)).toEqual({ talkingMs: 300_000 });
    const other = restoreFloor(JSON.parse(JSON.stringify(saveFloor(desk.floor))), site());
    reduceFloor(other, abandoned({ callId: 'c2', atMs: T0 + minutes(21) }));
    expect(takeFloorChanges(other)).toMatchObject({ calls: [], queueIntervals: [] });
  });

  test('FL63 no two visits of a call to one queue have one moment', () => {
    const desk = new FloorDesk().take(signedIn(at(0)), offered(at(5)), answered(at(9)), ended(at(20)));
    // Back, its offer unseen; the first offer is told once more.
    desk.take(rang(at(30)), offered(at(5)));
    expect(desk.oddities).toMatchObject({ repeated: 1 });
    expect(takeFloorChanges(desk.floor).calls.map(({ offeredAtMs }) => offeredAtMs - T0)).toEqual([
      5000, 30_000,
    ]);
    desk.take(answered({ callId: 'c2', ...at(40), waitMs: 10_000 }), ended({ callId: 'c2', ...at(41) }));
    desk.take(answered({ callId: 'c2', ...at(42), waitMs: 12_000 }));
    expect(takeFloorChanges(desk.floor).calls.map(({ offeredAtMs }) => offeredAtMs - T0)).toEqual([
      30_000, 30_001,
    ]);
  });

  test('FL64 names of agents are told when they are learnt or change, and after a start', () => {
    const desk = new FloorDesk(site({ agents: [{ id: 'ben', name: { en: 'Ben' } }] }));
    desk.take(signedIn({ name: 'Anna' }), signedIn({ name: 'Anna' }), signedIn({ agentId: 'carla' }));
    expect(takeFloorChanges(desk.floor).agentNames).toEqual([
      { agentId: 'ben', name: 'Ben' },
      { agentId: 'anna', name: 'Anna' },
    ]);
    desk.take(signedIn({ name: 'Anna' }), signedIn({ agentId: 'ben', name: 'SIP/2' }));
    expect(takeFloorChanges(desk.floor).agentNames).toEqual([]);
    const renamed = site({ agents: [{ id: 'ben', name: { en: 'Benjamin' } }] });
    const other = restoreFloor(JSON.parse(JSON.stringify(saveFloor(desk.floor))), renamed);
    discardFloorChanges(other);
    expect(takeFloorChanges(other).agentNames).toContainEqual({ agentId: 'ben', name: 'Benjamin' });
  });
});
