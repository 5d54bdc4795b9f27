import { nameDay } from '../time/day-number.ts';
import type { AppliedEvent } from './apply-events.ts';
import type { AheadDay } from './base-days.ts';
import { placeTerms } from './day-model/calendar-terms.ts';
import type { DayModel } from './day-model/fit-day-model.ts';
import type { DayParts } from './queue-forecast.ts';

/**
 * What a day's number is made of. Weekday, day of month and time of year are the day model's; the level is what is left, so
 * that the product is the forecast exactly, whichever methods made it.
 *
 * @param before the calls of the day without its events
 */
export function explainDay(
  model: DayModel | null,
  { number, weekday }: AheadDay,
  before: number,
  events: readonly AppliedEvent[],
): DayParts {
  const day = nameDay(number);
  if (model === null) return { day, level: before, weekday: 1, dayOfMonth: 1, yearly: 1, events };
  const { layout, calendar, calls, at, days } = model.observations;
  const { coefficients } = model;
  const row = placeTerms(layout, calendar, number, weekday, 0);
  const factorOf = (from: number, to: number) => {
    let sum = 0;
    for (const [index, column] of row.at.entries()) {
      if (column >= from && column < to) sum += row.value[index]! * coefficients[column]!;
    }
    return Math.exp(sum);
  };
  // Weekdays are told against the average day of the queue's own week, of which days without calls are no part.
  let sum = 0;
  let seen = 0;
  for (let other = 0; other < 7; other += 1) {
    const isSeen = at.some(
      (index, place) => (days.firstNumber + index + 3) % 7 === other && calls[place]! > 0,
    );
    if (!isSeen) continue;
    sum += Math.exp(coefficients[layout.weekdayAt + other]!);
    seen += 1;
  }
  const averageWeekday = seen > 0 ? sum / seen : 1;
  const weekdayFactor = factorOf(layout.weekdayAt, layout.dayOfMonthAt) / averageWeekday;
  const dayOfMonth = factorOf(layout.dayOfMonthAt, layout.yearlyAt);
  const yearly = factorOf(layout.yearlyAt, layout.columns);
  const level = before / (weekdayFactor * dayOfMonth * yearly);
  return { day, level, weekday: weekdayFactor, dayOfMonth, yearly, events };
}
