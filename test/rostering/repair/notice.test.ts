import { describe, expect, it } from 'vitest';
import {
  costOfNotice,
  firstChangedMinute,
  hoursOfNotice,
  NOTICE,
} from '../../../shared/rostering/repair/notice.ts';
import { buildTeam } from './repair-builder.ts';

describe('the cost of notice', () => {
  it('RR2 is five times as much at once, half of that on top two days before, and never less than a change', () => {
    expect([0, 48, 96].map((hours) => costOfNotice(NOTICE, hours))).toEqual([25, 15, 10]);
    expect(costOfNotice(NOTICE, 24 * 365)).toBeCloseTo(5, 6);
    expect(costOfNotice(NOTICE, -3)).toBe(25);
  });

  const { model } = buildTeam(['--']);

  it('RR2 counts from the first minute that changes', () => {
    const [off, early, late, long] = [0, 1, 2, 3];
    expect(firstChangedMinute(model, off, late)).toBe(840);
    expect(firstChangedMinute(model, early, off)).toBe(360);
    expect(firstChangedMinute(model, early, late)).toBe(360);
    // An end that moves later is noticed at the old end.
    expect(firstChangedMinute(model, early, long)).toBe(840);
    expect(firstChangedMinute(model, early, early)).toBe(Infinity);
  });

  it('RR2 is in hours from now', () => {
    expect(hoursOfNotice(model, 1, 0, 2, 1440)).toBe(14);
  });
});
