import type { Locale } from '../../../shared/site/localized-text.ts';

/** The date of a moment by the site's clock. Example: `2 Mar` in English. */
export function formatSiteDate(atMs: number, timeZone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    day: 'numeric',
    month: 'short',
    timeZone,
  }).format(atMs);
}
