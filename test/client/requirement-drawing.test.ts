import { describe, expect, test } from 'vitest';
import {
  clockOfPlace,
  dayOfPlace,
  listGridTicks,
  placeOfInstant,
  scaleOf,
} from '../../client/state/requirement-clock.ts';
import { drawBand, drawColumns, drawLine, drawSteps } from '../../client/state/requirement-paths.ts';
import { findPlayed, gatherMissed, meanOverDays, callsByDay } from '../../client/state/requirement-played.ts';
import type { Estimate, SimulatedQueue, SimulatedRequirement } from '../../shared/contract/simulated-plan.ts';
import { buildQueueRequirement, buildRequirement } from '../helpers/requirement-builder.ts';

describe('drawings', () => {
  test('RQ2 staff comes in steps, and what is not known is a gap', () => {
    expect(drawSteps([1, 2, null, 2], 2)).toBe('M0 50H25V0H50M75 0H100');
    expect(drawSteps([], 2)).toBe('');
  });

  test('a line goes through the middles; a value alone is as wide as its interval', () => {
    expect(drawLine([0.5, 1, null, 0], 1)).toBe('M12.5 50L37.5 0M75 100H100');
  });

  test('a band is drawn where both ends are known, columns where there is something', () => {
    expect(drawBand([0, null], [1, 1], 1)).toBe('M0 0H50V100H0Z');
    expect(drawColumns([0, 5, null], 10)).toBe('M36 100V50H64V100Z');
  });

  test('what is beyond the scale stands at its edge', () => {
    expect(drawSteps([9], 3)).toBe('M0 0H100');
  });
});

const BERLIN = { timeZone: 'Europe/Berlin', dayStartsAt: '04:00' };
const grid = (firstDay: string, days: number) => ({
  firstDay,
  days,
  intervalMinutes: 30 as const,
  intervalsPerDay: 48,
});

describe('the clock under the drawing', () => {
  test('counts places from the start of the site’s day', () => {
    expect(clockOfPlace(grid('2026-11-30', 1), BERLIN, 0)).toBe('04:00');
    expect(clockOfPlace(grid('2026-11-30', 1), BERLIN, 41)).toBe('00:30');
    expect(dayOfPlace(grid('2026-11-30', 7), 48)).toBe('2026-12-01');
  });

  test('has hours under a day and days under a week', () => {
    const day = listGridTicks(grid('2026-11-30', 1), BERLIN, 6, 'en');
    expect(day.map(({ label }) => label)).toEqual([
      '04:00',
      '08:00',
      '12:00',
      '16:00',
      '20:00',
      '00:00',
      '04:00',
    ]);
    const week = listGridTicks(grid('2026-11-30', 7), BERLIN, 10, 'en');
    expect(week.map(({ label }) => label)).toHaveLength(7);
    expect(week[1]!.label).toBe('Tue 1 Dec');
    expect(week[1]!.atMs - scaleOf(grid('2026-11-30', 7), BERLIN).fromMs).toBe(1.5 * 86_400_000);
  });

  test('finds now, with the part of the interval that is over; before the day’s start it is still yesterday', () => {
    const at = (instant: string) => placeOfInstant(grid('2026-11-30', 2), BERLIN, Date.parse(instant));
    expect(at('2026-11-30T03:15:00Z')).toBe(0.5);
    expect(at('2026-12-01T02:30:00Z')).toBe(47);
    expect(at('2026-11-30T02:59:00Z')).toBeNull();
    expect(at('2026-12-02T03:00:00Z')).toBeNull();
  });

  test('RQ3 the hour that comes twice has its places twice, and the day keeps its length', () => {
    const midnight = { timeZone: 'Europe/Berlin', dayStartsAt: '00:00' };
    const at = (instant: string) => placeOfInstant(grid('2026-10-25', 1), midnight, Date.parse(instant));
    expect(at('2026-10-25T00:30:00Z')).toBe(5);
    expect(at('2026-10-25T01:30:00Z')).toBe(5);
    expect(at('2026-10-25T22:30:00Z')).toBe(47);
  });
});

const level = (mean: number): Estimate => ({ mean, low: mean - 0.02, high: mean + 0.02 });
const DAY: SimulatedQueue['days'][number] = {
  serviceLevel: level(0.8),
  waitSeconds: null,
  abandonmentRatio: null,
  occupancyRatio: null,
};
const QUEUE: SimulatedQueue = {
  queueId: 'a',
  serviceLevel: [...new Array<null>(48).fill(null), level(0.8), ...new Array<null>(47).fill(null)],
  waitSeconds: [],
  abandonmentRatio: [],
  occupancyRatio: [],
  days: [DAY, { ...DAY, serviceLevel: level(0.9) }],
};
const SIMULATED: SimulatedRequirement = {
  ...grid('2026-11-29', 2),
  madeAtMs: 0,
  replications: 20,
  seed: 1,
  notes: [],
  groups: [
    { groupId: 'g', agents: new Array<number>(96).fill(3) },
    { groupId: 'h', agents: new Array<number>(96).fill(2) },
  ],
  pooled: [],
  queues: [QUEUE],
  aim: { kind: 'each-interval' },
  missed: [],
  missedDays: [],
  end: 'trimmed',
};

describe('what was played', () => {
  test('is laid on the days shown; where nothing was played nothing is known', () => {
    const days = grid('2026-11-30', 2);
    const queue = findPlayed(SIMULATED, { kind: 'queue', id: 'a' }, days)!;
    expect(queue.serviceLevel![0]).toBe(0.8);
    expect(queue.high[0]).toBeCloseTo(0.82, 12);
    expect(queue.serviceLevel![48]).toBeNull();
    expect(queue.agents).toBeNull();
    expect(findPlayed(SIMULATED, { kind: 'whole', id: '' }, days)!.agents!.slice(46, 50)).toEqual([
      5,
      5,
      null,
      null,
    ]);
    expect(findPlayed(SIMULATED, { kind: 'group', id: 'h' }, days)!.agents![0]).toBe(2);
    expect(findPlayed(SIMULATED, { kind: 'whole', id: '' }, grid('2026-12-01', 1))).toBeNull();
    expect(findPlayed(null, { kind: 'whole', id: '' }, days)).toBeNull();
  });

  test('days weigh by their calls, and those not shown as an average one', () => {
    const calls = Array.from({ length: 96 }, (_, at) => (at < 48 ? 30 : 10));
    const requirement = buildRequirement([buildQueueRequirement('a', calls, calls)], {
      firstDay: '2026-11-29',
    });
    const weights = callsByDay(requirement, 'a', SIMULATED);
    expect(weights).toEqual([1440, 480]);
    expect(meanOverDays(QUEUE, (day) => day.serviceLevel, weights)!.mean).toBeCloseTo(0.825, 12);
    expect(meanOverDays(QUEUE, (day) => day.waitSeconds, weights)).toBeNull();
    expect(callsByDay(requirement, 'a', grid('2026-12-05', 2))).toEqual([1, 1]);
  });

  test('missed intervals that follow each other are one stretch', () => {
    const missed = [5, 3, 4, 9].map((place) => ({ queueId: 'a', place }));
    expect(gatherMissed([...missed, { queueId: 'b', place: 1 }])).toEqual([
      {
        queueId: 'a',
        runs: [
          { from: 3, to: 5 },
          { from: 9, to: 9 },
        ],
      },
      { queueId: 'b', runs: [{ from: 1, to: 1 }] },
    ]);
  });
});
