import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { writeCalendar } from '../../server/me/write-calendar.ts';
import type { CalendarEntry } from '../../shared/me/calendar-entry.ts';
import { describeOwnShift } from '../../shared/me/describe-own-shift.ts';
import type { Locale } from '../../shared/site/localized-text.ts';
import { BERLIN, entry, segment, template } from './own-builders.ts';

const SITE = { ...BERLIN, name: { en: 'Nord, Süd; Ost', 'zh-CN': '北方客服，中心' } };
const NOTE =
  '请提前十分钟到达并在交接班本上签字，谢谢配合；新系统今天上线，遇到问题请联系班长。📞 Bring the headset, please.';

function shiftEntry(
  day: string,
  one = entry('22:00', 480),
  change: Partial<CalendarEntry> = {},
): CalendarEntry {
  const shift = describeOwnShift(day, one, BERLIN, { templates: [template('early')], activities: [] })!;
  return {
    uid: `${day}-x@floorcast`,
    sequence: 0,
    isCancelled: false,
    changedMs: Date.UTC(2026, 0, 5, 6, 7, 8),
    content: { kind: 'shift', shift },
    ...change,
  };
}

function read(entries: readonly CalendarEntry[], locale: Locale = 'en') {
  const text = writeCalendar(entries, { site: SITE, locale });
  const root = new ICAL.Component(ICAL.parse(text));
  // What the file itself says of the zone, not what the parser may know.
  ICAL.TimezoneService.reset();
  const zones = root.getAllSubcomponents('vtimezone').map((one) => new ICAL.Timezone(one));
  for (const zone of zones) ICAL.TimezoneService.register(zone);
  const events = root.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  return { text, root, events, zones };
}

const msOf = (time: ICAL.Time) => time.toUnixTime() * 1_000;

