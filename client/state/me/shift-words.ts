import type { OwnDay } from '../../../shared/contract/me.ts';
import type { OwnPart, OwnShift } from '../../../shared/me/own-shift.ts';
import { nameClock } from '../../../shared/rostering/days/shift-codec.ts';
import { pickText, type Locale } from '../../../shared/site/localized-text.ts';
import type { Words } from '../../locales/index.ts';
import { formatMinute } from '../site-time.ts';
import { clocksPutOn, dateAt, nameDayShort } from './own-times.ts';

export interface ShiftReader {
  readonly words: Words['me'];
  readonly locale: Locale;
  readonly timeZone: string;
}

export function clockOf(atMs: number, { timeZone, locale }: ShiftReader): string {
  return formatMinute(atMs, timeZone, locale);
}

/** `22:00–06:00` */
export function wordHours({ fromMs, toMs }: Pick<OwnShift, 'fromMs' | 'toMs'>, reader: ShiftReader): string {
  return reader.words.hours(clockOf(fromMs, reader), clockOf(toMs, reader));
}

/** Hours with at most one digit after the point. */
export function wordLength(ms: number, locale: Locale): string {
  return (ms / 3_600_000).toLocaleString(locale, { maximumFractionDigits: 1 });
}

/** What is not plain of a shift's hours: that it ends on another date, and that the clocks are changed in it. */
export function wordOddHours({ fromMs, toMs }: OwnShift, reader: ShiftReader): readonly string[] {
  const { words, locale, timeZone } = reader;
  const lastDate = dateAt(toMs - 1, timeZone);
  const said: string[] = [];
  if (lastDate !== dateAt(fromMs, timeZone))
    said.push(words.endsOn(nameDayShort(lastDate, locale), clockOf(toMs, reader)));
  const minutes = clocksPutOn(fromMs, toMs, timeZone);
  const hours = wordLength(toMs - fromMs, locale);
  if (minutes > 0) said.push(words.clocksOn(minutes, hours));
  if (minutes < 0) said.push(words.clocksBack(-minutes, hours));
  return said;
}

export function nameShift({ name }: Pick<OwnShift, 'name'>, { words, locale }: ShiftReader): string {
  return pickText(name, locale) || words.shift;
}

export function namePart({ kind, name }: OwnPart, { words }: ShiftReader): string {
  return name === '' ? words.parts[kind] : name;
}

/** A day in one line, for eyes and for readers of screens alike. */
export function wordDay({ isPublished, shift, leave }: OwnDay, reader: ShiftReader): string {
  const { words } = reader;
  const parts = leave.map(({ part }) =>
    part === null ? words.leave : words.leavePart(nameClock(part.fromMinute), nameClock(part.toMinute)),
  );
  if (shift !== null) parts.push(words.both(wordHours(shift, reader), nameShift(shift, reader)));
  if (parts.length > 0) return parts.reduce(words.both);
  return isPublished ? words.dayOff : words.notPublished;
}

/** `Starts in 14 h 20 min`; from two days on without minutes. */
export function wordCountdown(untilMs: number, words: Words['me']): string {
  const minutes = Math.max(1, Math.ceil(untilMs / 60_000));
  const hours = Math.floor(minutes / 60);
  return hours >= 48
    ? words.startsInDays(Math.floor(hours / 24), hours % 24)
    : words.startsIn(hours, minutes % 60);
}
