import { describe, expect, test } from 'vitest';
import { countDays, findPresetSpan, findSpanFault, suitGrain } from '../../client/state/history-period.ts';
import {
  DEFAULT_HISTORY_VIEW,
  formatHistoryQuery,
  formatHistoryView,
  parseHistoryView,
  resolveView,
  type HistoryView,
} from '../../client/state/history-view.ts';
import { namePeriod, namePeriodNarrow, nameSpan } from '../../client/state/name-history-period.ts';
import { WORDS } from '../../client/locales/index.ts';
import { planPeriods } from '../../shared/history/plan-periods.ts';
import type { Grain } from '../../shared/history/query.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';

const BERLIN = { timeZone: 'Europe/Berlin', dayStartsAt: '04:00', intervalMinutes: 30 };
const calendar = createSiteCalendar(BERLIN);
const spanOf = (preset: Parameters<typeof findPresetSpan>[0], today: string) => {
  const { fromDay, toDay } = findPresetSpan(preset, today, calendar);
  return `${fromDay} ${toDay}`;
};

describe('periods by name', () => {
  test('follow the site’s own day: before its start it is still yesterday', () => {
    const today = calendar.dayOf(Date.parse('2026-03-02T02:30:00Z')).day;
    expect(today).toBe('2026-03-01');
    expect(spanOf('yesterday', today)).toBe('2026-02-28 2026-02-28');
    expect(spanOf('this-month', today)).toBe('2026-03-01 2026-03-01');
  });

  test('cross months and years', () => {
    expect(spanOf('last-month', '2026-01-31')).toBe('2025-12-01 2025-12-31');
    expect(spanOf('last-month', '2028-03-31')).toBe('2028-02-01 2028-02-29');
    expect(spanOf('last-year', '2026-01-01')).toBe('2025-01-01 2025-12-31');
    expect(spanOf('this-year', '2026-01-01')).toBe('2026-01-01 2026-01-01');
    expect(spanOf('last-7-days', '2026-01-03')).toBe('2025-12-27 2026-01-02');
  });

  test('weeks begin on Monday, and hold the days the clocks change', () => {
    expect(spanOf('this-week', '2026-10-25')).toBe('2026-10-19 2026-10-25');
    expect(spanOf('last-week', '2026-10-26')).toBe('2026-10-19 2026-10-25');
    expect(spanOf('last-week', '2026-03-30')).toBe('2026-03-23 2026-03-29');
    expect(countDays({ fromDay: '2026-03-23', toDay: '2026-03-29' })).toBe(7);
  });

  test('days of one’s own are refused when they cannot be', () => {
    expect(findSpanFault({ fromDay: '2026-02-29', toDay: '2026-03-01' })).toBe('no-day');
    expect(findSpanFault({ fromDay: '', toDay: '2026-03-01' })).toBe('no-day');
    expect(findSpanFault({ fromDay: '2026-03-02', toDay: '2026-03-01' })).toBe('backwards');
    expect(findSpanFault({ fromDay: '2010-03-02', toDay: '2026-03-01' })).toBe('too-long');
    expect(findSpanFault({ fromDay: '2026-03-01', toDay: '2026-03-01' })).toBe(null);
  });

  test.each([
    [1, 'hour'],
    [2, 'hour'],
    [7, 'day'],
    [31, 'day'],
    [366, 'month'],
    [3_000, 'year'],
  ] as const)('%i days are shown by %s', (days, grain) => {
    expect(suitGrain(days)).toBe(grain);
  });
});