describe('a written calendar, read by another parser', () => {
  it.each([
    ['2026-03-28', 7],
    ['2026-10-24', 9],
    ['2026-11-30', 8],
    ['2026-07-01', 8],
  ])('MW22 has the night shift of %s with its %i hours', (day, hours) => {
    const kept = shiftEntry(day);
    const { events, zones } = read([kept]);
    expect(zones.map(({ tzid }) => tzid)).toEqual(['Europe/Berlin']);
    const shift = kept.content.kind === 'shift' ? kept.content.shift : null;
    expect(msOf(events[0]!.startDate)).toBe(shift!.fromMs);
    expect(msOf(events[0]!.endDate)).toBe(shift!.toMs);
    expect(shift!.toMs - shift!.fromMs).toBe(hours * 3_600_000);
    expect(events[0]!.startDate.zone.tzid).toBe('Europe/Berlin');
  });

  it.each(['2026-03-29', '2026-10-25'])('MW22 has every hour of %s at its own moment', (day) => {
    const starts = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:30`);
    const kept = starts.map((start) =>
      shiftEntry(day, entry(start, 60, { longBreakAfterMinutes: null }), { uid: `${start}@floorcast` }),
    );
    const { events } = read(kept);
    events.forEach((event, at) => {
      const { content } = kept[at]!;
      if (content.kind !== 'shift') return;
      expect(msOf(event.startDate)).toBe(content.shift.fromMs);
      expect(msOf(event.endDate)).toBe(content.shift.toMs);
    });
  });

  it('MW22 says which of two hours it is where the clock alone does not', () => {
    const kept = shiftEntry('2026-10-25');
    if (kept.content.kind !== 'shift') throw new Error('It is a shift.');
    // The second half past two, after the clocks went back.
    const fromMs = Date.UTC(2026, 9, 25, 1, 30);
    const late = { ...kept.content.shift, fromMs, toMs: fromMs + 3_600_000 };
    const { events } = read([{ ...kept, content: { kind: 'shift', shift: late } }]);
    expect(msOf(events[0]!.startDate)).toBe(fromMs);
    expect(msOf(events[0]!.endDate)).toBe(fromMs + 3_600_000);
  });

  it('MW22 keeps Chinese whole in lines of at most 75 octets', () => {
    const pauses = [
      segment('work', 480, 600),
      segment('lunch', 600, 630, 'lunch'),
      segment('work', 630, 960),
    ];
    const one = entry('08:00', 480, { note: NOTE, segments: pauses });
    const { text, events, root } = read([shiftEntry('2026-11-30', one)], 'zh-CN');
    expect(events[0]!.summary).toBe('early 班，早；晚');
    expect(events[0]!.description).toBe(`午餐 10:00–10:30\n${NOTE}`);
    expect(root.getFirstPropertyValue('x-wr-calname')).toBe('班次 · 北方客服，中心');
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).not.toContain('\ufffd');
    expect(read([], 'en').text).toContain('X-WR-CALNAME:Shifts\\, Nord\\, Süd\\; Ost\r\n');
  });

  it('MW22 has leave as whole days, or as hours of a day', () => {
    const base = { sequence: 2, isCancelled: false, changedMs: 1 };
    const { events } = read([
      {
        ...base,
        uid: 'whole',
        content: { kind: 'leave', firstDay: '2026-10-24', lastDay: '2026-10-26', part: null },
      },
      {
        ...base,
        uid: 'part',
        content: {
          kind: 'leave',
          firstDay: '2026-10-26',
          lastDay: '2026-10-26',
          part: { fromMinute: 480, toMinute: 600 },
        },
      },
    ]);
    expect(events[0]!.startDate).toMatchObject({ isDate: true });
    expect(events[0]!.startDate.toString()).toBe('2026-10-24');
    expect(events[0]!.endDate.toString()).toBe('2026-10-27');
    expect(events[0]!.summary).toBe('Leave');
    expect(msOf(events[1]!.startDate)).toBe(Date.UTC(2026, 9, 26, 7));
    expect(msOf(events[1]!.endDate)).toBe(Date.UTC(2026, 9, 26, 9));
  });

  it('MW25 says that something is cancelled, by the same UID and a higher number, stamped in UTC', () => {
    const { events, text } = read([shiftEntry('2026-11-30', undefined, { sequence: 4, isCancelled: true })]);
    expect(events[0]).toMatchObject({ uid: '2026-11-30-x@floorcast', sequence: 4 });
    expect(events[0]!.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(text).toContain('DTSTAMP:20260105T060708Z');
    expect(text).toContain('LAST-MODIFIED:20260105T060708Z');
  });

  it.each(['Asia/Shanghai', 'Australia/Lord_Howe', 'America/Santiago', 'Africa/Casablanca', 'UTC'])(
    'MW22 says of %s what the zone does over the year',
    (timeZone) => {
      const entries = Array.from({ length: 12 }, (_, month): CalendarEntry => {
        const fromMs = Date.UTC(2026, month, 11, 13);
        const shift = {
          day: `2026-${String(month + 1).padStart(2, '0')}-11`,
          fromMs,
          toMs: fromMs + 3_600_000,
          name: {},
          isStandby: false,
          parts: [],
          openBreakMinutes: 0,
          note: '',
        };
        return {
          uid: `${month}`,
          sequence: 0,
          isCancelled: false,
          changedMs: 1,
          content: { kind: 'shift', shift },
        };
      });
      const text = writeCalendar(entries, { site: { ...SITE, timeZone }, locale: 'en' });
      const root = new ICAL.Component(ICAL.parse(text));
      ICAL.TimezoneService.reset();
      for (const zone of root.getAllSubcomponents('vtimezone'))
        ICAL.TimezoneService.register(new ICAL.Timezone(zone));
      root.getAllSubcomponents('vevent').forEach((one, month) => {
        expect(msOf(new ICAL.Event(one).startDate)).toBe(Date.UTC(2026, month, 11, 13));
      });
    },
  );
});
