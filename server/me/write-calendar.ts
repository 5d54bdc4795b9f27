import ical, {
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalEventData,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { wordMessage, type Message } from '../../shared/messages/message.ts';
import type { CalendarContent, CalendarEntry } from '../../shared/me/calendar-entry.ts';
import type { OwnPart, OwnShift } from '../../shared/me/own-shift.ts';
import { pickText, type Locale, type LocalizedText } from '../../shared/site/localized-text.ts';
import { writeVtimezone } from './write-vtimezone.ts';

export interface CalendarReader {
  readonly site: { readonly name: LocalizedText; readonly timeZone: string; readonly dayStartsAt: string };
  readonly locale: Locale;
}

/** What calendars are asked to wait before they read again; most have their own mind. */
const READ_AGAIN_SECONDS = 3_600;

/** A calendar as RFC 5545 has it, in its reader's language. */
export function writeCalendar(entries: readonly CalendarEntry[], reader: CalendarReader): string {
  const { site, locale } = reader;
  const { timeZone } = site;
  const word = (message: Message) => wordMessage(message, locale);
  const moments = entries.flatMap(({ content }) => momentsOf(content));
  const calendar = ical({
    // The library does not escape a name.
    name: escapeText(word({ code: 'calendar-name', site: pickText(site.name, locale) })),
    prodId: { company: 'Floorcast', product: 'Own shifts', language: locale },
    method: ICalCalendarMethod.PUBLISH,
    ttl: READ_AGAIN_SECONDS,
    // Without a name: stamps are then in UTC, as they have to be.
    timezone: {
      name: null,
      generator: (zone) =>
        moments.length === 0 ? null : writeVtimezone(zone, Math.min(...moments), Math.max(...moments)),
    },
  });
  for (const entry of entries) calendar.createEvent(describeEvent(entry, timeZone, locale, word));
  return `${calendar.toString()}\r\n`;
}

function describeEvent(
  { uid, sequence, isCancelled, changedMs, content }: CalendarEntry,
  timeZone: string,
  locale: Locale,
  word: (message: Message) => string,
): ICalEventData {
  const stamp = new Date(changedMs);
  return {
    id: uid,
    sequence,
    stamp,
    lastModified: stamp,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...placeOf(content, timeZone),
    ...(content.kind === 'shift'
      ? {
          summary: nameShift(content.shift, locale, word),
          description: describeShift(content.shift, timeZone, word),
          transparency: ICalEventTransparency.OPAQUE,
        }
      : { summary: word({ code: 'calendar-leave' }), transparency: ICalEventTransparency.TRANSPARENT }),
  };
}

function placeOf(
  content: CalendarContent,
  timeZone: string,
): Pick<ICalEventData, 'start' | 'end' | 'timezone' | 'allDay'> {
  if (content.kind === 'shift') {
    const { fromMs, toMs } = content.shift;
    const [start, end] = [zoned(fromMs, timeZone), zoned(toMs, timeZone)];
    // Of a time that comes twice calendars disagree which is meant: UTC alone says it to all of them.
    const isPlain = comesOnce(start) && comesOnce(end);
    return { start, end, timezone: isPlain ? timeZone : null };
  }
  const first = Temporal.PlainDate.from(content.firstDay);
  const { part } = content;
  if (part === null)
    return { allDay: true, start: first, end: Temporal.PlainDate.from(content.lastDay).add({ days: 1 }) };
  const minute = (minutes: number) =>
    first.toPlainDateTime().add({ minutes }).toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  return { start: minute(part.fromMinute), end: minute(part.toMinute), timezone: timeZone };
}

function nameShift(
  { name, isStandby }: OwnShift,
  locale: Locale,
  word: (message: Message) => string,
): string {
  const shift = pickText(name, locale) || word({ code: 'calendar-shift' });
  return isStandby ? word({ code: 'calendar-standby', shift }) : shift;
}

/** Its pauses and what else is not on queues, a line each. */
function describeShift(
  { parts, openBreakMinutes, note }: OwnShift,
  timeZone: string,
  word: (message: Message) => string,
): string {
  const clock = (ms: number) => zoned(ms, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
  const lines = parts
    .filter(({ kind }) => kind !== 'work')
    .map(({ kind, name, fromMs, toMs }) => {
      const what = name === '' ? word({ code: PART_WORDS[kind] }) : name;
      return word({ code: 'calendar-part', what, from: clock(fromMs), to: clock(toMs) });
    });
  if (openBreakMinutes > 0) lines.push(word({ code: 'calendar-open-breaks', minutes: openBreakMinutes }));
  if (note !== '') lines.push(note);
  return lines.join('\n');
}

const PART_WORDS = {
  work: 'calendar-shift',
  lunch: 'calendar-lunch',
  break: 'calendar-break',
  gap: 'calendar-gap',
  activity: 'calendar-activity',
  meeting: 'calendar-meeting',
} as const satisfies Readonly<Record<OwnPart['kind'], Message['code']>>;

function momentsOf(content: CalendarContent): readonly number[] {
  if (content.kind === 'shift') return [content.shift.fromMs, content.shift.toMs];
  return content.part === null ? [] : [Date.parse(`${content.firstDay}T12:00:00Z`)];
}

function zoned(ms: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
}

function comesOnce(moment: Temporal.ZonedDateTime): boolean {
  const shown = moment.toPlainDateTime();
  const [first, last] = (['earlier', 'later'] as const).map(
    (disambiguation) => shown.toZonedDateTime(moment.timeZoneId, { disambiguation }).epochMilliseconds,
  );
  return first === last;
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|\r|\n/g, '\\n');
}
