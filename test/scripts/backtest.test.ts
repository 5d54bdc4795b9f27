import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadComparisons } from '../../scripts/backtest/comparisons/augurs.ts';
import { readCounts } from '../../scripts/backtest/read-counts.ts';
import { readBacktestFlags } from '../../scripts/backtest/read-flags.ts';
import { runBacktest } from '../../scripts/backtest/run-backtest.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { drawHistory, TRUTH } from '../helpers/forecast-histories.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

afterEach(() => void vi.restoreAllMocks());

function write(lines: readonly string[]): string {
  const path = join(createTemporaryFolder(), 'counts.csv');
  writeFileSync(path, ['timestamp,interval_min,calls', ...lines, ''].join('\n'));
  return path;
}
const NO_DAYS: ReadonlySet<string> = new Set();

describe('counts of a file', () => {
  it('are summed into half hours; a quarter alone is not known, an hour that comes twice is its mean', () => {
    const grid = readCounts(
      write([
        '2026-10-25T00:00,15,3',
        '2026-10-25T00:15,15,4',
        '2026-10-25T00:30,15,5',
        '2026-10-25T02:00,30,10',
        '2026-10-25T02:00,30,20',
        '2026-10-26T00:00,30,1',
      ]),
      30,
      NO_DAYS,
    );
    expect([grid.firstDay, grid.days, grid.intervalsPerDay]).toEqual(['2026-10-25', 2, 48]);
    expect([...grid.values.subarray(0, 5)]).toEqual([7, NaN, NaN, NaN, 15]);
    expect(grid.values[48]).toBe(1);
  });

  it('of wrong days are not known', () => {
    const file = write(['2026-10-25T00:00,30,3', '2026-10-26T00:00,30,4']);
    expect(readCounts(file, 30, new Set(['2026-10-26'])).values[48]).toBeNaN();
  });

  it.each([
    ['2026-10-25T00:00,30,-4', /calls \(-4\) in row 2 must be 0 or more/],
    ['2026-10-25T00:00,30,1e999', /calls \(1e999\) in row 2/],
    ['2026-10-25T00:00,30,', /calls \(\) in row 2/],
    ['2026-02-30T00:00,30,4', /timestamp \(2026-02-30T00:00\) in row 2/],
    ['25.10.2026 00:00,30,4', /timestamp \(25.10.2026 00:00\) in row 2 must look like/],
    ['2026-10-25T24:10,30,4', /timestamp \(2026-10-25T24:10\)/],
    ['2026-10-25T00:00,20,4', /interval_min \(20\) in row 2 must fit into 30/],
  ])('FC3 %s is refused with its row', (line, message) => {
    expect(() => readCounts(write([line]), 30, NO_DAYS)).toThrow(message);
  });

  it('FC3 a date of another century and a file without rows are refused', () => {
    expect(() => readCounts(write(['2026-10-25T00:00,30,4', '9026-10-25T00:00,30,4']), 30, NO_DAYS)).toThrow(
      /from 2026-10-25 to 9026-10-25; at most 15000 days/,
    );
    expect(() => readCounts(write([]), 30, NO_DAYS)).toThrow(/has no rows/);
  });
});

describe('flags of the backtest', () => {
  const flags = (part: Readonly<Record<string, string>>) =>
    readBacktestFlags({ data: 'a.csv', origins: '2026-10-05', ...part });

  it('have usual values', () => {
    expect(flags({})).toMatchObject({ intervalMinutes: 30, historyWeeks: 12, horizon: 'week', events: [] });
    expect(flags({ horizon: 'rest-of-day', 'known-until': '11:00', interval: '15' }).knownIntervals).toBe(44);
    expect(flags({ origins: '2026-10-05, 2026-10-12,' }).origins).toEqual(['2026-10-05', '2026-10-12']);
  });

  it.each([
    [{ interval: '20' }, /--interval \(20\) must be 15 or 30/],
    [{ 'history-weeks': '0' }, /--history-weeks \(0\)/],
    [{ horizon: 'month' }, /--horizon \(month\) must be week, day or rest-of-day/],
    [{ 'known-until': '25:00' }, /--known-until \(25:00\)/],
    [{ special: 'Easter' }, /--special \(Easter\) must be dates/],
    [{ origins: '' }, /are needed/],
    [{ events: '/nowhere/events.json' }, /--events \(\/nowhere\/events.json\) must be a file/],
  ])('FC3 %j is refused', (part, message) => {
    expect(() => flags(part)).toThrow(message);
  });
});

describe('the backtest', () => {
  const history = drawHistory({ ...TRUTH, days: 70, closedWeekdays: [6] }, 101);
  const writeHistory = () =>
    write(
      [...history.values].flatMap((calls, at) => {
        if (Number.isNaN(calls)) return [];
        const minutes = (at % 48) * 30;
        const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        return [`${nameDay(dayNumber(history.firstDay) + Math.floor(at / 48))}T${time},30,${calls}`];
      }),
    );

  it.each([
    ['week', 1],
    ['day', 1],
    ['rest-of-day', 2],
  ])('FC18 scores every method a %s ahead, the default last (seed 101)', (horizon, own) => {
    const results = runBacktest(
      readBacktestFlags({ data: writeHistory(), origins: '2026-03-09', horizon, 'known-until': '11:00' }),
      [],
    );
    expect(results).toHaveLength(6 + own);
    expect(results.filter(({ isDefault }) => isDefault).map(({ method }) => method)).toEqual(['combination']);
    expect(results.at(-1)!.isDefault).toBe(true);
    for (const { wapeRatio, coverage90Ratio, floorRatio } of results) {
      expect(wapeRatio).toBeLessThan(0.3);
      expect(coverage90Ratio).toBeGreaterThan(0.8);
      expect(floorRatio).toBe(results[0]!.floorRatio);
    }
  });

  it('leaves out what is not installed, and says so', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const methods = await loadComparisons([
      {
        name: 'one of another maker',
        load: () => Promise.reject(new Error("Cannot find module 'maker'\nstack")),
      },
    ]);
    expect(methods).toEqual([]);
    expect(said).toHaveBeenCalledWith(
      "Left out: one of another maker cannot be used here (Cannot find module 'maker').",
    );
  });
});
