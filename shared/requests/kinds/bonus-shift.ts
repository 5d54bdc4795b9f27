import { takeShift } from './take-shift.ts';

/** A shift of a weekend or a promotion, for volunteers, with a bonus. */
export const bonusShift = takeShift('bonus-shift');
