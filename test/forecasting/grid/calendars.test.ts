import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildQueueGrids } from '../../../shared/forecasting/grid/build-grids.ts';
import { createGridClock } from '../../../shared/forecasting/grid/grid-clock.ts';
import { listGridIntervals, sumDay } from '../../../shared/forecasting/grid/list-grid-intervals.ts';
import { PLAIN_FORECAST, tuneAndForecast } from '../../../shared/forecasting/forecast-queue.ts';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import { QUARTER_MS, quarterRows } from '../../helpers/grid-builders.ts';

const SEED = 20_261_130;

/** Clocks that change by half an hour, at midnight, twice a year or never, and offsets of three quarters of an hour. */
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Havana',
  'Africa/Cairo',
  'America/Santiago',
  'Asia/Beirut',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Asia/Shanghai',
  'UTC',
];
const calendars = fc.record({
  site: fc.record({
    timeZone: fc.constantFrom(...ZONES),
    dayStartsAt: fc.constantFrom('00:00', '00:00', '02:30', '04:00', '23:45'),
  }),
  intervalMinutes: fc.constantFrom<15 | 30>(15, 30),
  // Days of 2023 to 2026, so that all changes of the clocks are met.
  start: fc.integer({ min: 19_360, max: 20_700 }),
  days: fc.integer({ min: 8, max: 40 }),
});

describe(`grids of any calendar, with seed ${SEED}`, () => {
  it('GR1 hold one rate where the rate is one, and give back what there was on real time', () => {
    fc.assert(
      fc.property(calendars, ({ site, intervalMinutes, start, days }) => {
        const range = { firstDay: nameDay(start), days };
        const rows = quarterRows(site, 'sales', range, () => 6);
        const request = { site, intervalMinutes, range, knownUntilMs: Infinity, lost: [] };
        const grid = buildQueueGrids(request, rows).get('sales')!.calls;
        expect(grid.values).toHaveLength((days * 1440) / intervalMinutes);
        const rates = new Set([...grid.values].filter((value) => !Number.isNaN(value)));
        expect([...rates]).toEqual([(6 * intervalMinutes) / 15]);
        const clock = createGridClock(site, intervalMinutes);
        // A skipped place is not known; every other one is.
        for (let day = 0; day < days; day += 1) {
          const weights = clock.weightsOf(nameDay(start + day));
          const ofDay = grid.values.subarray(day * grid.intervalsPerDay, (day + 1) * grid.intervalsPerDay);
          for (const [place, weight] of weights.entries())
            expect(Number.isNaN(ofDay[place]!), `${nameDay(start + day)} place ${place}`).toBe(weight < 1);
          expect(sumDay(grid, clock, day)! / 6).toBeLessThanOrEqual(
            rows.filter(({ startMs }) => clock.calendar.dayOf(startMs).day === nameDay(start + day)).length,
          );
        }
        const dated = listGridIntervals(grid, clock);
        expect(dated.every(({ startMs }, index) => index === 0 || dated[index - 1]!.endMs === startMs)).toBe(
          true,
        );
        expect(dated.at(-1)!.endMs).toBe(rows.at(-1)!.startMs + QUARTER_MS);
        const known = dated.filter(({ value }) => !Number.isNaN(value));
        for (const { startMs, endMs, value } of known)
          expect(value).toBeCloseTo((6 * (endMs - startMs)) / QUARTER_MS, 9);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('FC5 forecast the same rate on every calendar, through changes of the clocks', () => {
    fc.assert(
      fc.property(calendars, ({ site, intervalMinutes, start, days }) => {
        const range = { firstDay: nameDay(start), days };
        const rows = quarterRows(site, 'sales', range, () => 6);
        const request = { site, intervalMinutes, range, knownUntilMs: Infinity, lost: [] };
        const history = buildQueueGrids(request, rows).get('sales')!.calls;
        const { forecast } = tuneAndForecast({
          ...PLAIN_FORECAST,
          history,
          ahead: { firstDay: nameDay(dayNumber(range.firstDay) + days), days: 8 },
          openingHours: {
            intervalsPerDay: history.intervalsPerDay,
            open: new Uint8Array(7 * history.intervalsPerDay).fill(1),
          },
        });
        const rate = (6 * intervalMinutes) / 15;
        const off = [...forecast.calls].filter((value) => !(Math.abs(value / rate - 1) < 0.02));
        expect(off).toEqual([]);
      }),
      { seed: SEED, numRuns: 25 },
    );
  });
});
