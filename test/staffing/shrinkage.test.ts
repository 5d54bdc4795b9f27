import { describe, expect, it } from 'vitest';
import {
  headsForSeats,
  roundHeads,
  sumShrinkage,
  type ShrinkageComponent,
} from '../../shared/staffing/shrinkage.ts';
import { StaffingError } from '../../shared/staffing/staffing-error.ts';

function build(
  name: string,
  ratio: number,
  base: ShrinkageComponent['base'],
  kind: ShrinkageComponent['kind'] = 'unplanned',
): ShrinkageComponent {
  return { name, ratio, base, kind };
}

describe('shrinkage', () => {
  it('SF24 adds on paid time and multiplies on what is left', () => {
    const { allRatio } = sumShrinkage([
      build('leave', 0.1, 'paid-time'),
      build('illness', 0.08, 'what-is-left'),
      build('training', 0.05, 'paid-time'),
    ]);
    expect(allRatio).toBeCloseTo(1 - 0.85 * 0.92, 12);
    expect(sumShrinkage([])).toEqual({ allRatio: 0, unplannedRatio: 0 });
  });

  it('SF24 divides: 14 seats at 30 % are 20 heads and not 18.2', () => {
    expect(headsForSeats(14, 0.3)).toBeCloseTo(20, 12);
    expect(roundHeads([headsForSeats(14, 0.3)])).toBe(20);
    expect(headsForSeats(14, 0.3) * 0.7).toBeCloseTo(14, 12);
  });

  it('SF25 keeps what the roster draws in out of the heads of a roster', () => {
    const { allRatio, unplannedRatio } = sumShrinkage([
      build('breaks', 0.12, 'paid-time', 'rostered'),
      build('illness', 0.05, 'what-is-left'),
    ]);
    expect(unplannedRatio).toBeCloseTo(0.05, 12);
    expect(allRatio).toBeCloseTo(1 - 0.88 * 0.95, 12);
  });

  it('SF23 rounds once, after fractions are summed', () => {
    expect(roundHeads([2.4, 2.4, 2.4])).toBe(8);
    expect(roundHeads([0.1, 0.2, 0.7])).toBe(1);
    expect(roundHeads([3.0001])).toBe(4);
    expect(roundHeads([])).toBe(0);
  });

  it.each([
    ['leave (30)', () => sumShrinkage([build('leave', 30, 'paid-time')])],
    ['leave (NaN)', () => sumShrinkage([build('leave', NaN, 'paid-time')])],
    [
      'leave 0.6, training 0.5',
      () => sumShrinkage([build('leave', 0.6, 'paid-time'), build('training', 0.5, 'paid-time')]),
    ],
    ['shrinkageRatio (1)', () => headsForSeats(14, 1)],
    ['shrinkageRatio (30)', () => headsForSeats(14, 30)],
  ])('SF50 refuses %s', (named, run) => {
    expect(run).toThrow(StaffingError);
    expect(run).toThrow(named);
  });
});
