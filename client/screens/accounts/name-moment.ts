import type { Locale } from '../../../shared/site/localized-text.ts';

/** How a moment is written: of what people do at their desks by that desk's own clock and zone, else by the zone of the site. */
export function createMomentNames(locale: Locale, timeZone?: string): (atMs: number) => string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone !== undefined && { timeZone }),
  });
  return (atMs) => format.format(atMs);
}
