import { describe, expect, test } from 'vitest';
import { listIntervals, takeFloorChanges } from '../../shared/floor/floor.ts';
import {
  T0,
  abandoned,
  answered,
  ended,
  flowedOut,
  minutes,
  offered,
  rang,
  rule,
  seconds,
  signedIn,
  site,
  transferred,
} from '../helpers/event-builders.ts';
import { FloorDesk } from './floor-desk.ts';

const at = (count: number): { readonly atMs: number } => ({ atMs: T0 + seconds(count) });

describe('the books', () => {
  test('FL3 an answered call leaves the queue and stays with its agent', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(1)));
    expect(desk.queue().waiting).toBe(1);
    expect(desk.queue().oldestOfferedAtMs).toBe(T0 + 1000);
    desk.take(answered(at(9)));
    expect(desk.queue()).toMatchObject({ waiting: 0, oldestOfferedAtMs: null, talking: 1 });
    expect(desk.keys('waiting/')).toEqual([]);
    expect(desk.agent()).toMatchObject({ state: 'talking', callId: 'c1', queueId: 'support' });
    expect(desk.tally()).toMatchObject({
      offered: 1,
      answered: 1,
      waiting: 0,
      sumAnswerWaitMs: 8000,
      longestWaitMs: 8000,
    });
  });

  test('FL2 a late outcome corrects the interval of the offer', () => {
    const desk = new FloorDesk().take(offered(at(0)));
    takeFloorChanges(desk.floor);
    desk.advance(T0 + minutes(20)).take(abandoned({ atMs: T0 + minutes(20) }));
    expect(desk.tally('support', 'interval').offered).toBe(0);
    const changed = takeFloorChanges(desk.floor).queueIntervals.find(({ queueId }) => queueId === 'support');
    expect(changed).toMatchObject({ startMs: T0, tally: { offered: 1, abandoned: 1, waiting: 0 } });
    const intervals = listIntervals(desk.floor, 'support');
    expect(intervals).toHaveLength(4 * 10 + 2);
    expect(intervals.at(-2)).toMatchObject({ startMs: T0, tally: { abandoned: 1 } });
  });

  test('FL4 a visit leaves a sliding window to the millisecond', () => {
    const desk = new FloorDesk().take(offered(), answered({ atMs: T0 + 5000 }));
    for (const [window, length] of [
      ['last15', 15],
      ['last30', 30],
      ['last60', 60],
    ] as const) {
      desk.advance(T0 + minutes(length) - 1);
      expect(desk.tally('support', window)).toMatchObject({ offered: 1, longestWaitMs: 5000 });
      desk.advance(T0 + minutes(length));
      expect(desk.tally('support', window)).toMatchObject({ offered: 0, longestWaitMs: 0 });
    }
    expect(desk.tally().offered).toBe(1);
  });

  test('FL5 an answer without an offer opens a visit, its stated wait before', () => {
    const desk = new FloorDesk().take(signedIn(), answered({ ...at(30), waitMs: 12_000 }));
    expect(desk.tally()).toMatchObject({ offered: 1, answered: 1, sumAnswerWaitMs: 12_000 });
    expect(desk.oddities).toEqual({ 'answer-without-offer': 1 });
  });

  test('FL5 so do a ring and an abandon', () => {
    const desk = new FloorDesk().take(signedIn(), rang(at(1)), abandoned({ callId: 'c2', ...at(2) }));
    expect(desk.tally()).toMatchObject({ offered: 2, abandoned: 1, waiting: 1 });
    expect(desk.oddities).toEqual({ 'outcome-without-offer': 1, 'ring-without-offer': 1 });
  });

  test('FL6 the late offer of an answered call gives it its true wait', () => {
    const desk = new FloorDesk().take(signedIn(), answered(at(40)), offered(at(10)));
    expect(desk.tally()).toMatchObject({
      offered: 1,
      answered: 1,
      sumAnswerWaitMs: 30_000,
      longestWaitMs: 30_000,
    });
    expect(desk.tally().answeredWithinTarget).toBe(0);
  });

  test('FL6 the late offer of a ringing call gives the caller the true place', () => {
    const desk = new FloorDesk().take(signedIn(), rang(at(40)), offered({ ...at(10), callerNumber: '555' }));
    expect(desk.queue().oldestOfferedAtMs).toBe(T0 + seconds(10));
    expect(desk.rows.all()['waiting/c1@support']).toMatchObject({ caller: '555', ringing: 1 });
  });

  test('FL7 a call transferred back is a new visit, even before its first end arrives', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), answered(at(5)));
    desk.take(offered(at(60)));
    expect(desk.tally()).toMatchObject({ offered: 2, answered: 1, waiting: 1 });
    expect(desk.agent().state).toBe('talking');
    desk.take(transferred(at(61)));
    expect(desk.agent().state).toBe('ready');
    desk.take(answered(at(70)), ended(at(80)));
    expect(desk.tally()).toMatchObject({ offered: 2, answered: 2, handled: 2, sumTalkMs: 56_000 + 10_000 });
    expect(desk.oddities).toEqual({});
  });

  test('FL7 and to another queue too', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), answered(at(5)), transferred(at(20)));
    desk.take(offered({ queueId: 'billing', ...at(20) }));
    expect(desk.tally('billing')).toMatchObject({ offered: 1, waiting: 1 });
    expect(desk.tally('*')).toMatchObject({ offered: 2, answered: 1, waiting: 1 });
  });

  test('FL8 a whole call told twice counts once', () => {
    const call = [offered(at(0)), rang(at(2)), answered(at(5)), ended(at(20))];
    const desk = new FloorDesk().take(signedIn(), ...call);
    const before = desk.tally('*');
    desk.take(...call);
    expect(desk.tally('*')).toEqual(before);
    expect(desk.oddities).toEqual({ repeated: 4 });
  });

  test('FL8 hours later as well', () => {
    const desk = new FloorDesk().take(offered(at(0)), abandoned(at(5))).advance(T0 + minutes(600));
    desk.take(offered(at(0)), abandoned(at(5)));
    expect(desk.tally()).toMatchObject({ offered: 1, abandoned: 1 });
    expect(desk.oddities).toEqual({ repeated: 2 });
  });

  test('FL9 a call offered to the queue it waits in changes nothing', () => {
    const desk = new FloorDesk().take(offered(at(0)), offered(at(3)));
    expect(desk.tally().offered).toBe(1);
    expect(desk.queue().oldestOfferedAtMs).toBe(T0);
    expect(desk.oddities).toEqual({ 'offered-twice': 1 });
  });

  test('FL10 of two who answer the first has the call', () => {
    const desk = new FloorDesk().take(signedIn(), signedIn({ agentId: 'ben' }), offered(at(0)));
    desk.take(answered(at(5)), answered({ agentId: 'ben', ...at(6) }));
    expect(desk.tally().answered).toBe(1);
    expect([desk.agent('anna').state, desk.agent('ben').state]).toEqual(['talking', 'ready']);
    expect(desk.oddities).toEqual({ 'double-answer': 1 });
  });

  test('FL11 the first outcome stands', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), abandoned(at(5)), answered(at(6)));
    expect(desk.tally()).toMatchObject({ offered: 1, abandoned: 1, answered: 0 });
    desk.take(offered({ callId: 'c2', ...at(7) }), answered({ callId: 'c2', ...at(8) }));
    desk.take(flowedOut({ callId: 'c2', ...at(9) }));
    expect(desk.tally()).toMatchObject({ offered: 2, abandoned: 1, answered: 1, flowedOut: 0 });
    expect(desk.oddities).toEqual({ 'outcome-after-answer': 1, 'outcome-twice': 1 });
  });

  test('FL12 what the source states wins over its clock', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), answered({ ...at(9), waitMs: 21_000 }));
    desk.take(ended({ ...at(50), talkMs: 40_000 }));
    expect(desk.tally()).toMatchObject({
      sumAnswerWaitMs: 21_000,
      answeredWithinTarget: 0,
      sumTalkMs: 40_000,
    });
  });

  test('FL13 a clock that ran backwards counts as no time', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(10)), answered(at(4)), ended(at(2)));
    expect(desk.tally()).toMatchObject({ answered: 1, sumAnswerWaitMs: 0, sumTalkMs: 0, handled: 1 });
    expect(desk.oddities).toEqual({ 'negative-duration': 2 });
  });

  test('FL14 the boundaries of target and short abandon', () => {
    const desk = new FloorDesk().take(signedIn());
    const waits = [19_999, 20_000, 20_001];
    waits.forEach((waitMs, index) => {
      const call = { callId: `a${index}`, atMs: T0 + waitMs };
      desk.take(offered({ ...call, atMs: T0 }), answered(call), ended(call));
    });
    expect(desk.tally()).toMatchObject({ answered: 3, answeredWithinTarget: 2 });
    [4_999, 5_000, 20_000, 20_001].forEach((waitMs, index) => {
      const call = { callId: `b${index}`, atMs: T0 + waitMs };
      desk.take(offered({ ...call, atMs: T0 }), abandoned(call));
    });
    expect(desk.tally()).toMatchObject({ abandoned: 4, abandonedWithinTarget: 3, shortAbandons: 1 });
  });

  test('FL14 a caller misses the target now, not when answered', () => {
    const desk = new FloorDesk().take(offered()).advance(T0 + 20_000);
    expect([desk.queue().pastTarget, desk.tally().waitingPastTarget]).toEqual([0, 0]);
    desk.advance(T0 + 20_001);
    expect([desk.queue().pastTarget, desk.tally('*', 'last15').waitingPastTarget]).toEqual([1, 1]);
    desk.take(signedIn(), answered({ atMs: T0 + 30_000 }));
    expect([desk.queue().pastTarget, desk.tally().waitingPastTarget]).toEqual([0, 0]);
  });

  test('FL14 a visit keeps the rule of the day it was offered in', () => {
    const rules = [rule(), rule({ from: '2026-05-05', answerWithinSeconds: 60 })];
    const desk = new FloorDesk(site({ queues: [{ id: 'support', name: {}, priority: 5, rules }] }));
    const midnight = T0 + minutes(14 * 60);
    desk.take(signedIn({ atMs: midnight - 60_000 }), offered({ atMs: midnight - 10_000 }));
    desk.advance(midnight).take(offered({ callId: 'c2', atMs: midnight }));
    desk.take(answered({ atMs: midnight + 20_000 }), answered({ callId: 'c2', atMs: midnight + 30_000 }));
    expect(desk.tally('support', 'last15')).toMatchObject({ answered: 2, answeredWithinTarget: 1 });
    expect(desk.tally('support', 'today')).toMatchObject({ answered: 1, answeredWithinTarget: 1 });
  });

  test('flow-outs are kept apart by their reasons', () => {
    const desk = new FloorDesk().take(offered(at(0)), flowedOut({ ...at(9), reason: 'key' }));
    expect(desk.tally()).toMatchObject({
      flowedOut: 1,
      flowedOutKey: 1,
      sumFlowOutWaitMs: 9000,
      abandoned: 0,
    });
  });
});
