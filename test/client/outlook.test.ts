import { describe, expect, test } from 'vitest';
import { WORDS } from '../../client/locales/index.ts';
import { wordMakeTarget } from '../../client/parts/word-make-target.ts';
import { wordProjected } from '../../client/parts/word-projected.ts';
import { expectCallsToday } from '../../client/screens/wall/expect-calls-today.ts';
import { readTrend } from '../../client/screens/wall/read-trend.ts';
import { listExpectedLines } from '../../client/screens/wall/tiles/trend-band.ts';
import { drawExpected } from '../../client/state/expected-curve.ts';
import { FloorMirror } from '../../client/state/floor-mirror.svelte.ts';
import type { Language } from '../../client/state/language.svelte.ts';
import { readDayEnd, readLevelOutlook } from '../../client/state/read-level-outlook.ts';
import { StatusMemory } from '../../client/state/status-memory.ts';
import { TodayBook } from '../../client/state/today-book.svelte.ts';
import { TrendBook } from '../../client/state/trend-book.ts';
import type { Trend } from '../../shared/contract/http.ts';
import type { ProjectionAnswer, TodayForecastAnswer } from '../../shared/contract/today.ts';
import { createTally } from '../../shared/floor/tally.ts';
import { findMetric } from '../../shared/metrics/index.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { buildSite } from '../metrics/build-rows.ts';
import { buildProjection, buildQueueToday, buildTodayForecast, HOUR_MS } from '../helpers/today-builders.ts';

const NOON_MS = 12 * HOUR_MS;
const flat = (calls: number) => Array<number>(48).fill(calls);
const forecastOf = (verdict: 'updated' | 'alarm' = 'updated') =>
  buildTodayForecast([buildQueueToday('sales', { forecast: flat(10), updated: flat(12), verdict })]);

/** A screen at noon of a day that begins at 0, told of what is given; last Thursday and today are ten calls each half hour. */
async function openScreen(told: {
  readonly forecast?: TodayForecastAnswer | null;
  readonly projection?: ProjectionAnswer | null;
}) {
  const site = { ...buildSite({ sales: [{}] }), timeZone: 'Etc/UTC', intervalMinutes: 30 as const };
  const mirror = new FloorMirror(0);
  mirror.replace(
    {
      protocol: 1,
      epoch: 'e',
      seq: 1,
      mode: 'live',
      floorNowMs: NOON_MS,
      speed: 1,
      site,
      rows: { 'tally/today/sales': { ...createTally(), offered: 240 } },
    },
    0,
  );
  const answers: Readonly<Record<string, unknown>> = {
    '/api/v1/forecast/today': told.forecast,
    '/api/v1/projection': told.projection,
  };
  const read = <T>(path: string) => {
    const fromMs = path.includes('1969') ? -7 * 24 * HOUR_MS : 0;
    const trend: Trend = {
      day: '',
      queueId: 'sales',
      fromMs,
      toMs: fromMs + 24 * HOUR_MS,
      intervalMinutes: 30,
      intervals: flat(10).map((offered, place) => ({
        startMs: fromMs + (place * HOUR_MS) / 2,
        tally: { ...createTally(), offered },
      })),
    };
    const value = path.startsWith('/api/v1/trend') ? trend : answers[path];
    return Promise.resolve(
      value
        ? { ok: true as const, value: value as T }
        : { ok: false as const, code: 'not-found' as const, message: '' },
    );
  };
  const trends = new TrendBook(read, () => 0);
  const outlook = new TodayBook({ read, stopwatchMs: () => 0, chance: () => 0.5 });
  const calendar = createSiteCalendar(site);
  trends.want(calendar.addDays('1970-01-01', -7), 'sales', 1);
  trends.want('1970-01-01', 'sales', 1);
  outlook.beat();
  await new Promise((resolve) => setTimeout(resolve));
  return { mirror, trends, outlook, calendar, statuses: new StatusMemory() };
}

describe('calls still to come today', () => {
  test('are those of the forecast where there is one, else those of last week', async () => {
    const known = await openScreen({ forecast: forecastOf() });
    expect(expectCallsToday(known, ['sales'], 240)).toBe(24 * 12);
    const unknown = await openScreen({});
    expect(expectCallsToday(unknown, ['sales'], 240)).toBe(240);
    expect(expectCallsToday({ ...known, outlook: null }, ['sales'], 240)).toBe(240);
  });

  test('WA15 are not known on a day like no other', async () => {
    const screen = await openScreen({ forecast: forecastOf('alarm') });
    expect(expectCallsToday(screen, ['sales'], 240)).toBeNull();
  });
});

