import type { Message } from '../../messages/message.ts';
import { LOCALES, type Locale } from '../../site/localized-text.ts';

type Formats = readonly (readonly [Locale, Intl.DateTimeFormat])[];

const formatsOf = (options: Intl.DateTimeFormatOptions): Formats =>
  LOCALES.map((locale) => [
    locale,
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...options, timeZone: 'UTC' }),
  ]);

const NEAR = formatsOf({ weekday: 'short', day: 'numeric', month: 'short' });
const FAR = formatsOf({ day: 'numeric', month: 'short', year: 'numeric' });

/** A day as people say it, in the language of whoever reads it. Example: 2026-12-04 is `Fri 4 Dec`, and `12月4日周五`. */
export function sayDay(day: string): Message {
  return sayBy(NEAR, day);
}

/** The same of another year. Example: 2028-12-04 is `4 Dec 2028`, and `2028年12月4日`. */
export function sayDayOfYear(day: string): Message {
  return sayBy(FAR, day);
}

function sayBy(formats: Formats, day: string): Message {
  const atMs = Date.parse(`${day}T00:00:00Z`);
  return {
    code: 'named',
    names: Object.fromEntries(formats.map(([locale, format]) => [locale, format.format(atMs)])),
  };
}
