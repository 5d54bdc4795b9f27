import { describe, expect, test } from 'vitest';
import { countExpected, findVerdict, listExpected } from '../../client/state/expected-calls.ts';
import { ageOfProjection, listProjected } from '../../client/state/projected-level.ts';
import { buildProjection, buildQueueToday, buildTodayForecast, HOUR_MS } from '../helpers/today-builders.ts';

const HALF_HOUR_MS = HOUR_MS / 2;
const flat = (calls: number) => Array<number>(48).fill(calls);
const sales = buildQueueToday('sales', { forecast: flat(10), updated: flat(12) });
const support = buildQueueToday('support', { forecast: flat(20) });
const answer = buildTodayForecast([sales, support]);

describe('calls expected today', () => {
  test('the running interval counts by the share that is left, the rest follows the day', () => {
    expect(countExpected(answer, ['sales'], 12.25 * HOUR_MS)).toEqual({
      intervalFromMs: 12 * HOUR_MS,
      intervalToMs: 12.5 * HOUR_MS,
      interval: 12,
      plannedUntilNow: 24 * 10 + 5,
      rest: 6 + 23 * 12,
    });
  });

  test('several queues are added, the site is told by itself', () => {
    const both = countExpected(answer, ['sales', 'support'], 0)!;
    expect(both.rest).toBe(48 * 32);
    expect(countExpected(answer, ['*'], 0)!.rest).toBe(48 * 32);
  });

  test('a queue without a forecast leaves nothing to say, not less', () => {
    expect(countExpected(answer, ['sales', 'learnt-from-the-feed'], 0)).toBeNull();
    expect(listExpected(answer, ['learnt-from-the-feed'], HALF_HOUR_MS)).toBeNull();
    expect(findVerdict(answer, ['learnt-from-the-feed'])).toBeNull();
  });

  test('before the day and after it nothing is expected of it', () => {
    expect(countExpected(answer, ['sales'], -1)).toBeNull();
    expect(countExpected(answer, ['sales'], 24 * HOUR_MS)).toBeNull();
    expect(countExpected(answer, ['sales'], 24 * HOUR_MS - 1)!.rest).toBeCloseTo(0, 4);
  });

  test.each([46, 50])('a day of %i half hours is counted to its end', (places) => {
    const forecast = Array<number>(places).fill(1);
    const day = buildTodayForecast([buildQueueToday('sales', { forecast })]);
    expect(countExpected(day, ['*'], 0)!.rest).toBe(places);
    expect(listExpected(day, ['*'], HOUR_MS)!.at(-1)!.startMs).toBe((places - 2) * HALF_HOUR_MS);
  });

  test('an interval that is not known makes what it is part of unknown, never smaller', () => {
    const forecast = [...flat(10)];
    forecast[30] = null as unknown as number;
    const day = buildTodayForecast([buildQueueToday('sales', { forecast })]);
    expect(countExpected(day, ['sales'], 12 * HOUR_MS)).toMatchObject({ plannedUntilNow: 240, rest: null });
    expect(countExpected(day, ['sales'], 16 * HOUR_MS)).toMatchObject({ plannedUntilNow: null, rest: 160 });
  });

  test('stretches of the drawing are put together from whole intervals; a last shorter one stays', () => {
    const points = listExpected(answer, ['sales'], 5 * HALF_HOUR_MS)!;
    expect(points).toHaveLength(10);
    expect(points[0]).toEqual({
      startMs: 0,
      expected: 60,
      low: expect.closeTo(48),
      high: expect.closeTo(72),
      planned: 50,
    });
    expect(points.at(-1)).toMatchObject({ startMs: 45 * HALF_HOUR_MS, expected: 36, planned: 30 });
  });

  test('bands of several queues do not add up: there is none', () => {
    const [first] = listExpected(answer, ['sales', 'support'], HALF_HOUR_MS)!;
    expect(first).toMatchObject({ expected: 32, low: NaN, high: NaN });
  });

  test('one queue that is like no other day is enough to say so', () => {
    const odd = buildTodayForecast([sales, { ...support, verdict: 'alarm' }]);
    expect(findVerdict(odd, ['sales', 'support'])).toBe('alarm');
    expect(findVerdict(odd, ['sales'])).toBe('updated');
    expect(findVerdict(odd, ['*'])).toBe('updated');
  });
});

describe('the projected service level', () => {
  test('is told by the end of each horizon, of the site or of one queue', () => {
    const nowMs = 12 * HOUR_MS;
    expect(listProjected(buildProjection(), '*', nowMs).map(({ horizonId }) => horizonId)).toEqual([
      'interval',
      'two-hours',
      'day',
    ]);
    expect(listProjected(buildProjection(), 'sales', nowMs)[2]).toEqual({
      horizonId: 'day',
      untilMs: 24 * HOUR_MS,
      level: { mean: 0.6, low: 0.5, high: 0.7 },
    });
    expect(listProjected(buildProjection(), 'learnt-from-the-feed', nowMs)).toEqual([]);
  });

  test('of a horizon that is over is none', () => {
    expect(listProjected(buildProjection(), '*', 12.5 * HOUR_MS).map(({ horizonId }) => horizonId)).toEqual([
      'two-hours',
      'day',
    ]);
    expect(listProjected(buildProjection(), '*', 24 * HOUR_MS)).toEqual([]);
  });

  test('WA12 is as old as the floor it was played from, or as long as nothing was heard', () => {
    const floor = { nowMs: 12 * HOUR_MS + 90_000, speed: 1 };
    expect(ageOfProjection(buildProjection(), 30_000, floor)).toBe(90_000);
    expect(ageOfProjection(buildProjection(), 400_000, floor)).toBe(400_000);
    expect(ageOfProjection(buildProjection(), 30_000, { ...floor, speed: 0 })).toBe(90_000);
  });
});
