/** A moment by this browser's clock: `30 November, 22:15`. */
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
