import { describe, expect, it } from 'vitest';
import { PublishedVersions, type KeptVersion } from '../../server/planning/published-versions.ts';
import type { StoredForecast } from '../../server/planning/stored-forecast.ts';
import { createMemoryPlans } from '../../server/stores/plans/memory-plans.ts';
import type {
  ForecastEditEntry,
  ForecastFlag,
  ForecastPast,
} from '../../shared/contract/planning-forecast.ts';
import { editEntry } from '../helpers/forecast-edit-builder.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { keepPast } from '../history/build-past.ts';
import { inventWeeks, NOW_MS, PLANNED_SITE } from './weeks-of-calls.ts';

const DAYS = 28;
const OCTOBER_12 = Date.UTC(2026, 9, 12, 9);
const DAY_MS = 86_400_000;

function open() {
  const plans = createMemoryPlans({ nowMs: () => NOW_MS });
  const live = new ScriptedFloor({}, 'epoch-1', PLANNED_SITE);
  live.nowMs = NOW_MS;
  const versions = new PublishedVersions({ plans, live, history: keepPast(PLANNED_SITE, inventWeeks()) });
  /** So many calls in each open half hour, from the Monday it is published on. */
  const publish = (
    calls: number,
    publishedMs: number,
    edits: readonly ForecastEditEntry[] = [],
    intervalMinutes: 15 | 30 = 30,
  ) => {
    const perDay = 1_440 / intervalMinutes;
    const firstDay = new Date(publishedMs).toISOString().slice(0, 10);
    const values = Array.from({ length: DAYS * perDay }, (_, at) => {
      const [day, hour] = [Math.floor(at / perDay) % 7, (24 * (at % perDay)) / perDay];
      return day < 5 && hour >= 8 && hour < 18 ? calls : 0;
    });
    const forecast = {
      firstDay,
      days: DAYS,
      intervalMinutes,
      intervalsPerDay: perDay,
      calls: values,
      handleSeconds: values.map(() => 240),
    } as unknown as StoredForecast;
    const version: KeptVersion = { forecast, calls: values, edits, events: [] };
    return plans.publish(
      { publishedMs, author: 'Li Na', reason: '', firstDay, days: DAYS, knownUntilMs: publishedMs },
      [{ queueId: 'sales', text: JSON.stringify(version) }],
    );
  };
  return { plans, live, versions, publish };
}

describe('published versions', () => {
  it('PN10 say what came on their days so far, and how good they were by how far ahead', async () => {
    const { versions, publish } = open();
    await publish(40, OCTOBER_12);
    const { actual, horizons, calls } = await versions.read(1, 'sales');
    expect(actual).toHaveLength(DAYS * 48);
    expect(actual[18]).toBeGreaterThan(36);
    expect(actual[18]).toBeLessThan(44);
    // What of today is over, and nothing of what is to come.
    expect(actual[21 * 48 + 20]).toBeGreaterThan(30);
    expect(actual.slice(21 * 48 + 24).every((value) => value === null)).toBe(true);
    expect(calls[18]).toBe(40);
    expect(horizons.map(({ fromDaysAhead, toDaysAhead }) => [fromDaysAhead, toDaysAhead])).toEqual([
      [0, 0],
      [1, 1],
      [2, 3],
      [4, 7],
      [8, 14],
      [15, 28],
    ]);
    for (const { wapeRatio, floorRatio } of horizons) {
      expect(wapeRatio).toBeLessThan(0.1);
      expect(floorRatio).toBeGreaterThan(0.1);
    }
    // Today is not over: the first horizon of a version is of the day it was published on.
    expect(horizons.reduce((days, horizon) => days + horizon.days, 0)).toBe(21);
  });

  it('PN10 leave days that a person took out of the score', async () => {
    const { versions, publish, plans } = open();
    await publish(40, OCTOBER_12);
    const before = (await versions.read(1, 'sales')).horizons[1]!;
    expect(before.days).toBe(1);
    const flag: ForecastFlag = {
      id: 'f',
      kind: 'outlier-day',
      day: '2026-10-13',
      places: [],
      expectedCalls: 1,
      actualCalls: 2,
      z: 5,
      state: 'confirmed',
    };
    await plans.save([{ kind: 'flags', key: 'sales', text: JSON.stringify([flag]) }]);
    expect((await versions.read(1, 'sales')).horizons[1]).toMatchObject({ fromDaysAhead: 2 });
  });

  it('PN10 have nothing to say of days that are yet to come', async () => {
    const { versions, publish } = open();
    await publish(40, NOW_MS);
    const { actual, horizons } = await versions.read(1, 'sales');
    expect(horizons).toEqual([]);
    expect(actual.filter((value) => value !== null).length).toBeLessThanOrEqual(24);
  });

  it('PN11 stand in the past beside what came, the newest that was there a week before', async () => {
    const { versions, publish } = open();
    await publish(31, OCTOBER_12);
    await publish(32, OCTOBER_12 + 7 * DAY_MS);
    await publish(99, OCTOBER_12 + 14 * DAY_MS, [], 15);
    const days = 21;
    const past: ForecastPast = {
      firstDay: '2026-10-12',
      days,
      actual: new Array(days * 48).fill(40),
      actualHandleSeconds: new Array(days * 48).fill(240),
      forecast: new Array(days * 48).fill(1),
      source: new Array(days).fill('hindcast'),
    };
    const told = await versions.tellPublished('sales', past, 48);
    const atNine = (day: number) => told.forecast[day * 48 + 18];
    expect([0, 4, 7, 11, 14, 18].map(atNine)).toEqual([1, 1, 31, 31, 32, 32]);
    expect(told.source.slice(0, 8)).toEqual([...new Array(7).fill('hindcast'), 'published']);
    expect(told.forecast).toHaveLength(days * 48);
    expect(await versions.tellPublished('support', past, 48)).toEqual(past);
  });

  it('PN12 say what changed from one to the next, and which part of it people did', async () => {
    const { versions, publish } = open();
    const total = editEntry('e', { kind: 'day-total', day: '2026-10-20', calls: 1_000 });
    await publish(40, OCTOBER_12);
    await publish(42, OCTOBER_12 + 7 * DAY_MS, [total]);
    const { days, edits, intervals, before, after } = await versions.compare(2, null, 'sales');
    expect([before.versionNo, after.versionNo]).toEqual([1, 2]);
    expect(days).toHaveLength(21);
    expect(days[0]).toMatchObject({ day: '2026-10-19', callsBefore: 800, callsAfter: 840 });
    expect(days[1]!.callsAfter).toBeCloseTo(1_000, 6);
    expect(days[1]).toMatchObject({ callsBefore: 800, statisticalDifference: 40 });
    expect(edits.added).toEqual([total]);
    expect(intervals).toHaveLength(50);
    expect(intervals[0]).toMatchObject({ day: '2026-10-20', callsBefore: 40 });
    await expect(versions.compare(1, null, 'sales')).rejects.toMatchObject({ code: 'not-found' });
    await publish(20, OCTOBER_12 + 14 * DAY_MS, [], 15);
    await expect(versions.compare(3, 1, 'sales')).rejects.toMatchObject({
      code: 'bad-request',
      said: { code: 'versions-cut-differently', minutes: 30, otherMinutes: 15 },
    });
  });
});
