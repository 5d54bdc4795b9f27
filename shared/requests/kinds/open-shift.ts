import { takeShift } from './take-shift.ts';

/** An open shift that somebody picks up. */
export const openShift = takeShift('open-shift');
