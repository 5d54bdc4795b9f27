import { mapTexts, type Message } from '../../shared/messages/message.ts';
import { LOCALES, type Locale } from '../../shared/site/localized-text.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';

const FORMATS = new Map(
  LOCALES.map((locale) => {
    const options = {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    } as const;
    return [locale, new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, options)];
  }),
);

/**
 * A message with its days as the reader writes them: in a sentence of the server `2026-12-01` is for programs.
 * What is no date of the calendar is what was typed, and stays so.
 */
export function nameDaysIn(message: Message, locale: Locale): Message {
  const format = FORMATS.get(locale)!;
  return mapTexts(message, (text) =>
    isDay(text) ? format.format(Date.parse(`${text}T00:00:00Z`)).replace(',', '') : text,
  );
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && nameDay(dayNumber(text)) === text;
}
