import { Temporal } from 'temporal-polyfill';

/** Before the first event that is named in it. */
const BEFORE_DAYS = 400;

/**
 * A VTIMEZONE (RFC 5545, 3.6.5) that holds for these moments: each change of the clocks by itself, so that no rule of how they are
 * changed has to be found, and laws that change need none.
 */
export function writeVtimezone(timeZone: string, fromMs: number, toMs: number): string {
  const first = at(fromMs, timeZone).subtract({ days: BEFORE_DAYS });
  const last = at(toMs, timeZone).add({ days: BEFORE_DAYS });
  const lines = [
    'BEGIN:VTIMEZONE',
    `TZID:${timeZone}`,
    ...writeObservance(first.startOfDay(), first.offset, isSummer(first)),
  ];
  for (let change = first.getTimeZoneTransition('next'); change !== null;) {
    if (Temporal.ZonedDateTime.compare(change, last) > 0) break;
    const before = change.subtract({ milliseconds: 1 });
    lines.push(...writeObservance(change, before.offset, isSummer(change)));
    change = change.getTimeZoneTransition('next');
  }
  return [...lines, 'END:VTIMEZONE'].join('\r\n');
}

/** @param offsetBefore of the clock that `DTSTART` is read from */
function writeObservance(
  start: Temporal.ZonedDateTime,
  offsetBefore: string,
  isDaylight: boolean,
): readonly string[] {
  const kind = isDaylight ? 'DAYLIGHT' : 'STANDARD';
  const shown = start.toInstant().toZonedDateTimeISO(offsetBefore).toPlainDateTime();
  return [
    `BEGIN:${kind}`,
    `DTSTART:${shown.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}`,
    `TZOFFSETFROM:${offsetBefore.replace(':', '')}`,
    `TZOFFSETTO:${start.offset.replace(':', '')}`,
    `END:${kind}`,
  ];
}

/** The later of the two offsets of the year. */
function isSummer(moment: Temporal.ZonedDateTime): boolean {
  const { year, timeZoneId } = moment;
  const offsets = [1, 7].map(
    (month) => Temporal.PlainDate.from({ year, month, day: 1 }).toZonedDateTime(timeZoneId).offsetNanoseconds,
  );
  return moment.offsetNanoseconds > Math.min(...offsets);
}

function at(ms: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
}
