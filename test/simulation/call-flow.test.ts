import { describe, expect, test } from 'vitest';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { createDemoModel } from '../../shared/simulation/demo-model.ts';
import { createLoadModel } from '../../shared/simulation/load-model.ts';
import { FloorBook } from '../helpers/floor-book.ts';
import { aModel, agentsFor, aQueue, ofType, simulateDays } from '../helpers/simulation-builders.ts';

const SUPPORT = [{ queueId: 'support', level: 1 }];

/** Endings by call, queue and offer: a call may come to the same queue twice. */
function countEndings(events: readonly FloorEvent[]): Map<string, number> {
  const endings = new Map<string, number>();
  const visits = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'call-offered') {
      const visit = `${event.callId}@${event.queueId}@${event.atMs}`;
      visits.set(`${event.callId}@${event.queueId}`, visit);
      endings.set(visit, 0);
    } else if (
      ['call-answered', 'call-abandoned', 'call-flowed-out'].includes(event.type) &&
      'callId' in event
    ) {
      const visit = visits.get(`${event.callId}@${event.queueId}`) ?? 'never offered';
      endings.set(visit, (endings.get(visit) ?? 0) + 1);
    }
  }
  return endings;
}

describe('callers', () => {
  test.each([
    [
      'the demo',
      {
        ...createDemoModel('normal'),
        incidents: { ...createDemoModel('normal').incidents, outagesPerWeek: 0 },
      },
      3,
    ],
    [
      'a terrible day',
      {
        ...createDemoModel('terrible'),
        incidents: { ...createDemoModel('terrible').incidents, outagesPerWeek: 0 },
      },
      2,
    ],
    ['too few people', aModel([aQueue('support', { callsPerDay: 8000 })], agentsFor(6, SUPPORT)), 1],
  ])('SI10 SI30 every call ends once, every event is possible, nobody is left: %s', (_, model, days) => {
    const events = simulateDays(model, 21, days);
    const endings = [...countEndings(events)];
    expect(endings.length).toBeGreaterThan(5000);
    expect(endings.filter(([, count]) => count !== 1)).toEqual([]);
    const book = new FloorBook();
    for (const event of events) book.take(event);
    expect(book.faults).toEqual([]);
    expect(book.waiting()).toEqual([]);
    expect(book.conversations()).toEqual([]);
    expect(book.signedIn()).toEqual([]);
  });

  test('SI11 a queue without agents sends callers away as empty', () => {
    const model = aModel([aQueue('support'), aQueue('nobody', { callsPerDay: 100 })], agentsFor(8, SUPPORT));
    const events = simulateDays(model, 1, 1);
    const flowOuts = ofType(events, 'call-flowed-out').filter((event) => event.queueId === 'nobody');
    expect(flowOuts.length).toBeGreaterThan(60);
    expect(new Set(flowOuts.map((event) => event.reason))).toEqual(new Set(['empty']));
  });

  test('SI11 a full queue sends callers away as overflow, on to the queue the model names', () => {
    const model = aModel(
      [
        aQueue('support', { callsPerDay: 4000, maxWaiting: 2, overflowTo: 'second' }),
        aQueue('second', { callsPerDay: 0 }),
      ],
      [...agentsFor(2, SUPPORT), { ...agentsFor(1, [{ queueId: 'second', level: 1 }])[0]!, id: 'b1' }],
    );
    const events = simulateDays(model, 1, 1);
    let waiting = 0;
    let overflows = 0;
    for (const [place, event] of events.entries()) {
      if (!('callId' in event) || event.queueId !== 'support') continue;
      if (event.type === 'call-offered') waiting++;
      if (event.type === 'call-answered' || event.type === 'call-abandoned') waiting--;
      if (event.type !== 'call-flowed-out') continue;
      waiting--;
      if (event.reason !== 'overflow') continue;
      overflows++;
      expect(waiting).toBe(2);
      expect(events[place + 1]).toMatchObject({
        type: 'call-offered',
        callId: event.callId,
        queueId: 'second',
      });
    }
    expect(overflows).toBeGreaterThan(500);
  });

  test('SI12 who has waited too long flows out by timeout, and some take the way out that is offered', () => {
    const queue = aQueue('support', {
      callsPerDay: 3000,
      patience: { scaleSeconds: 100_000, shape: 1 },
      maxWaitSeconds: 300,
      wayOut: { afterSeconds: 60, callbackShare: 0.3, keyShare: 0.1 },
    });
    const events = simulateDays(aModel([queue], agentsFor(2, SUPPORT)), 2, 1);
    const offered = new Map(ofType(events, 'call-offered').map((event) => [event.callId, event.atMs]));
    const waits = (reason: string): number[] =>
      ofType(events, 'call-flowed-out')
        .filter((event) => event.reason === reason)
        .map((event) => (event.atMs - offered.get(event.callId)!) / 1000);
    const [timeouts, callbacks, keys] = [waits('timeout'), waits('callback'), waits('key')];
    expect(Math.min(...timeouts)).toBeGreaterThan(299);
    expect(Math.max(...timeouts)).toBeLessThan(301);
    for (const wait of [...callbacks, ...keys]) {
      expect(wait).toBeGreaterThan(60);
      expect(wait).toBeLessThan(71);
    }
    expect(callbacks.length / keys.length).toBeGreaterThan(2);
    expect(callbacks.length / keys.length).toBeLessThan(4.5);
  });

  test('SI13 some of those who gave up ring again from the same number', () => {
    const model = aModel([aQueue('support', { callsPerDay: 3000 })], agentsFor(2, SUPPORT), {
      callers: { redialShare: 0.5, redialAfterSeconds: 60, maxAttempts: 3 },
    });
    const events = simulateDays(model, 3, 1);
    const numbers = new Map<string, number>();
    for (const { callerNumber } of ofType(events, 'call-offered')) {
      numbers.set(callerNumber!, (numbers.get(callerNumber!) ?? 0) + 1);
    }
    const attempts = [...numbers.values()];
    expect(Math.max(...attempts)).toBe(3);
    const abandoned = ofType(events, 'call-abandoned').length;
    const redials = attempts.reduce((sum, count) => sum + count - 1, 0);
    expect(redials / abandoned).toBeGreaterThan(0.3);
    expect(redials / abandoned).toBeLessThan(0.5);
    expect(new Set(ofType(events, 'call-offered').map((event) => event.callId)).size).toBe(
      ofType(events, 'call-offered').length,
    );
  });

  test('SI14 a call transferred to a queue is offered there under the same id; others leave the floor', () => {
    const model = aModel(
      [
        aQueue('support', {
          transfers: [
            { share: 0.3, kind: 'queue', to: 'second' },
            { share: 0.1, kind: 'attended', to: '6001' },
          ],
        }),
        aQueue('second', { callsPerDay: 0 }),
      ],
      agentsFor(8, [...SUPPORT, { queueId: 'second', level: 2 }]),
    );
    const events = simulateDays(model, 3, 2);
    const transferred = ofType(events, 'call-transferred');
    const toQueue = transferred.filter((event) => event.kind === 'queue').map((event) => event.callId);
    const offered = ofType(events, 'call-offered').filter((event) => event.queueId === 'second');
    expect(offered.map((event) => event.callId)).toEqual(toQueue);
    const answered = ofType(events, 'call-answered').filter((event) => event.queueId === 'support').length;
    expect(toQueue.length / answered).toBeCloseTo(0.3, 1);
    const held = new Set(ofType(events, 'call-held').map((event) => event.callId));
    const attended = transferred.filter((event) => event.kind === 'attended');
    expect(attended.length).toBeGreaterThan(50);
    expect(attended.filter((event) => !held.has(event.callId))).toEqual([]);
  });
});

