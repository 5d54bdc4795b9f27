import { describe, expect, test } from 'vitest';
import { Arrivals, expectCalls, planBursts } from '../../shared/simulation/arrivals.ts';
import type { Burst } from '../../shared/simulation/arrivals.ts';
import type { SimulationModel } from '../../shared/simulation/model.ts';
import { createRota } from '../../shared/simulation/rota.ts';
import {
  aModel,
  agentsFor,
  aQueue,
  daysFromMonday,
  HOUR_MS,
  ofType,
  simulateDays,
} from '../helpers/simulation-builders.ts';

const SUPPORT = [{ queueId: 'support', level: 1 }];

function countByDay(
  model: SimulationModel,
  seed: number,
  dayCount: number,
  bursts: readonly Burst[] = [],
): number[] {
  const days = daysFromMonday(dayCount);
  const arrivals = new Arrivals(model, 0, seed, days, bursts);
  const counts = days.map(() => 0);
  for (let atMs = arrivals.nextAtMs(); atMs !== Infinity; atMs = arrivals.nextAtMs()) {
    counts[Math.floor((atMs - days[0]!.fromMs) / (24 * HOUR_MS))]! += 1;
  }
  return counts;
}

/** Variance over mean: 1 for a Poisson process. */
function dispersion(counts: readonly number[]): number {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1) / mean;
}

describe('how many call', () => {
  test('SI40 without busyness days differ as a Poisson process makes them', () => {
    const counts = countByDay(aModel([aQueue('support', { callsPerDay: 300 })], []), 9, 300);
    expect(counts.reduce((sum, count) => sum + count, 0) / 300).toBeCloseTo(300, -0.8);
    // 299 degrees of freedom: about 0.1 % and 99.9 % points.
    expect(dispersion(counts)).toBeGreaterThan(0.77);
    expect(dispersion(counts)).toBeLessThan(1.28);
  });

  test('SI40 with busyness they differ much more, by as much as the model says', () => {
    const model = aModel([aQueue('support')], [], { busyness: { siteDay: 0.1, queueDay: 0.05, drift: 0 } });
    const counts = countByDay(model, 9, 300);
    // 1 + mean * (0.1^2 + 0.05^2) = 13.5
    expect(dispersion(counts)).toBeGreaterThan(9);
    expect(dispersion(counts)).toBeLessThan(19);
  });

  test('SI40 all queues share the good and the bad days of the site', () => {
    const model = aModel(
      [aQueue('one', { callsPerDay: 50_000 }), aQueue('two', { callsPerDay: 50_000 })],
      [],
      {
        busyness: { siteDay: 0.1, queueDay: 0.02, drift: 0.05 },
      },
    );
    const sums = daysFromMonday(60).map((day) =>
      [0, 1].map((queue) => expectCalls(model, queue, 4, day, []).reduce((sum, calls) => sum + calls, 0)),
    );
    const [one, two] = [0, 1].map((queue) => sums.map((pair) => pair[queue]! - 50_000));
    const dot = (a: readonly number[], b: readonly number[]): number =>
      a.reduce((sum, value, at) => sum + value * b[at]!, 0);
    expect(dot(one!, two!) / Math.sqrt(dot(one!, one!) * dot(two!, two!))).toBeGreaterThan(0.8);
  });

  test('SI44 calls follow the shape of the day, the weekday and the day of the month', () => {
    const queue = aQueue('support', {
      callsPerDay: 2400,
      dayShape: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0],
      weekdayFactors: [2, 1, 1, 1, 1, 1, 0],
      monthDayFactors: [...new Array<number>(17).fill(1), 3],
    });
    const model = aModel([queue], []);
    const days = daysFromMonday(7);
    const expected = days.map((day) => expectCalls(model, 0, 1, day, []));
    const sum = (steps: Float64Array): number => steps.reduce((all, calls) => all + calls, 0);
    // Monday 16th doubled, Wednesday is the 18th, Sunday is closed.
    expect(expected.map((steps) => Math.round(sum(steps)))).toEqual([4800, 2400, 7200, 2400, 2400, 2400, 0]);
    const tuesday = expected[1]!;
    expect(sum(tuesday.slice(0, 5 * 12))).toBe(0);
    expect(sum(tuesday.slice(14 * 12, 16 * 12)) / sum(tuesday.slice(8 * 12, 10 * 12))).toBeCloseTo(3, 5);
  });

  test('SI42 a burst raises the calls of its queue while it lasts, and of no other', () => {
    const model = aModel([aQueue('one'), aQueue('two')], []);
    const day = daysFromMonday(1)[0]!;
    const burst = { queue: 0, fromMs: day.fromMs + 10 * HOUR_MS, toMs: day.fromMs + 12 * HOUR_MS, factor: 3 };
    const calm = expectCalls(model, 0, 1, day, []);
    const burning = expectCalls(model, 0, 1, day, [burst]);
    const ratios = Array.from(calm, (calls, step) => burning[step]! / calls);
    expect(Math.max(...ratios)).toBeCloseTo(3, 0);
    expect(ratios.findIndex((ratio) => ratio > 1)).toBe(10 * 12);
    expect(ratios.findLastIndex((ratio) => ratio > 1)).toBe(12 * 12 - 1);

    const incidents = { ...model.incidents, burstsPerWeek: 7, burstQueues: [1], burstFactor: 3 };
    const planned = planBursts(incidents, 2, daysFromMonday(7));
    expect(planned.length).toBe(7);
    expect(new Set(planned.map(({ queue }) => queue))).toEqual(new Set([1]));
    const seen = planned[0]!;
    const other = new Arrivals(model, 0, 1, [day], [{ ...seen, fromMs: day.fromMs, toMs: day.toMs }]);
    const quiet = new Arrivals(model, 0, 1, [day], []);
    expect(Array.from({ length: 50 }, () => other.nextAtMs())).toEqual(
      Array.from({ length: 50 }, () => quiet.nextAtMs()),
    );
  });
});

