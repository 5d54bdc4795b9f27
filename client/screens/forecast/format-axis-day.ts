const known = new Map<string, Intl.DateTimeFormat>();

/** `30 Nov`, `11月30日`: a day where there is little room. */
export function formatAxisDay(day: string, locale: string): string {
  let format = known.get(locale);
  if (!format) {
    const tag = locale === 'en' ? 'en-GB' : locale;
    known.set(
      locale,
      (format = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' })),
    );
  }
  return format.format(Date.parse(`${day}T00:00:00Z`));
}
