const known = new Map<string, Intl.DateTimeFormat>();

/** `30 Nov`, `11月30日`: a day where there is little room; `numeric` is `30/11`, `11/30`. */
export function formatAxisDay(day: string, locale: string, month: 'short' | 'numeric' = 'short'): string {
  const key = `${locale} ${month}`;
  let format = known.get(key);
  if (!format) {
    const tag = locale === 'en' ? 'en-GB' : locale;
    format = new Intl.DateTimeFormat(tag, { day: 'numeric', month, timeZone: 'UTC' });
    known.set(key, format);
  }
  return format.format(Date.parse(`${day}T00:00:00Z`));
}
