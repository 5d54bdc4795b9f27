import { describe, expect, it } from 'vitest';
import { planPeriods, type PeriodRequest } from '../../shared/history/plan-periods.ts';
import { GRAINS } from '../../shared/history/query.ts';
import { Random } from '../helpers/random.ts';

const LATER_MS = Date.UTC(2100, 0);
const HOUR_MS = 3_600_000;

function plan(request: Partial<PeriodRequest> & { readonly zone?: string; readonly start?: string }) {
  const { zone = 'Europe/Berlin', start = '00:00', ...rest } = request;
  return planPeriods({
    site: { timeZone: zone, dayStartsAt: start, intervalMinutes: 15, ...rest.site },
    fromDay: '2026-10-25',
    toDay: '2026-10-25',
    grain: 'hour',
    nowMs: LATER_MS,
    ...rest,
  });
}

const keys = (...parameters: Parameters<typeof plan>) => plan(...parameters).map(({ key }) => key);
const lengthsOf = (periods: ReturnType<typeof plan>) => periods.map(({ fromMs, toMs }) => toMs - fromMs);

describe('hours and intervals', () => {
  it('HY1 the day on which Berlin sets its clocks back has 25 hours, one of them twice', () => {
    const hours = keys({});
    expect(hours).toHaveLength(25);
    expect(hours.slice(1, 5)).toEqual([
      '2026-10-25T01:00+02:00',
      '2026-10-25T02:00+02:00',
      '2026-10-25T02:00+01:00',
      '2026-10-25T03:00+01:00',
    ]);
    const quarters = keys({ grain: 'interval' });
    expect(quarters).toHaveLength(100);
    expect(quarters.filter((key) => key.includes('T02:15'))).toEqual([
      '2026-10-25T02:15+02:00',
      '2026-10-25T02:15+01:00',
    ]);
  });

  it.each([
    ['Europe/Berlin', '2026-03-29', 23, '2026-03-29T01:00+01:00', '2026-03-29T03:00+02:00'],
    ['America/New_York', '2026-03-08', 23, '2026-03-08T01:00-05:00', '2026-03-08T03:00-04:00'],
  ])(
    'HY1 the day on which %s sets its clocks forward (%s) has %i hours',
    (zone, day, count, before, after) => {
      const hours = keys({ zone, fromDay: day, toDay: day });
      expect(hours).toHaveLength(count);
      expect(hours[hours.indexOf(before) + 1]).toBe(after);
    },
  );

  it('HY1 New York has the hour from one to two twice', () => {
    const hours = keys({ zone: 'America/New_York', fromDay: '2026-11-01', toDay: '2026-11-01' });
    expect(hours).toHaveLength(25);
    expect(hours.slice(1, 3)).toEqual(['2026-11-01T01:00-04:00', '2026-11-01T01:00-05:00']);
  });

  it('HY1 Lord Howe sets its clocks by half an hour', () => {
    const back = plan({ zone: 'Australia/Lord_Howe', fromDay: '2026-04-05', toDay: '2026-04-05' });
    expect(back.slice(1, 4).map(({ key }) => key)).toEqual([
      '2026-04-05T01:00+11:00',
      '2026-04-05T01:30+10:30',
      '2026-04-05T02:00+10:30',
    ]);
    expect(lengthsOf(back).reduce((a, b) => a + b)).toBe(24.5 * HOUR_MS);
    const forward = plan({ zone: 'Australia/Lord_Howe', fromDay: '2026-10-04', toDay: '2026-10-04' });
    expect(forward[2]).toMatchObject({ key: '2026-10-04T02:30+11:00' });
    expect(lengthsOf(forward)[2]).toBe(HOUR_MS / 2);
    expect(lengthsOf(forward).reduce((a, b) => a + b)).toBe(23.5 * HOUR_MS);
  });

  it('HY1 hours of Kathmandu follow its own clock', () => {
    const [first, second] = plan({ zone: 'Asia/Kathmandu' });
    expect(first).toMatchObject({ key: '2026-10-25T00:00+05:45', fromMs: Date.UTC(2026, 9, 24, 18, 15) });
    expect(second!.fromMs - first!.fromMs).toBe(HOUR_MS);
  });

  it('HY1 a day that begins at 04:00 ends in the small hours of the next date', () => {
    const hours = keys({ start: '04:00', fromDay: '2026-10-24', toDay: '2026-10-24' });
    expect(hours[0]).toBe('2026-10-24T04:00+02:00');
    expect(hours.at(-1)).toBe('2026-10-25T03:00+01:00');
    expect(hours).toHaveLength(25);
    expect(plan({ start: '04:00' })).toHaveLength(24);
  });

  it('HY1 where a day begins at half past, its first and last hour are halves', () => {
    const hours = plan({ start: '04:30', zone: 'Etc/UTC' });
    expect(hours.map(({ key }) => key).slice(0, 2)).toEqual([
      '2026-10-25T04:30+00:00',
      '2026-10-25T05:00+00:00',
    ]);
    expect(hours.at(-1)!.key).toBe('2026-10-26T04:00+00:00');
    expect(lengthsOf(hours).at(-1)).toBe(HOUR_MS / 2);
  });
});