describe('the curve of a day', () => {
  const tile = { queues: ['sales'], compareWith: [] };

  test('of calls has the forecast behind it, and says when it was moved', async () => {
    const screen = await openScreen({ forecast: forecastOf() });
    const trend = readTrend(screen, findMetric('offered')!, tile, NOON_MS)!;
    expect(trend.expected).toMatchObject({ isMoved: true, isAlarm: false });
    expect(trend.expected!.points).toHaveLength(48);
    const asPlanned = buildTodayForecast([buildQueueToday('sales', { forecast: flat(10) })]);
    const still = await openScreen({ forecast: asPlanned });
    expect(readTrend(still, findMetric('offered')!, tile, NOON_MS)!.expected).toMatchObject({
      isMoved: false,
    });
  });

  test('of anything else has none, nor where there is no forecast or no present', async () => {
    const screen = await openScreen({ forecast: forecastOf() });
    expect(readTrend(screen, findMetric('service-level')!, tile, NOON_MS)!.expected).toBeNull();
    expect(
      readTrend({ ...screen, outlook: null }, findMetric('offered')!, tile, NOON_MS)!.expected,
    ).toBeNull();
    expect(readTrend(await openScreen({}), findMetric('offered')!, tile, NOON_MS)!.expected).toBeNull();
  });

  test('of calls ends with the last whole interval: half a count looks like a fall', async () => {
    const screen = await openScreen({});
    const points = readTrend(screen, findMetric('offered')!, tile, NOON_MS + HOUR_MS / 4)!.lines[0]!.points;
    expect(points.at(-1)!.startMs).toBe(NOON_MS - HOUR_MS / 2);
  });

  test('names what was planned only where that is another line', () => {
    const [point] = forecastOf().queues.map(({ forecast, updated, low, high }) => ({
      startMs: 0,
      expected: updated[0]!,
      low: low[0]!,
      high: high[0]!,
      planned: forecast[0]!,
    }));
    const lines = listExpectedLines({ label: 'forecast', points: [point!], plannedLabel: 'planned' });
    expect(lines.map(({ role, points }) => [role, points[0]!.value])).toEqual([
      ['expected', 12],
      ['planned', 10],
    ]);
    expect(listExpectedLines({ label: 'forecast', points: [point!], plannedLabel: null })).toHaveLength(1);
  });

  test('is drawn in the middle of its intervals; without a band there is no outline', () => {
    const scale = { fromMs: 0, toMs: 2 * HOUR_MS };
    const point = (startMs: number, low: number) => ({
      startMs,
      expected: 5,
      low,
      high: low + 4,
      planned: 5,
    });
    expect(drawExpected([point(0, 3), point(HOUR_MS, 3)], scale, 10)).toEqual({
      line: '25.00,50.0 75.00,50.0',
      band: '25.00,30.0 75.00,30.0 75.00,70.0 25.00,70.0',
    });
    expect(drawExpected([point(0, NaN), point(HOUR_MS, NaN)], scale, 10).band).toBe('');
    expect(drawExpected([], scale, 10)).toEqual({ line: '', band: '' });
  });
});

describe('where the service level is heading', () => {
  test('WA14 is judged against the target, and stands beside it', async () => {
    const outlook = readLevelOutlook(await openScreen({ projection: buildProjection() }), '*')!;
    expect(outlook).toMatchObject({ target: 0.8, isOld: false, playedAtMs: NOON_MS });
    expect(outlook.horizons.map(({ status }) => status)).toEqual(['warn', 'warn', 'warn']);
  });

  test('WA12 has no status, and no word beside a figure of now, when it is old', async () => {
    const screen = await openScreen({ projection: buildProjection({ atMs: NOON_MS - 6 * 60_000 }) });
    const outlook = readLevelOutlook(screen, '*')!;
    expect(outlook).toMatchObject({ isOld: true, ageMs: 6 * 60_000 });
    expect(outlook.horizons.map(({ status }) => status)).toEqual(['none', 'none', 'none']);
    expect(readDayEnd(screen, '*')).toBeNull();
  });

  test('is nothing without an answer, and of a queue that was not played', async () => {
    expect(readLevelOutlook(await openScreen({}), '*')).toBeNull();
    const screen = await openScreen({ projection: buildProjection() });
    expect(readLevelOutlook(screen, 'support')!.horizons).toEqual([]);
    expect(readDayEnd(screen, 'support')).toBeNull();
    expect(readDayEnd(screen, 'sales')!.level!.mean).toBe(0.6);
  });

  test('WA14 is written in whole percents, rounded down, so that a missed target never reads as met', () => {
    expect(wordProjected({ mean: 0.7999, low: 0.742, high: 0.829 }, 'en')).toEqual({
      mean: '79%',
      range: '74–82%',
    });
    expect(wordProjected({ mean: 1, low: 1, high: 1 }, 'zh-CN')).toEqual({ mean: '100%', range: '100%' });
  });

  test('WA14 has the mark of what is not measured in every language', () => {
    for (const { outlook } of Object.values(WORDS)) {
      expect(outlook.about).toBe('≈');
      expect(outlook.dayEnds('78%', '74–82%')).toMatch(/≈ ?78%.*74–82%/);
      expect(outlook.toCome('5')).toContain('≈');
      expect(outlook.dayEndShort('78%')).toContain('≈');
    }
  });

  test('WA15 what the target takes is told without a forecast too', () => {
    const language = { words: WORDS.en, locale: 'en' } as Language;
    const must = { kind: 'needs', ofNext: 50, mustAnswerInTime: 50, mayMiss: 0 } as const;
    expect(wordMakeTarget(must, language)).toBe('Back on target after 50 in time in a row');
    expect(wordMakeTarget({ ...must, mustAnswerInTime: 37, ofNext: 41 }, language)).toBe(
      'Needs 37 of the next 41 in time',
    );
  });
});
