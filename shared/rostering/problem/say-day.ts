import type { Message } from '../../messages/message.ts';
import { LOCALES, type Locale } from '../../site/localized-text.ts';

const FORMATS = LOCALES.map((locale): readonly [Locale, Intl.DateTimeFormat] => {
  const options = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return [locale, new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, options)];
});

/** A day as people say it, in the language of whoever reads it. Example: 2026-12-04 is `Fri 4 Dec`, and `12月4日周五`. */
export function sayDay(day: string): Message {
  const atMs = Date.parse(`${day}T00:00:00Z`);
  return {
    code: 'named',
    names: Object.fromEntries(FORMATS.map(([locale, format]) => [locale, format.format(atMs)])),
  };
}
