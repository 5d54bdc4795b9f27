/** Clocks and dates of the site, whatever the zone of the screen that shows them. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${timeZone}|${Object.keys(options).join()}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone, hourCycle: 'h23' });
  formats.set(key, made);
  return made;
}

/** `14:32:07` */
export function formatClock(atMs: number, timeZone: string, locale: string): string {
  return format(locale, timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(atMs);
}

/** `14:32` */
export function formatMinute(atMs: number, timeZone: string, locale: string): string {
  return format(locale, timeZone, { hour: '2-digit', minute: '2-digit' }).format(atMs);
}

/** `Mon, 2 March 2026`, in the reader's own order. A site day is named by the date it begins on. */
export function formatDay(day: string, locale: string): string {
  const options = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return format(locale === 'en' ? 'en-GB' : locale, 'UTC', options).format(Date.parse(`${day}T00:00:00Z`));
}
