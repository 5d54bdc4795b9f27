import type { FullText, Locale } from '../site/localized-text.ts';
import type { ToldShift } from './notice.ts';

/** How things are said to one reader: in their language, and with the times of the site. */
export interface Sayings {
  pick(text: FullText): string;
  /** Example: `Tue 10 Mar`, `3月10日周二`. */
  nameDay(day: string): string;
  /** Example: `22:00–06:00`. */
  nameShift(shift: ToldShift): string;
  nameAgent(agentId: string): string;
}

export interface SayingsParts {
  readonly locale: Locale;
  /** Of the site. */
  readonly timeZone: string;
  readonly nameAgent: (agentId: string) => string;
}

/** Example: `createSayings({ locale: 'en', timeZone: 'Asia/Shanghai', nameAgent }).nameDay('2026-03-10')` is `Tue 10 Mar`. */
export function createSayings({ locale, timeZone, nameAgent }: SayingsParts): Sayings {
  const written = locale === 'en' ? 'en-GB' : locale;
  // A site day is a date and no instant: it is named in the zone it is written in.
  const days = new Intl.DateTimeFormat(written, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const times = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  return {
    pick: (text) => text[locale],
    nameDay: (day) => days.format(Date.parse(`${day}T00:00Z`)).replace(',', ''),
    nameShift: ({ fromMs, toMs }) => `${times.format(fromMs)}–${times.format(toMs)}`,
    nameAgent,
  };
}
