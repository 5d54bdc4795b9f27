import { durationUnits } from './names.ts';
import type { DurationUnit } from '../../import/stated-unit.ts';

interface Valued {
  /** What the file calls the column. */
  readonly column: string;
  readonly value: string;
}

const bad = ({ column, value }: Valued, words: string) => `${column} (${value}) ${words}`;

/** Values of a file that cannot be taken: moments, lengths of time, numbers, outcomes, ids. */
export const times = {
  'moment-unreadable': (at: Valued) =>
    bad(at, 'must be a date with a time such as 2026-11-22 08:15:00. Correct it, or map another column.'),
  'moment-without-time': (at: Valued) =>
    bad(at, 'has a date but no time of day. Map the column of the time to the same field, too.'),
  'moment-order-open': (at: Valued) =>
    bad(at, 'may be meant with the day or the month first. Choose the order of its dates.'),
  'moment-month-first': (at: Valued) =>
    bad(at, 'has no such month. Maybe its dates begin with the month: choose the other order.'),
  'moment-day-first': (at: Valued) =>
    bad(at, 'has no such month. Maybe its dates begin with the day: choose the other order.'),
  'moment-no-date': (at: Valued) =>
    bad(at, 'is no date of the calendar. Correct it, or choose another order of dates.'),
  'moment-repeated': ({ timeZone, ...at }: Valued & { readonly timeZone: string }) =>
    bad(
      at,
      `comes twice in ${timeZone}: the clocks went back. Choose the earlier or the later one for such times.`,
    ),
  'moment-skipped': ({ timeZone, ...at }: Valued & { readonly timeZone: string }) =>
    bad(
      at,
      `does not exist in ${timeZone}: the clocks went forward. Choose that such times are shifted, or another time zone.`,
    ),
  'moment-implausible': (at: Valued) =>
    bad(at, 'must be between 1990 and 2200. Maybe it is no time: map another column.'),
  'moment-in-future': ({ today, ...at }: Valued & { readonly today: string }) =>
    bad(
      at,
      `must not be later than two days after today (${today}): what is to come was not counted yet. Correct the year, or choose another order of dates.`,
    ),
  'duration-unreadable': (at: Valued) =>
    bad(at, 'must be a length of time such as 62, 1:02, 0:01:02 or 62 s. Correct it, or map another column.'),
  'duration-negative': (at: Valued) =>
    bad(at, 'must not be below zero. Maybe it is not a length of time: map another column.'),
  'duration-over-a-day': ({ unit, ...at }: Valued & { readonly unit: DurationUnit }) =>
    bad(
      at,
      `must be a day at most. Maybe its numbers are not ${durationUnits[unit].toLowerCase()}: choose another unit.`,
    ),
  'number-unreadable': (at: Valued) =>
    bad(at, 'must be a number such as 62 or 1,234. Correct it, or map another column.'),
  'count-unreadable': ({ most, ...at }: Valued & { readonly most: number }) =>
    bad(at, `must be a whole number from 0 to ${most}. Correct it, or map another column.`),
  'outcome-unknown': (at: Valued) =>
    bad(
      at,
      'is no outcome known here, such as answered, abandoned, timeout, overflow, voicemail, callback, 接通 or 放弃. Correct it, or leave the column out: then the times say whether a call was answered.',
    ),
  'flow-out-unknown': ({ known, ...at }: Valued & { readonly known: string }) =>
    bad(at, `is no reason known here: ${known}. Correct it, or leave the column out.`),
  'id-of-site': ({ column }: Pick<Valued, 'column'>) =>
    `${column} ("*") means the whole site, and cannot be an id. Name a queue; the site's total is counted from its queues.`,
  'id-too-long': ({ most, ...at }: Valued & { readonly most: number }) =>
    bad(at, `must have at most ${most} characters. Map another column.`),
  'id-halved': (at: Valued) => bad(at, 'has half of a character. Choose another encoding.'),
};
