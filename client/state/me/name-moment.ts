/** A moment: `30 November, 22:15`. @param timeZone the site's; left out where it is not known: this browser's */
export function nameMoment(atMs: number, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone !== undefined && { timeZone }),
  }).format(atMs);
}
