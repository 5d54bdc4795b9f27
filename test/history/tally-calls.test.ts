import { describe, expect, test } from 'vitest';
import { FLOW_OUT_REASONS } from '../../shared/floor/events.ts';
import { advanceFloor, createFloor, reduceFloor, takeFloorChanges } from '../../shared/floor/floor.ts';
import { TALLY_FIELDS, createTally } from '../../shared/floor/tally.ts';
import { createAgentTally } from '../../shared/history/agent-tally.ts';
import type { CallRecord } from '../../shared/history/call-record.ts';
import { addCallToAgentTally, addCallToTally } from '../../shared/history/tally-calls.ts';
import {
  T0,
  abandoned,
  answered,
  ended,
  flowedOut,
  offered,
  signedIn,
  site,
} from '../helpers/event-builders.ts';
import { Random } from '../helpers/random.ts';

const CALL: CallRecord = {
  callId: 'c1',
  queueId: 'support',
  offeredAtMs: T0,
  outcome: 'answered',
  flowOutReason: null,
  waitMs: 12_000,
  agentId: 'anna',
  handled: true,
  talkMs: 60_000,
  holdMs: 5000,
  wrapUpMs: 9000,
  callerNumber: null,
  answerWithinMs: 20_000,
  shortAbandonMs: 5000,
};

describe('calls counted into tallies', () => {
  test('a caller who waits is past the target from the moment on that is given', () => {
    const call = { ...CALL, outcome: 'waiting', waitMs: 0, agentId: null, handled: false } as const;
    const tally = createTally();
    addCallToTally(tally, call, 1, T0 + 20_000);
    expect(tally).toMatchObject({ offered: 1, waiting: 1, waitingPastTarget: 0 });
    addCallToTally(tally, call, 1, T0 + 20_001);
    expect(tally).toMatchObject({ offered: 2, waiting: 2, waitingPastTarget: 1, longestWaitMs: 0 });
  });

  test('an agent has what was answered, and of it what is handled', () => {
    const tally = createAgentTally();
    addCallToAgentTally(tally, { ...CALL, handled: false }, 1);
    expect(tally).toEqual({
      ...createAgentTally(),
      answered: 1,
      answeredWithinTarget: 1,
      sumAnswerWaitMs: 12_000,
    });
    addCallToAgentTally(tally, { ...CALL, handled: false }, -1);
    addCallToAgentTally(tally, { ...CALL, outcome: 'abandoned' }, 1);
    expect(tally).toEqual(createAgentTally());
    addCallToAgentTally(tally, CALL, 1);
    expect(tally).toMatchObject({ handled: 1, sumTalkMs: 60_000, sumHoldMs: 5000, sumWrapUpMs: 9000 });
  });

  test('what is taken away again leaves nothing but the longest wait', () => {
    const tally = createTally();
    for (const sign of [1, -1] as const) addCallToTally(tally, CALL, sign, T0);
    expect(tally).toEqual({ ...createTally(), longestWaitMs: 12_000 });
  });

  for (const seed of [1, 2, 3, 4]) {
    test(`one call is worth the same to the floor, seed ${seed}`, () => {
      const random = new Random(seed);
      for (let round = 0; round < 200; round += 1) {
        const floor = createFloor(site());
        reduceFloor(floor, signedIn({ atMs: T0 }));
        reduceFloor(floor, offered({ atMs: T0 }));
        const waitMs = random.pick([0, 4999, 5000, 20_000, 20_001, random.whole(0, 100_000)]);
        const atMs = T0 + waitMs;
        const outcome = random.whole(0, 4);
        if (outcome === 1) reduceFloor(floor, abandoned({ atMs }));
        if (outcome === 2) reduceFloor(floor, flowedOut({ atMs, reason: random.pick(FLOW_OUT_REASONS) }));
        if (outcome === 3) {
          reduceFloor(floor, answered({ atMs }));
          if (random.chance(0.7)) reduceFloor(floor, ended({ atMs: atMs + random.whole(0, 600_000) }));
        }
        advanceFloor(floor, Math.max(floor.nowMs, atMs));
        const { calls, queueIntervals, agentIntervals } = takeFloorChanges(floor);
        const tally = createTally();
        addCallToTally(tally, calls[0]!, 1, floor.nowMs);
        const told = queueIntervals.find(({ queueId }) => queueId === 'support')!.tally;
        for (const field of TALLY_FIELDS) {
          if (field === 'handleAgentMs' || field === 'readyAgentMs') continue;
          expect(told[field], `${field} of ${JSON.stringify(calls[0])}`).toBe(tally[field]);
        }
        const agent = createAgentTally();
        addCallToAgentTally(agent, calls[0]!, 1);
        const inQueue = agentIntervals.find(({ queueId }) => queueId === 'support');
        expect(inQueue?.tally ?? createAgentTally()).toEqual(agent);
      }
    });
  }
});
