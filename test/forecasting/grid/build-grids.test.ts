import { describe, expect, it } from 'vitest';
import {
  buildQueueGrids,
  createGridBuilder,
  type GridRequest,
} from '../../../shared/forecasting/grid/build-grids.ts';
import { createGridClock } from '../../../shared/forecasting/grid/grid-clock.ts';
import { listGridIntervals, sumDay } from '../../../shared/forecasting/grid/list-grid-intervals.ts';
import { dayOf, QUARTER_MS, quarterRow, quarterRows } from '../../helpers/grid-builders.ts';

const BERLIN = { timeZone: 'Europe/Berlin', dayStartsAt: '00:00' };
const SHANGHAI = { timeZone: 'Asia/Shanghai', dayStartsAt: '00:00' };
const LATER = Date.UTC(2030, 0, 1);

function request(part: Partial<GridRequest>): GridRequest {
  return {
    site: SHANGHAI,
    intervalMinutes: 30,
    range: { firstDay: '2026-03-02', days: 7 },
    knownUntilMs: LATER,
    lost: [],
    ...part,
  };
}

describe('grids from quarter hours', () => {
  it('sum calls, conversations and handle seconds', () => {
    const rows = quarterRows(SHANGHAI, 'sales', { firstDay: '2026-03-02', days: 7 }, () => 3);
    const grids = buildQueueGrids(request({}), rows).get('sales')!;
    expect(dayOf(grids.calls, '2026-03-03')).toEqual(Array(48).fill(6));
    expect(dayOf(grids.handled, '2026-03-03')).toEqual(Array(48).fill(6));
    expect(dayOf(grids.handleSeconds, '2026-03-03')).toEqual(Array(48).fill(1_800));
    const quarters = buildQueueGrids(request({ intervalMinutes: 15 }), rows).get('sales')!.calls;
    expect([quarters.intervalsPerDay, quarters.values.length, quarters.values[95]]).toEqual([96, 672, 3]);
  });

  it('are the same whatever pieces and order the rows come in', () => {
    const rows = quarterRows(SHANGHAI, 'sales', { firstDay: '2026-03-02', days: 7 }, (_, atMs) => atMs % 7);
    const builder = createGridBuilder(request({}));
    for (const row of rows.toReversed()) builder.add([row]);
    expect(builder.finish()).toEqual(buildQueueGrids(request({}), rows));
  });

  it('leave rows outside the range out', () => {
    const rows = quarterRows(SHANGHAI, 'sales', { firstDay: '2026-02-20', days: 30 }, () => 1);
    const grid = buildQueueGrids(request({}), rows).get('sales')!.calls;
    expect([...grid.values]).toEqual(Array(7 * 48).fill(2));
  });

  it('GR1 a day of 25 hours holds the mean of the repeated hour, one of 23 does not know the skipped one', () => {
    const autumn = { firstDay: '2026-10-25', days: 1 };
    const change = Date.UTC(2026, 9, 25, 1);
    const rows = quarterRows(BERLIN, 'sales', autumn, (_, atMs, minutes) =>
      minutes >= 120 && minutes < 180 ? (atMs < change ? 10 : 20) : 5,
    );
    const day = dayOf(
      buildQueueGrids(request({ site: BERLIN, range: autumn }), rows).get('sales')!.calls,
      '2026-10-25',
    );
    expect(day).toHaveLength(48);
    expect(day.slice(3, 7)).toEqual([10, 30, 30, 10]);

    const spring = { firstDay: '2026-03-29', days: 1 };
    const short = quarterRows(BERLIN, 'sales', spring, () => 5);
    const springDay = dayOf(
      buildQueueGrids(request({ site: BERLIN, range: spring }), short).get('sales')!.calls,
      '2026-03-29',
    );
    expect(springDay.slice(3, 7)).toEqual([10, Number.NaN, Number.NaN, 10]);
    expect(springDay.filter(Number.isNaN)).toHaveLength(2);
  });

  it('GR1 a day start that comes twice keeps every call', () => {
    const site = { timeZone: 'Europe/Berlin', dayStartsAt: '02:30' };
    const range = { firstDay: '2026-10-24', days: 3 };
    const rows = quarterRows(site, 'sales', range, () => 4);
    const grid = buildQueueGrids(request({ site, range }), rows).get('sales')!.calls;
    expect([...grid.values]).toEqual(Array(3 * 48).fill(8));
    const clock = createGridClock(site, 30);
    expect([0, 1, 2].map((index) => sumDay(grid, clock, index))).toEqual([48 * 8, 50 * 8, 48 * 8]);
  });

  it('GR3 a queue without a row has no calls where others were heard', () => {
    const range = { firstDay: '2026-03-02', days: 7 };
    const busy = quarterRows(SHANGHAI, 'busy', range, () => 9);
    const rare = quarterRows(SHANGHAI, 'rare', range, (_, __, minutes) => (minutes === 0 ? 1 : null));
    const grid = buildQueueGrids(request({}), [...busy, ...rare]).get('rare')!.calls;
    expect(dayOf(grid, '2026-03-04')).toEqual([1, ...Array<number>(47).fill(0)]);
  });

  it.each([1, 6])(
    'GR4 an hour in which the whole site is silent is not known, with %i weeks of history',
    (weeks) => {
      const range = { firstDay: '2026-03-02', days: weeks * 7 };
      const rows = quarterRows(SHANGHAI, 'sales', range, (day, _, minutes) =>
        day === '2026-03-04' && minutes >= 600 && minutes < 660 ? null : 6,
      );
      const grid = buildQueueGrids(request({ range }), rows).get('sales')!.calls;
      expect(dayOf(grid, '2026-03-04').slice(19, 23)).toEqual([12, Number.NaN, Number.NaN, 12]);
      expect(grid.values.filter(Number.isNaN)).toHaveLength(2);
    },
  );

  it('GR4 a small site that is silent most of the time keeps its rate', () => {
    const range = { firstDay: '2026-03-02', days: 56 };
    const rows = quarterRows(SHANGHAI, 'sales', range, (_, atMs) =>
      (atMs / QUARTER_MS) % 5 === 0 ? 1 : null,
    );
    const { values } = buildQueueGrids(request({ range }), rows).get('sales')!.calls;
    const known = values.filter((value) => !Number.isNaN(value));
    expect(known.length).toBeGreaterThan(56 * 48 - 10);
    expect(known.reduce((sum, value) => sum + value) / known.length).toBeCloseTo(0.4, 2);
  });

  it('GR5 nothing is known while a feed was lost, before the first row, and of what is not over', () => {
    const range = { firstDay: '2026-03-02', days: 2 };
    const at = (hours: number) => Date.UTC(2026, 2, 2, hours - 8);
    const old = quarterRows(SHANGHAI, 'old', range, () => 5);
    const young = [at(20), at(20) + QUARTER_MS].map((atMs) => quarterRow('young', atMs, 2));
    const lost = [{ fromMs: at(10) + 1, toMs: at(11) }];
    const knownUntilMs = at(24 + 12) + QUARTER_MS;
    const grids = buildQueueGrids(request({ range, lost, knownUntilMs }), [...old, ...young]);
    const unknown = (queueId: string) =>
      [...grids.get(queueId)!.calls.values.entries()]
        .filter(([, value]) => Number.isNaN(value))
        .map(([cell]) => cell);
    const fromTo = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => from + index);
    expect(unknown('old')).toEqual([20, 21, ...fromTo(48 + 24, 96)]);
    expect(unknown('young')).toEqual([...fromTo(0, 40), ...fromTo(48 + 24, 96)]);
  });

  it('GR6 a half hour of which one quarter is lost is not known', () => {
    const rows = quarterRows(SHANGHAI, 'sales', { firstDay: '2026-03-02', days: 7 }, () => 5);
    const fromMs = Date.UTC(2026, 2, 2, 2, 15);
    const grid = buildQueueGrids(request({ lost: [{ fromMs, toMs: fromMs + 1 }] }), rows).get('sales')!.calls;
    expect(dayOf(grid, '2026-03-02').slice(19, 22)).toEqual([10, Number.NaN, 10]);
  });
});

