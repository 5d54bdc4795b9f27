import { describe, expect, it } from 'vitest';
import { createGridClock } from '../../../shared/forecasting/grid/grid-clock.ts';
import { layDay, layOut } from '../../../shared/forecasting/intraday/lay-day.ts';

const clock = createGridClock({ timeZone: 'Europe/Berlin', dayStartsAt: '00:00' }, 30);
const PLACES = Float64Array.from({ length: 48 }, (_, place) => place);

describe('a day as it really passes', () => {
  it('has every place once on most days', () => {
    const layout = layDay(clock, '2026-06-01');
    expect(layout.intervals).toBe(48);
    expect(layOut(layout, PLACES)).toEqual(PLACES);
  });

  it('lacks the hour that is skipped', () => {
    const layout = layDay(clock, '2026-03-29');
    expect(layout.intervals).toBe(46);
    expect([...layOut(layout, PLACES).subarray(0, 6)]).toEqual([0, 1, 2, 3, 6, 7]);
  });

  it('has the hour twice that comes twice', () => {
    const layout = layDay(clock, '2026-10-25');
    expect(layout.intervals).toBe(50);
    expect([...layOut(layout, PLACES).subarray(2, 10)]).toEqual([2, 3, 4, 5, 4, 5, 6, 7]);
  });

  it('begins at the site’s own day start', () => {
    const late = createGridClock({ timeZone: 'Asia/Shanghai', dayStartsAt: '06:00' }, 15);
    const layout = layDay(late, '2026-11-30');
    expect(new Date(layout.fromMs).toISOString()).toBe('2026-11-29T22:00:00.000Z');
    expect(layout.places[0]).toBe(0);
  });
});