describe('the address of a question about the past', () => {
  const parse = (text: string) => parseHistoryView(new URLSearchParams(text));

  test('is empty for the resting view', () => {
    expect(formatHistoryView(DEFAULT_HISTORY_VIEW)).toBe('');
    expect(parse('')).toEqual(DEFAULT_HISTORY_VIEW);
  });

  test('brings back everything, whatever the ids hold', () => {
    const view: HistoryView = {
      period: { fromDay: '2026-10-01', toDay: '2026-10-31' },
      grain: 'week',
      by: 'agent',
      queueIds: ['sales,north', '宽带/1', 'a&b'],
      teams: ['早班 A'],
      agentIds: ['8001'],
      metrics: ['answered', 'aht'],
      chart: 'aht',
      sort: { column: 'average-talk', direction: 'desc' },
    };
    expect(parse(formatHistoryView(view))).toEqual(view);
    const named = { ...DEFAULT_HISTORY_VIEW, period: 'last-year' } as const;
    expect(parse(formatHistoryView(named))).toEqual(named);
  });

  test('leaves at its default what it does not know', () => {
    expect(parse('period=someday&grain=minute&by=planet&from=2026-13-01&to=x&sort=up')).toEqual(
      DEFAULT_HISTORY_VIEW,
    );
  });

  test('asks the server with days and a grain; people only where rows are people', () => {
    const view = parse(
      'period=last-month&by=queue&queues=a&queues=b&agents=8001&teams=A&metrics=offered,asa',
    );
    const asked = resolveView(view, '2026-11-22', calendar);
    expect(formatHistoryQuery(asked, { limit: 10 })).toBe(
      '?from=2026-10-01&to=2026-10-31&grain=day&by=queue&queues=a&queues=b&metrics=offered,asa&limit=10',
    );
    expect(resolveView({ ...view, by: 'agent' }, '2026-11-22', calendar).agentIds).toEqual(['8001']);
  });
});

describe('names of periods', () => {
  const name = (grain: Grain, fromDay: string, toDay: string, locale: 'en' | 'zh-CN' = 'en') => {
    const naming = {
      grain,
      span: { fromDay, toDay },
      timeZone: BERLIN.timeZone,
      locale,
      words: WORDS[locale].history,
    };
    const periods = planPeriods({
      site: { ...BERLIN, dayStartsAt: '00:00' },
      fromDay,
      toDay,
      grain,
      nowMs: 0,
    });
    return periods.map((period) => [namePeriod(period, naming), namePeriodNarrow(period, naming)] as const);
  };

  test('an hour that comes twice is told apart, one that is skipped is not there', () => {
    const autumn = name('hour', '2026-10-25', '2026-10-25').map(([wide]) => wide);
    expect(autumn).toHaveLength(25);
    expect(new Set(autumn).size).toBe(25);
    expect(autumn.slice(1, 5)).toEqual([
      'Sun 25 Oct, 01:00',
      'Sun 25 Oct, 02:00 +02:00',
      'Sun 25 Oct, 02:00 +01:00',
      'Sun 25 Oct, 03:00',
    ]);
    const spring = name('hour', '2026-03-29', '2026-03-29').map(([wide]) => wide);
    expect(spring).toHaveLength(23);
    expect(spring.slice(1, 3)).toEqual(['Sun 29 Mar, 01:00', 'Sun 29 Mar, 03:00']);
  });

  test('weeks, months and years', () => {
    expect(name('week', '2026-12-28', '2027-01-04').map(([, narrow]) => narrow)).toEqual(['W53', 'W1']);
    expect(name('week', '2026-12-28', '2027-01-03')[0]![0]).toMatch(/^W53, 28 Dec 2026\s–\s3 Jan 2027$/u);
    expect(name('week', '2026-10-19', '2026-10-25', 'zh-CN')[0]![0]).toBe('2026年第43周 10月19日至10月25日');
    expect(name('month', '2026-03-01', '2026-03-31')[0]![0]).toBe('March 2026');
    expect(name('year', '2026-01-01', '2026-12-31', 'zh-CN')[0]![0]).toBe('2026年');
    expect(nameSpan({ fromDay: '2025-12-29', toDay: '2026-01-04' }, 'zh-CN')).toBe(
      '2025年12月29日至2026年1月4日',
    );
  });
});
