/**
 * Days from 1970-01-01 to a date, no zone involved (Howard Hinnant, "chrono-compatible low-level date algorithms",
 * days_from_civil). Example: `dayNumber('1970-01-05')` is 4.
 */
export function dayNumber(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  // Years that begin in March have their odd day last.
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date so many days after 1970-01-01 (civil_from_days). Example: `nameDay(4)` is `'1970-01-05'`. */
export function nameDay(number: number): string {
  // Counted from 0000-03-01.
  const days = number + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** 0 is Monday. Example: `weekdayOf('2026-11-22')` is 6. */
export function weekdayOf(day: string): number {
  return weekdayOfNumber(dayNumber(day));
}

/** The same of the day so many days after 1970-01-01, which was a Thursday. */
export function weekdayOfNumber(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

/** Weeks from the one that begins on Monday 1970-01-05. Example: `weekNumber('2026-11-22')` is 2967. */
export function weekNumber(day: string): number {
  return Math.floor((dayNumber(day) - 4) / 7);
}
