import { nameDay, weekdayOfNumber } from '../time/day-number.ts';
import { type BaseDays } from './base-days.ts';
import type { CleanDays } from './clean-days.ts';
import type { OpeningHours } from './day-grid.ts';
import type { DayModel } from './day-model/fit-day-model.ts';
import type { ForecastLimit } from './queue-forecast.ts';

/** A forecast of fewer weeks is worse: half of what can be learnt of weekdays is noise. */
const SHORT_WEEKS = 8;
/** Open intervals that are not known, of all since the first known one. */
const GAPS_RATIO = 0.1;
/** The level between one week and the next that is worth a word, within the last weeks. */
const SHIFT = Math.log(1.2);
const SHIFT_WEEKS = 8;

/** What is to be said of a history before its forecast is believed. */
export function findLimits(
  base: BaseDays,
  cleaned: CleanDays,
  model: DayModel | null,
  openingHours: OpeningHours,
): readonly ForecastLimit[] {
  const { grid, isBase, firstNumber } = base;
  const firstKnown = isBase.indexOf(1);
  if (firstKnown === -1) return [{ code: 'no-history' }];
  const limits: ForecastLimit[] = [];
  const weeks = Math.floor((grid.days - firstKnown) / 7);
  if (weeks < SHORT_WEEKS) limits.push({ code: 'short-history', weeks });
  const { open, unknown, calls } = countOpen(base, firstKnown, openingHours);
  if (calls === 0) limits.push({ code: 'all-zero' });
  if (open > 0 && unknown / open > GAPS_RATIO) limits.push({ code: 'gaps', unknownRatio: unknown / open });
  const days = [...cleaned.isTold.keys()].filter((day) => cleaned.isTold[day] === 1);
  if (days.length > 0) {
    limits.push({ code: 'outliers-set-aside', days: days.map((day) => nameDay(firstNumber + day)) });
  }
  const shift = model === null ? null : findShift(model, base);
  if (shift !== null) limits.push(shift);
  return limits;
}

/** Intervals of base days that are open by the hours. Days in no base are no gaps: they were taken out on purpose. */
function countOpen(
  { grid, isBase, firstNumber }: BaseDays,
  firstDay: number,
  openingHours: OpeningHours,
): { open: number; unknown: number; calls: number } {
  const perDay = grid.intervalsPerDay;
  let open = 0;
  let unknown = 0;
  let calls = 0;
  for (let day = firstDay; day < grid.days; day += 1) {
    const week = weekdayOfNumber(firstNumber + day) * perDay;
    for (let at = 0; at < perDay; at += 1) {
      const value = grid.values[day * perDay + at]!;
      if (isBase[day] === 1 && value > 0) calls += value;
      if (openingHours.open[week + at] === 0) continue;
      open += 1;
      if (Number.isNaN(value)) unknown += 1;
    }
  }
  return { open, unknown, calls };
}

function findShift(
  { observations, coefficients }: DayModel,
  { grid, firstNumber }: BaseDays,
): ForecastLimit | null {
  const weeks = Math.min(SHIFT_WEEKS, observations.layout.levels - 1);
  let at = 0;
  let largest = 0;
  for (let week = 0; week < weeks; week += 1) {
    const step = coefficients[week]! - coefficients[week + 1]!;
    if (Math.abs(step) <= Math.abs(largest)) continue;
    at = week;
    largest = step;
  }
  if (Math.abs(largest) < SHIFT) return null;
  const day = nameDay(firstNumber + grid.days - 7 * (at + 1));
  return { code: 'level-shift', day, ratio: Math.exp(largest) };
}