describe('how long things take', () => {
  test('SI41 talk and wrap-up have the mean and variation of the model, quick agents are quicker', () => {
    const queue = aQueue('support', {
      callsPerDay: 8000,
      talk: { meanSeconds: 100, variation: 0.8 },
      wrapUp: { share: 0.5, meanSeconds: 30, variation: 0.5 },
    });
    const agents = agentsFor(24, SUPPORT).map((agent, index) => ({ ...agent, pace: index < 12 ? 1 : 0.5 }));
    const events = simulateDays(aModel([queue], agents), 6, 2);
    const slow = new Set(agents.slice(0, 12).map(({ id }) => id));
    const answered = new Map(ofType(events, 'call-answered').map((event) => [event.callId, event.atMs]));
    const talks = (of: (agentId: string) => boolean): number[] =>
      ofType(events, 'call-ended')
        .filter((event) => of(event.agentId))
        .map((event) => (event.atMs - answered.get(event.callId)!) / 1000);
    const ordinary = talks((agentId) => slow.has(agentId));
    const mean = ordinary.reduce((sum, talk) => sum + talk, 0) / ordinary.length;
    const deviation = Math.sqrt(
      ordinary.reduce((sum, talk) => sum + (talk - mean) ** 2, 0) / ordinary.length,
    );
    expect(mean).toBeGreaterThan(96);
    expect(mean).toBeLessThan(104);
    expect(deviation / mean).toBeGreaterThan(0.72);
    expect(deviation / mean).toBeLessThan(0.88);
    const quick = talks((agentId) => !slow.has(agentId));
    expect(quick.reduce((sum, talk) => sum + talk, 0) / quick.length / mean).toBeCloseTo(0.5, 1);
    const wraps = ofType(events, 'wrap-up-started').length / ofType(events, 'call-ended').length;
    expect(wraps).toBeCloseTo(0.5, 1);
  });
});

describe('agents at work', () => {
  test('SI31 a break or the end of a shift that comes due in a call waits for its end', () => {
    const model = aModel([aQueue('support', { callsPerDay: 4000 })], agentsFor(4, SUPPORT), {
      shifts: [
        {
          id: 'day',
          startMinute: 480,
          endMinute: 960,
          breaks: [{ reason: 'Lunch', minutesAfterStart: 240, minutes: 30 }],
        },
      ],
    });
    const events = simulateDays(model, 2, 5);
    const lunches = ofType(events, 'agent-paused').filter((event) => event.reason === 'Lunch');
    expect(lunches.length).toBe(20);
    for (const [place, event] of events.entries()) {
      const isLunch = event.type === 'agent-paused' && event.reason === 'Lunch';
      if (!isLunch && event.type !== 'agent-signed-out') continue;
      const own = events
        .slice(0, place)
        .filter((other) => 'agentId' in other && other.agentId === event.agentId);
      // These agents are never free for long: their last act was to finish a call.
      expect(['wrap-up-ended', 'call-ring-ended', 'agent-unpaused', 'agent-signed-in']).toContain(
        own.at(-1)!.type,
      );
      const minute = (event.atMs - daysFromMonday(1)[0]!.fromMs) / 60_000;
      if (!isLunch) expect(minute % 1440).toBeGreaterThanOrEqual(960);
    }
    const lengths = lunches.map((lunch) => {
      const back = ofType(events, 'agent-unpaused').find(
        (event) => event.agentId === lunch.agentId && event.atMs > lunch.atMs,
      )!;
      return (back.atMs - lunch.atMs) / 60_000;
    });
    expect(Math.min(...lengths)).toBeGreaterThan(26);
    expect(Math.max(...lengths)).toBeLessThan(35);
  });

  test.each([12, 14, 28, 34])(
    'SI32 a rota of %i people gives five days each and the shifts their share',
    (count) => {
      const shares = [0.1, 0.2, 0.3, 0.2, 0.2];
      const { lines } = createRota(count, shares, [1.1, 1.05, 1.05, 1, 1, 0.9, 0.9]);
      expect(lines.length).toBe(count);
      for (const line of lines) {
        expect(line.filter((shift) => shift === -1).length).toBe(2);
        expect(new Set(line.filter((shift) => shift !== -1)).size).toBe(1);
      }
      const atWork = [0, 1, 2, 3, 4, 5, 6].map((day) => lines.filter((line) => line[day] !== -1).length);
      expect(atWork.reduce((sum, people) => sum + people, 0)).toBe(count * 5);
      expect(Math.min(...atWork) / Math.max(...atWork)).toBeGreaterThan(0.5);
      expect(atWork[0]!).toBeGreaterThan(atWork[6]!);
      for (const [shift, share] of shares.entries()) {
        const people = lines.filter((line) => line.includes(shift)).length;
        expect(Math.abs(people - share * count)).toBeLessThan(1.01);
      }
    },
  );
});
