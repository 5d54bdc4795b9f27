import type { Message } from '../messages/message.ts';
import { sayDayOfYear } from '../rostering/problem/say-day.ts';
import { dayNumber, nameDay } from '../time/day-number.ts';
import type { RequestAsk } from './request.ts';

/** Two years: nobody plans a shift or leave beyond them. */
const MOST_DAYS_AHEAD = 731;

/** A day that is further ahead than anything is asked or offered for; null: there is none. */
export function refuseFarDays(days: readonly string[], today: string): Message | null {
  const last = nameDay(dayNumber(today) + MOST_DAYS_AHEAD);
  // Texts of one length: years have four digits.
  return days.some((day) => day > last) ? { code: 'request-day-far', last: sayDayOfYear(last) } : null;
}

/** Every day that is written in what is asked. */
export function daysNamedIn(ask: RequestAsk): readonly string[] {
  switch (ask.kind) {
    case 'leave':
      return [ask.firstDay, ask.lastDay];
    case 'swap':
      return ask.otherDay === null ? [ask.day] : [ask.day, ask.otherDay];
    case 'give-away':
      return [ask.day];
    case 'availability':
      return ask.wanted.wishes.map(({ day }) => day);
    default:
      return [];
  }
}
