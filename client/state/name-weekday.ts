/** `Monday`, `星期一`: of a site day. */
export function nameWeekday(day: string, locale: string): string {
  return format(locale).format(Date.parse(`${day}T00:00:00Z`));
}

/** Of its number, 1 is Monday. */
export function nameWeekdayNumber(weekday: number, locale: string): string {
  // 1970-01-05 was a Monday.
  return format(locale).format((weekday + 3) * 86_400_000);
}

function format(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
}
