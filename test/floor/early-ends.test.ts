import { describe, expect, test } from 'vitest';
import { EarlyEnds } from '../../shared/floor/early-ends.ts';
import { restoreFloor, saveFloor } from '../../shared/floor/floor.ts';
import {
  T0,
  answered,
  ended,
  offered,
  paused,
  rang,
  seconds,
  signedIn,
  site,
  transferred,
  wrapUpEnded,
  wrapUpStarted,
} from '../helpers/event-builders.ts';
import { FloorDesk } from './floor-desk.ts';

const at = (second: number) => ({ atMs: T0 + seconds(second) });
const second = (part: object) => ({ callId: 'c2', ...part });

describe('an end that comes before its answer', () => {
  test('FL54 closes the conversation when the answer comes', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), rang(at(3)), ended(at(65)));
    expect(desk.queue()).toMatchObject({ waiting: 1, ringing: 1 });
    desk.take(answered(at(5)));
    expect(desk.agent()).toMatchObject({ state: 'ready', callId: null, sinceMs: T0 + seconds(65) });
    expect(desk.queue()).toMatchObject({ waiting: 0, ready: 1 });
    expect(desk.tally()).toMatchObject({
      offered: 1,
      answered: 1,
      answeredWithinTarget: 1,
      handled: 1,
      sumAnswerWaitMs: 5_000,
      sumTalkMs: 60_000,
      longestWaitMs: 5_000,
    });
    expect(desk.keys('waiting/')).toEqual([]);
    expect(desk.oddities).toEqual({ 'unknown-conversation': 1 });
    desk.take(answered(at(5)), ended(at(65)));
    expect(desk.oddities).toEqual({ 'unknown-conversation': 1, repeated: 2 });
  });

  test('FL54 in every order of offer, answer and end the books are the same', () => {
    const events = [
      offered(at(0)),
      answered({ ...at(5), waitMs: 4_000 }),
      ended({ ...at(65), talkMs: 58_000 }),
    ];
    for (const order of ['012', '021', '102', '120', '201', '210']) {
      const desk = new FloorDesk().take(signedIn(), ...[...order].map((index) => events[Number(index)]!));
      expect(desk.agent().state, order).toBe('ready');
      expect(desk.tally(), order).toMatchObject({
        offered: 1,
        answered: 1,
        handled: 1,
        sumAnswerWaitMs: 4_000,
        sumTalkMs: 58_000,
      });
    }
  });

  test('FL54 an answer after that end begins another conversation', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), ended(at(4)), answered(at(5)));
    expect(desk.agent().state).toBe('talking');
    desk.take(ended(at(9)));
    expect(desk.tally()).toMatchObject({ handled: 1, sumTalkMs: 4_000 });
  });

  test('FL54 leaves alone what the agent has done since', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), offered(second(at(0))), ended(at(20)));
    desk.take(
      answered(second(at(21))),
      ended(second(at(40))),
      wrapUpStarted(second(at(40))),
      answered(at(5)),
    );
    expect(desk.agent()).toMatchObject({ state: 'wrap-up', callId: 'c2', sinceMs: T0 + seconds(40) });
    desk.take(wrapUpEnded(second(at(50))));
    expect(desk.tally()).toMatchObject({ handled: 2, sumTalkMs: 34_000, sumWrapUpMs: 10_000 });
    expect(desk.agent().state).toBe('ready');
  });

  test('FL54 the conversation that is over may still be wrapped up, and ends the wrap-up before it', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), answered(at(1)), ended(at(10)));
    desk.take(wrapUpStarted(at(10)), offered(second(at(12))), ended(second(at(30))));
    desk.take(answered(second(at(20))), wrapUpStarted(second(at(30))), wrapUpEnded(second(at(33))));
    expect(desk.tally()).toMatchObject({ handled: 2, sumTalkMs: 19_000, sumWrapUpMs: 13_000 });
    expect(desk.agent().state).toBe('ready');
    desk.take(paused(at(40)));
    expect(desk.agent().state).toBe('paused');
  });

  test('FL54 of a transfer and an end the first in time stands', () => {
    const desk = new FloorDesk().take(signedIn(), offered(at(0)), ended(at(90)), transferred(at(30)));
    desk.take(answered(at(10)));
    expect(desk.tally()).toMatchObject({ handled: 1, sumTalkMs: 20_000 });
  });

  test('FL50 FL54 is remembered in a saved floor', () => {
    const before = new FloorDesk().take(signedIn(), offered(at(0)), ended({ ...at(65), talkMs: 50_000 }));
    const saved: unknown = JSON.parse(JSON.stringify(saveFloor(before.floor)));
    const desk = new FloorDesk(site(), restoreFloor(saved, site())).take(answered(at(5)));
    expect(desk.agent().state).toBe('ready');
    expect(desk.tally().sumTalkMs).toBe(50_000);
  });

  test('FL54 no more than the newest 1,000 are kept', () => {
    const ends = new EarlyEnds();
    const conversation = (index: number) => ({ callId: `c${index}`, queueId: 'support', agentId: 'anna' });
    for (let index = 0; index <= 1_000; index += 1)
      ends.keep(conversation(index), { atMs: T0, talkMs: 1, transferred: false });
    expect(ends.save()).toHaveLength(1_000);
    expect(ends.take(conversation(0), T0)).toBeNull();
    expect(ends.take(conversation(1), T0)).toEqual({ atMs: T0, talkMs: 1, transferred: false });
    expect(ends.take(conversation(1), T0)).toBeNull();
  });
});
