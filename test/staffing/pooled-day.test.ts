import { describe, expect, it } from 'vitest';
import { ONE_AT_A_TIME, type Concurrency } from '../../shared/staffing/concurrency.ts';
import { requirePooledDay } from '../../shared/staffing/pooled-day.ts';

const INTERVALS = 4;

function requireFor(concurrency: Concurrency, stretch = 1): readonly number[] {
  const [agents] = requirePooledDay({
    day: '2026-11-30',
    intervalMinutes: 30,
    aim: { kind: 'day', leastIntervalRatio: 0.5 },
    risk: { kind: 'expected' },
    groups: [{ id: 'chat:1', skills: [{ queueId: 'chat', level: 1 }], mostAgents: Infinity }],
    queues: [
      {
        queueId: 'chat',
        calls: Float64Array.of(60, 0, 90, 60),
        handleSeconds: new Float64Array(INTERVALS).fill(300 * stretch),
        patienceSeconds: 120,
        concurrency,
        variation: { day: 0.1, interval: 0 },
        target: {
          serviceLevelTarget: 0.8,
          answerWithinSeconds: 30,
          serviceLevelFormula: 'strict',
          shortAbandonSeconds: 5,
          maxOccupancyRatio: null,
          maxAbandonmentRatio: null,
        },
      },
    ],
  });
  return [...agents!];
}

describe('a pooled day', () => {
  it('SF44 begins with nobody where nobody calls, and with more where more do', () => {
    const [few, none, many] = requireFor(ONE_AT_A_TIME);
    expect(none).toBe(0);
    expect(many).toBeGreaterThan(few!);
  });

  it('SF44 counts people, who offer as many places as they take contacts at once', () => {
    const places = requireFor(ONE_AT_A_TIME, 1.6);
    const people = requireFor({ contactsAtOnce: 3, stretchRatio: 0.3 });
    people.forEach((count, at) => expect(count).toBeCloseTo(places[at]! / 3, 6));
  });
});
