/** `Monday`, `星期一`: of a site day; `short` is `Mon`, `周一`. */
export function nameWeekday(day: string, locale: string, length: 'long' | 'short' = 'long'): string {
  return format(locale, length).format(Date.parse(`${day}T00:00:00Z`));
}

/** Of its number, 1 is Monday. */
export function nameWeekdayNumber(
  weekday: number,
  locale: string,
  length: 'long' | 'short' = 'long',
): string {
  // 1970-01-05 was a Monday.
  return format(locale, length).format((weekday + 3) * 86_400_000);
}

function format(locale: string, weekday: 'long' | 'short'): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
}