describe('days and longer', () => {
  it('HY2 the last week of 2026 is W53 and reaches into 2027', () => {
    const weeks = plan({ fromDay: '2026-12-21', toDay: '2027-01-10', grain: 'week' });
    expect(weeks.map(({ key, fromDay, toDay, isPartial }) => [key, fromDay, toDay, isPartial])).toEqual([
      ['2026-W52', '2026-12-21', '2026-12-27', false],
      ['2026-W53', '2026-12-28', '2027-01-03', false],
      ['2027-W01', '2027-01-04', '2027-01-10', false],
    ]);
  });

  it.each([
    ['2026-01-01', '2026-W01'],
    ['2025-12-29', '2026-W01'],
    ['2027-01-03', '2026-W53'],
    ['2021-01-03', '2020-W53'],
    ['2024-12-30', '2025-W01'],
  ])('HY2 %s lies in %s', (day, week) => {
    expect(keys({ fromDay: day, toDay: day, grain: 'week' })).toEqual([week]);
  });

  it('HY2 what the question cuts is partial, at both ends', () => {
    const months = plan({ fromDay: '2026-01-02', toDay: '2026-03-30', grain: 'month' });
    expect(months.map(({ key, isPartial }) => [key, isPartial])).toEqual([
      ['2026-01', true],
      ['2026-02', false],
      ['2026-03', true],
    ]);
    expect(months[1]).toMatchObject({ fromDay: '2026-02-01', toDay: '2026-02-28' });
    const years = plan({ fromDay: '2024-01-01', toDay: '2026-06-30', grain: 'year' });
    expect(years.map(({ key, isPartial }) => [key, isPartial])).toEqual([
      ['2024', false],
      ['2025', false],
      ['2026', true],
    ]);
  });

  it('HY2 what the present stands in is partial, and what is to come', () => {
    const nowMs = Date.UTC(2026, 9, 26, 12);
    const days = plan({ toDay: '2026-10-27', grain: 'day', nowMs });
    expect(days.map(({ isPartial }) => isPartial)).toEqual([false, true, true]);
    const [whole] = plan({ fromDay: '2026-10-01', toDay: '2026-10-26', grain: 'whole', nowMs });
    expect(whole).toMatchObject({ key: '2026-10-01/2026-10-26', isPartial: true });
    expect(plan({ grain: 'whole', nowMs })[0]!.isPartial).toBe(false);
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Santiago'])(
    'HY1 HY5 every length of rows covers the days without gap or overlap in %s, seed 7',
    (zone) => {
      const random = new Random(7);
      for (let round = 0; round < 12; round++) {
        const from = Date.UTC(2024, 0, 1) + random.whole(0, 900) * 86_400_000;
        const fromDay = new Date(from).toISOString().slice(0, 10);
        const toDay = new Date(from + random.whole(0, 90) * 86_400_000).toISOString().slice(0, 10);
        const start = ['00:00', '04:00', '05:30', '23:15'][random.whole(0, 4)]!;
        const ends = GRAINS.map((grain) => {
          const periods = plan({ zone, start, fromDay, toDay, grain });
          periods.slice(1).forEach((period, index) => expect(period.fromMs).toBe(periods[index]!.toMs));
          expect(new Set(periods.map(({ key }) => key)).size).toBe(periods.length);
          return [periods[0]!.fromMs, periods.at(-1)!.toMs];
        });
        for (const end of ends) expect(end).toEqual(ends[0]);
      }
    },
  );
});
