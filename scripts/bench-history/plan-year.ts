import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import type { YearOptions } from './year-of-calls.ts';

/** A telecom operator's year: answer rate 93.03 %. */
export const FIXTURE: YearOptions = {
  offered: 8_513_560,
  answered: 7_920_545,
  seed: 1,
  firstDay: '2025-01-01',
  days: 365,
};

/** A year of so many calls that was over two days ago, answered as well as the operator's. */
export function planYear(offered: number, seed: number, nowMs: number): YearOptions {
  const today = dayNumber(new Date(nowMs).toISOString().slice(0, 10));
  return {
    offered,
    answered: Math.round((offered * FIXTURE.answered) / FIXTURE.offered),
    seed,
    firstDay: nameDay(today - 2 - FIXTURE.days),
    days: FIXTURE.days,
  };
}