describe('routing in the flow', () => {
  test('SI20 SI21 nobody waits while an agent who could take the call is free', () => {
    const events = simulateDays(createLoadModel({ queues: 6, agents: 40, eventsPerSecond: 4 }), 8, 1);
    // Agents are only free between calls; a caller not rung at once had nobody to ring.
    const memberships = new Map(
      ofType(events, 'agent-signed-in').map((event) => [event.agentId, event.queues]),
    );
    const free = new Map<string, number>();
    let rungAtOnce = 0;
    for (const [place, event] of events.entries()) {
      if (event.type === 'agent-signed-in') free.set(event.agentId, event.atMs);
      if (event.type === 'agent-unpaused' || event.type === 'wrap-up-ended')
        free.set(event.agentId, event.atMs);
      if (event.type === 'agent-phone-changed' && event.phone === 'idle') free.set(event.agentId, event.atMs);
      if (event.type === 'agent-paused' || event.type === 'agent-signed-out') free.delete(event.agentId);
      if (event.type === 'agent-phone-changed' && event.phone !== 'idle') free.delete(event.agentId);
      if (event.type === 'call-ring-ended' && event.reason === 'cancelled')
        free.set(event.agentId, event.atMs);
      if (event.type === 'call-ended' || event.type === 'call-transferred') {
        const wraps = events[place + 1];
        if (wraps?.type !== 'wrap-up-started') free.set(event.agentId, event.atMs);
      }
      if (event.type === 'call-rang') free.delete(event.agentId);
      const next = events[place + 1];
      if (event.type !== 'call-offered' || next?.type !== 'call-rang' || next.callId !== event.callId)
        continue;
      rungAtOnce++;
      const level = levelOf(memberships.get(next.agentId)!, event.queueId);
      const since = free.get(next.agentId)!;
      for (const [agentId, sinceMs] of free) {
        // Who has just handed a caller on is asked for the next one.
        if (sinceMs > event.atMs - 5) continue;
        const other = levelOf(memberships.get(agentId)!, event.queueId);
        if (other < level || (other === level && sinceMs < since - 5)) {
          expect.fail(`${agentId} ought to have got ${event.callId} before ${next.agentId}`);
        }
      }
    }
    expect(rungAtOnce).toBeGreaterThan(10_000);

    function levelOf(queues: readonly { queueId: string; level: number }[], queueId: string): number {
      return queues.find((membership) => membership.queueId === queueId)?.level ?? Infinity;
    }
  });

  test('SI22 who does not pick up loses the call to the next one and is paused', () => {
    const model = aModel([aQueue('support', { callsPerDay: 800 })], agentsFor(8, SUPPORT), {
      work: {
        ring: { meanSeconds: 2, variation: 0.5 },
        noAnswerShare: 0.2,
        ringTimeoutSeconds: 15,
        noAnswerPauseSeconds: 30,
      },
    });
    const events = simulateDays(model, 3, 1);
    let missed = 0;
    for (const [place, event] of events.entries()) {
      if (event.type !== 'call-ring-ended' || event.reason !== 'no-answer') continue;
      missed++;
      expect(events[place + 1]).toMatchObject({
        type: 'agent-paused',
        agentId: event.agentId,
        reason: 'No answer',
      });
      const next = events
        .slice(place + 1)
        .find((other) => 'callId' in other && other.callId === event.callId)!;
      expect(['call-rang', 'call-abandoned']).toContain(next.type);
      if (next.type === 'call-rang') expect(next.agentId).not.toBe(event.agentId);
    }
    expect(missed).toBeGreaterThan(80);
  });
});