describe('grids on real time', () => {
  const values = Float64Array.from({ length: 96 }, (_, cell) => cell);
  const grid = (firstDay: string) =>
    ({ intervalMinutes: 30, intervalsPerDay: 48, firstDay, days: 2, values }) as const;
  const clock = createGridClock(BERLIN, 30);

  it('GR2 a repeated hour is there twice with the same rate', () => {
    const list = listGridIntervals(grid('2026-10-25'), clock);
    expect(
      list
        .slice(0, 98)
        .map(({ value }) => value)
        .slice(3, 9),
    ).toEqual([3, 4, 5, 4, 5, 6]);
    expect(list).toHaveLength(98);
    list.forEach(({ startMs, endMs }, index) => {
      expect(endMs - startMs).toBe(1_800_000);
      if (index > 0) expect(startMs).toBe(list[index - 1]!.endMs);
    });
    expect(sumDay(grid('2026-10-25'), clock, 0)).toBe((47 * 48) / 2 + 4 + 5);
  });

  it('GR2 a skipped hour is not there', () => {
    const list = listGridIntervals(grid('2026-03-29'), clock);
    expect(list).toHaveLength(94);
    expect(list.map(({ value }) => value).slice(2, 6)).toEqual([2, 3, 6, 7]);
    expect(sumDay(grid('2026-03-29'), clock, 0)).toBe((47 * 48) / 2 - 4 - 5);
  });

  it('GR2 half an hour that comes twice: Lord Howe', () => {
    const howe = createGridClock({ timeZone: 'Australia/Lord_Howe', dayStartsAt: '00:00' }, 30);
    expect(
      howe
        .intervalsOf('2026-04-05')
        .map(({ place }) => place)
        .slice(0, 6),
    ).toEqual([0, 1, 2, 3, 3, 4]);
    expect([...howe.weightsOf('2026-10-04')].slice(3, 6)).toEqual([1, 0, 1]);
  });

  it('what was put in comes out again, through a year of changing clocks', () => {
    const range = { firstDay: '2026-01-01', days: 365 };
    const rows = quarterRows(BERLIN, 'sales', range, (_, __, minutes) => 1 + ((minutes / 15) % 9));
    const built = buildQueueGrids(request({ site: BERLIN, intervalMinutes: 15, range }), rows).get(
      'sales',
    )!.calls;
    const back = listGridIntervals(built, createGridClock(BERLIN, 15));
    expect(back).toHaveLength(rows.length);
    const wrong = rows.filter(({ startMs, tally }, index) => {
      const found = back[index]!;
      return found.startMs !== startMs || found.value !== tally.offered;
    });
    expect(wrong).toEqual([]);
  });
});
