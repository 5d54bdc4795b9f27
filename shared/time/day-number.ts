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

/** 0 is Monday. Example: `weekdayOf('2026-11-22')` is 6. */
export function weekdayOf(day: string): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}

/** Weeks from the one that begins on Monday 1970-01-05. Example: `weekNumber('2026-11-22')` is 2967. */
export function weekNumber(day: string): number {
  return Math.floor((dayNumber(day) - 4) / 7);
}
