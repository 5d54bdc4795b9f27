import { StaffingError } from './staffing-error.ts';

/** One reason why paid people are not on the phone. */
export interface ShrinkageComponent {
  readonly name: string;
  /** 0 or more, below 1. */
  readonly ratio: number;
  /** What the ratio was measured on: all paid time, or what the others leave of it. */
  readonly base: 'paid-time' | 'what-is-left';
  /** `rostered`: drawn in the roster (breaks, training), so it must not be added to its heads once more. Else `unplanned`. */
  readonly kind?: 'rostered' | 'unplanned';
}

export interface Shrinkage {
  /** Of paid time, all components: what hiring and budgets go by. */
  readonly allRatio: number;
  /** Of rostered time, the unplanned ones alone: what a roster with its breaks drawn in needs on top. */
  readonly unplannedRatio: number;
}

/**
 * Components on paid time add up; each on what is left takes its part of what remains.
 *
 * @throws StaffingError when a ratio is not one, or nobody would be left.
 * Example: 10 % leave and 5 % training of paid time, 8 % illness of what is left: 1 - 0.85 x 0.92 = 21.8 %.
 */
export function sumShrinkage(components: readonly ShrinkageComponent[]): Shrinkage {
  for (const { name, ratio } of components) {
    if (ratio >= 0 && ratio < 1) continue;
    throw new StaffingError(
      `Shrinkage ${name} (${ratio}) must be a ratio from 0 to below 1. Write 0.1 for 10 %.`,
    );
  }
  return {
    allRatio: shrink(components),
    unplannedRatio: shrink(components.filter(({ kind }) => kind !== 'rostered')),
  };
}

function shrink(components: readonly ShrinkageComponent[]): number {
  let left = 1;
  for (const { ratio, base } of components) if (base === 'paid-time') left -= ratio;
  for (const { ratio, base } of components) if (base === 'what-is-left') left *= 1 - ratio;
  if (left > 0.01) return 1 - left;
  const names = components.map(({ name, ratio }) => `${name} ${ratio}`).join(', ');
  throw new StaffingError(
    `Shrinkage (${names}) leaves ${left.toFixed(3)} of paid time; at least 0.01 must be left. ` +
      'Maybe percentages were written for ratios, or one component is in another.',
  );
}

/**
 * People for so many seats, fractions kept: seats / (1 - shrinkage), never seats x (1 + shrinkage).
 *
 * @throws StaffingError for a shrinkage that is not from 0 to below 1.
 * Example: 14 seats at 30 % are 20 heads; 14 x 1.3 = 18.2 would leave 12.7 on the phone.
 */
export function headsForSeats(seats: number, shrinkageRatio: number): number {
  if (!(shrinkageRatio >= 0 && shrinkageRatio < 1)) {
    throw new StaffingError(
      `shrinkageRatio (${shrinkageRatio}) must be from 0 to below 1. Write 0.3 for 30 %: a share of paid time, not an uplift.`,
    );
  }
  return seats / (1 - shrinkageRatio);
}

/**
 * Whole people for a sum of fractions: the one place where heads are rounded. A sum that misses a whole number by a
 * computer's rounding counts as it.
 * Example: three queues of 2.4 heads are 8 people, not 9.
 */
export function roundHeads(heads: readonly number[]): number {
  const sum = heads.reduce((total, each) => total + each, 0);
  return Math.max(0, Math.ceil(sum - 1e-9 * Math.max(1, sum)));
}
