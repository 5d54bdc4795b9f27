import type { HistoryPeriod } from '../../shared/contract/history.ts';
import type { Grain } from '../../shared/history/query.ts';
import type { Locale } from '../../shared/site/localized-text.ts';
import type { Words } from '../locales/index.ts';
import type { DaySpan } from './history-period.ts';
import { formatDay, formatMinute } from './site-time.ts';

const DAY_MS = 86_400_000;

/** What it takes to name periods as their reader does. */
export interface PeriodNaming {
  readonly grain: Grain;
  /** The days asked for: the name of the whole. */
  readonly span: DaySpan;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly words: Words['history'];
}

/**
 * A period in words, by its key. Times that the clocks pass twice in autumn carry their distance from UTC.
 *
 * Examples: `Mon 2 Mar, 09:15`, `Sun 25 Oct, 02:15 +01:00`, `Mon, 2 March 2026`, `W43, 19–25 Oct 2026`, `March 2026`.
 */
export function namePeriod(period: Pick<HistoryPeriod, 'key' | 'fromMs'>, naming: PeriodNaming): string {
  const { grain, timeZone, locale, words } = naming;
  const { key } = period;
  switch (grain) {
    case 'interval':
    case 'hour': {
      const clock = `${nameShortDay(key.slice(0, 10), locale)}, ${key.slice(11, 16)}`;
      return isRepeated(period.fromMs, timeZone) ? `${clock} ${key.slice(16)}` : clock;
    }
    case 'day':
      return formatDay(key, locale);
    case 'week': {
      const [year, week] = key.split('-W').map(Number) as [number, number];
      const mondayMs = findMonday(year, week);
      return words.weekDays(year, week, nameDays(mondayMs, mondayMs + 6 * DAY_MS, locale, 'no-year'));
    }
    case 'month':
      return intl(locale, { month: 'long', year: 'numeric' }).format(Date.parse(`${key}-01T00:00:00Z`));
    case 'year':
      return intl(locale, { year: 'numeric' }).format(Date.parse(`${key}-01-01T00:00:00Z`));
    case 'whole':
      return nameSpan(naming.span, locale);
  }
  return grain satisfies never;
}

/** The same where there is little room: under a drawing. Examples: `09:15`, `2 Mar`, `W43`, `Mar 2026`, `2026`. */
export function namePeriodShort(period: Pick<HistoryPeriod, 'key'>, naming: PeriodNaming): string {
  const { grain, locale, words } = naming;
  const { key } = period;
  switch (grain) {
    case 'interval':
    case 'hour':
      return key.slice(11, 16);
    case 'day':
      return intl(locale, { day: 'numeric', month: 'short' }).format(Date.parse(`${key}T00:00:00Z`));
    case 'week':
      return words.week(Number(key.split('-W')[1]));
    case 'month':
      return intl(locale, { month: 'short', year: 'numeric' }).format(Date.parse(`${key}-01T00:00:00Z`));
    case 'year':
      return key;
    case 'whole':
      return nameSpan(naming.span, locale);
  }
  return grain satisfies never;
}

/** The same in the first column of a phone: the shortest that still tells rows apart. Example: `15/11 09:15`. */
export function namePeriodNarrow(period: Pick<HistoryPeriod, 'key'>, naming: PeriodNaming): string {
  const { grain, locale, words } = naming;
  if (grain === 'whole') return words.wholeShort;
  if (grain !== 'interval' && grain !== 'hour') return namePeriodShort(period, naming);
  const day = intl(locale, { day: 'numeric', month: 'numeric' });
  return `${day.format(Date.parse(`${period.key.slice(0, 10)}T00:00:00Z`))} ${period.key.slice(11, 16)}`;
}

/** Example: `14–20 Nov 2026`; one day is named in full. */
export function nameSpan(span: DaySpan, locale: Locale): string {
  if (span.fromDay === span.toDay) return formatDay(span.fromDay, locale);
  return nameDays(
    Date.parse(`${span.fromDay}T00:00:00Z`),
    Date.parse(`${span.toDay}T00:00:00Z`),
    locale,
    'year',
  );
}

/** English always has the year, where it stands at the end. */
function nameDays(fromMs: number, toMs: number, locale: Locale, inChinese: 'year' | 'no-year'): string {
  const full = intl(locale, { day: 'numeric', month: locale === 'en' ? 'short' : 'long', year: 'numeric' });
  if (locale === 'en') return full.formatRange(fromMs, toMs);
  // A range of Chinese dates would be written by the platform in figures and slashes.
  const inYear = intl(locale, { day: 'numeric', month: 'long' });
  const isSameYear = new Date(fromMs).getUTCFullYear() === new Date(toMs).getUTCFullYear();
  const from = inChinese === 'year' ? full : inYear;
  return `${from.format(fromMs)}至${(isSameYear || inChinese === 'no-year' ? inYear : full).format(toMs)}`;
}

/** Example: `Mon 2 Mar`. */
export function nameShortDay(day: string, locale: Locale): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return intl(locale, options).format(Date.parse(`${day}T00:00:00Z`));
}

/** The same with the year where it is another one than that of `today`. Example: `Mon 4 Jan 2027`. */
export function nameDayOfYear(day: string, today: string, locale: Locale): string {
  if (day.slice(0, 4) === today.slice(0, 4)) return nameShortDay(day, locale);
  const options = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  // English sets a comma where there is a year; without one it reads like the days beside it.
  return intl(locale, options)
    .format(Date.parse(`${day}T00:00:00Z`))
    .replace(',', '');
}

const formats = new Map<string, Intl.DateTimeFormat>();

function intl(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...options, timeZone: 'UTC' });
  formats.set(name, made);
  return made;
}

/** True where the site's clock shows the same time twice: an hour (somewhere half an hour) before or after. */
function isRepeated(atMs: number, timeZone: string): boolean {
  const clock = formatMinute(atMs, timeZone, 'en');
  return [30, 60].some((minutes) =>
    [-1, 1].some((sign) => formatMinute(atMs + sign * minutes * 60_000, timeZone, 'en') === clock),
  );
}

/** The Monday of an ISO week, epoch ms of its UTC date: week 1 is the one with January 4. */
function findMonday(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth + ((week - 1) * 7 - weekday) * DAY_MS;
}
