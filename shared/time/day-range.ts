import { dayNumber, nameDay } from './day-number.ts';

interface DaysFrom {
  readonly firstDay: string;
  readonly days: number;
}

/** From one day to another, both of them in it. Example: from `2026-02-27` to `2026-03-01` are 3 days. */
export function rangeTo(firstDay: string, lastDay: string): DaysFrom {
  return { firstDay, days: dayNumber(lastDay) - dayNumber(firstDay) + 1 };
}

/** Their names in order. Example: 2 days from `2026-02-28` are `['2026-02-28', '2026-03-01']`. */
export function listDays({ firstDay, days }: DaysFrom): readonly string[] {
  const first = dayNumber(firstDay);
  return Array.from({ length: days }, (_, at) => nameDay(first + at));
}

/** The same from one day to another. */
export function listDaysTo({
  firstDay,
  lastDay,
}: {
  readonly firstDay: string;
  readonly lastDay: string;
}): readonly string[] {
  return listDays(rangeTo(firstDay, lastDay));
}
