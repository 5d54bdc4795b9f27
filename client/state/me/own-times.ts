/** Times of one's own page, by the site's clock. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(
  key: string,
  locale: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const name = `${key}|${locale}|${timeZone}`;
  let known = formats.get(name);
  if (known === undefined) {
    const tag = locale === 'en' ? 'en-GB' : locale;
    known = new Intl.DateTimeFormat(tag, { ...options, timeZone });
    formats.set(name, known);
  }
  return known;
}

/** `Monday, 30 November`. A site day is named by the date it begins on. */
export function nameDayLong(day: string, locale: string): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return format('long', locale, 'UTC', options).format(Date.parse(`${day}T00:00:00Z`));
}

/** `Mon, 30 Nov` */
export function nameDayShort(day: string, locale: string): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return format('short', locale, 'UTC', options).format(Date.parse(`${day}T00:00:00Z`));
}

/** `November 2026`, of any day of it. */
export function nameMonth(day: string, locale: string): string {
  const options = { month: 'long', year: 'numeric' } as const;
  return format('month', locale, 'UTC', options).format(Date.parse(`${day}T00:00:00Z`));
}

/** `Mon`, for Monday 0 to Sunday 6. */
export function nameWeekdayShort(weekday: number, locale: string): string {
  // 5 January 1970 was a Monday.
  return format('weekday', locale, 'UTC', { weekday: 'short' }).format((4 + weekday) * 86_400_000);
}

/** The date a moment is on: `2026-11-30`. */
export function dateAt(atMs: number, timeZone: string): string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return format('date', 'sv', timeZone, options).format(atMs);
}

/** Minutes since midnight, as the clock shows. */
export function minuteAt(atMs: number, timeZone: string): number {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const [hour, minute] = format('minute', 'sv', timeZone, options).format(atMs).split(':').map(Number);
  return hour! * 60 + minute!;
}

/** How many minutes the clocks are put on in a stretch of less than a day; negative: back; 0: they are not changed. */
export function clocksPutOn(fromMs: number, toMs: number, timeZone: string): number {
  const shown = minuteAt(toMs, timeZone) - minuteAt(fromMs, timeZone);
  const passed = Math.round((toMs - fromMs) / 60_000);
  const difference = (((shown - passed) % 1_440) + 1_440) % 1_440;
  return difference > 720 ? difference - 1_440 : difference;
}
