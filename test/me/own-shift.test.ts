import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublishedChange } from '../../shared/contract/roster-versions.ts';
import type { RosterEntry, RosterShift } from '../../shared/contract/rosters.ts';
import { describeOwnShift } from '../../shared/me/describe-own-shift.ts';
import { findOwnMoment } from '../../shared/me/find-own-moment.ts';
import { findLeaveOn, listOwnLeave } from '../../shared/me/own-leave.ts';
import { sumOwnChanges, type UnseenVersion } from '../../shared/me/sum-own-changes.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { BERLIN, entry, segment, template } from './own-builders.ts';

const TEMPLATES = [
  template('early'),
  template('split', { kind: 'split', shortBreaks: [] }),
  template('standby', { kind: 'standby' }),
];
const SETTINGS = {
  templates: TEMPLATES,
  activities: [{ id: 'coach', name: 'Coaching' }] as never,
};
const describeOn = (day: string, one: RosterEntry) => describeOwnShift(day, one, BERLIN, SETTINGS);
const utc = (text: string) => Date.parse(`${text}Z`);

describe('a shift of one’s own', () => {
  it('OW1 goes over midnight', () => {
    const shift = describeOn('2026-11-30', entry('22:00', 480))!;
    expect(shift.fromMs).toBe(utc('2026-11-30T21:00'));
    expect(shift.toMs).toBe(utc('2026-12-01T05:00'));
    expect(shift.day).toBe('2026-11-30');
  });

  it.each([
    ['2026-03-28', 7],
    ['2026-10-24', 9],
    ['2026-11-30', 8],
  ])('OW1 the night from %s lasts %i hours by the clock’s eight', (day, hours) => {
    const shift = describeOn(day, entry('22:00', 480))!;
    expect((shift.toMs - shift.fromMs) / 3_600_000).toBe(hours);
    const parts = shift.parts.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
    expect(parts).toBe(shift.toMs - shift.fromMs);
  });

  it('OW1 has the hole of a split shift as a gap, and placed parts as they are placed', () => {
    const split = describeOn('2026-11-30', entry('08:00', 600, { templateId: 'split' }))!;
    expect(split.parts.map(({ kind }) => kind)).toEqual(['work', 'gap', 'work']);
    const placed = describeOn(
      '2026-11-30',
      entry('08:00', 480, {
        segments: [
          segment('work', 480, 600),
          segment('activity', 600, 660, 'coach'),
          segment('lunch', 660, 690, 'lunch'),
          segment('work', 690, 960),
        ],
      }),
    )!;
    expect(placed.parts.map(({ kind, name }) => [kind, name])).toEqual([
      ['work', ''],
      ['activity', 'Coaching'],
      ['lunch', ''],
      ['work', ''],
    ]);
    expect(placed.parts[1]).toMatchObject({ fromMs: utc('2026-11-30T09:00'), toMs: utc('2026-11-30T10:00') });
    expect(placed.openBreakMinutes).toBe(0);
  });

  it('OW2 has the long break where the shift has it, and short breaks open; a standby has nothing', () => {
    const shift = describeOn('2026-11-30', entry('07:00', 510))!;
    expect(shift.parts.map(({ kind }) => kind)).toEqual(['work', 'lunch', 'work']);
    expect(shift.parts[1]).toMatchObject({ fromMs: utc('2026-11-30T10:00'), isPaid: false });
    expect(shift.openBreakMinutes).toBe(15);
    const standby = describeOn('2026-11-30', entry('07:00', 480, { templateId: 'standby' }))!;
    expect(standby).toMatchObject({ isStandby: true, parts: [], openBreakMinutes: 0 });
    expect(describeOn('2026-11-30', { shift: null, isPinned: false, note: '' })).toBeNull();
    expect(describeOn('2026-11-30', entry('07:00', 480, { templateId: 'gone' }))).toMatchObject({ name: {} });
  });

  it('OW1 begins on its site day and its parts are in order within it, whatever the day', () => {
    const calendar = createSiteCalendar({ ...BERLIN, intervalMinutes: 15 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 730 }),
        fc.integer({ min: 0, max: 47 }),
        fc.integer({ min: 9, max: 24 }),
        (ahead, halfHour, halves) => {
          const day = calendar.addDays('2026-01-01', ahead);
          const start = `${String(halfHour >> 1).padStart(2, '0')}:${halfHour % 2 ? '30' : '00'}`;
          const shift = describeOn(day, entry(start, halves * 30))!;
          const { fromMs, toMs } = calendar.dayNamed(day);
          expect(shift.fromMs).toBeGreaterThanOrEqual(fromMs);
          expect(shift.fromMs).toBeLessThan(toMs);
          let reached = shift.fromMs;
          for (const part of shift.parts) {
            expect(part.fromMs).toBe(reached);
            expect(part.toMs).toBeGreaterThan(part.fromMs);
            reached = part.toMs;
          }
          expect(reached).toBe(shift.toMs);
        },
      ),
    );
  });
});

describe('the moment', () => {
  const night = describeOn('2026-11-29', entry('22:00', 480))!;
  const early = describeOn('2026-11-30', entry('05:30', 480))!;
  const late = describeOn('2026-12-02', entry('14:00', 480))!;

  it('OW3 has the shift that began last, what it has one do, and what comes', () => {
    const shifts = [late, early, night];
    const atNight = findOwnMoment(shifts, utc('2026-11-30T01:00'));
    expect(atNight).toMatchObject({ running: { day: '2026-11-29' }, next: { day: '2026-11-30' } });
    expect(findOwnMoment(shifts, utc('2026-11-30T04:45')).running?.day).toBe('2026-11-30');
    const atLunch = findOwnMoment(shifts, utc('2026-11-30T08:35'));
    expect(atLunch.part?.kind).toBe('lunch');
    expect(atLunch.nextPart?.kind).toBe('work');
    expect(findOwnMoment(shifts, early.toMs)).toMatchObject({ running: null, next: { day: '2026-12-02' } });
    expect(findOwnMoment([], 0)).toEqual({ running: null, part: null, nextPart: null, next: null });
  });
});

describe('news of versions', () => {
  const shift = (start: string): RosterShift => entry(start, 480).shift!;
  const change = (
    day: string,
    kind: PublishedChange['kind'],
    before: string | null,
    after: string | null,
  ): PublishedChange => ({
    agentId: 'a',
    day,
    kind,
    before: before === null ? null : shift(before),
    after: after === null ? null : shift(after),
    noticeHours: null,
    isLate: false,
  });
  const version = (versionNo: number, ...changes: readonly PublishedChange[]): UnseenVersion => ({
    versionNo,
    publishedMs: versionNo * 1_000,
    changes,
  });
  const sum = (...unseen: readonly UnseenVersion[]) =>
    sumOwnChanges(unseen, '2026-11-30', ({ start, minutes }) => ({ start, minutes, name: {} }));

  it('OW4 is from before the first to after the last; what was changed back is none', () => {
    const told = sum(
      version(
        3,
        change('2026-12-01', 'moved', '07:00', '09:00'),
        change('2026-12-02', 'moved', '07:00', '09:00'),
      ),
      version(
        5,
        change('2026-12-01', 'removed', '09:00', null),
        change('2026-12-02', 'moved', '09:00', '07:00'),
      ),
    );
    expect(told).toMatchObject({ upToVersion: 5, publishedAtMs: 5_000, fresh: null });
    expect(told.changes).toEqual([
      { day: '2026-12-01', before: { start: '07:00', minutes: 480, name: {} }, after: null },
    ]);
  });

  it('OW4 leaves out what is over, tells new days together, and what was taken away of them', () => {
    const told = sum(
      version(
        1,
        change('2026-11-29', 'moved', '07:00', '09:00'),
        change('2026-12-03', 'new', null, '07:00'),
        change('2026-12-01', 'new', null, '07:00'),
      ),
      version(2, change('2026-12-03', 'removed', '07:00', null)),
    );
    expect(told.fresh).toEqual({ firstDay: '2026-12-01', lastDay: '2026-12-03' });
    expect(told.changes).toEqual([
      { day: '2026-12-03', before: { start: '07:00', minutes: 480, name: {} }, after: null },
    ]);
    expect(sum()).toMatchObject({ upToVersion: 0, fresh: null, changes: [] });
  });
});

describe('leave', () => {
  const range = { firstDay: '2026-12-01', days: 10 };
  const approved = {
    requestId: 'r',
    agentId: 'a',
    firstDay: '2026-12-03',
    lastDay: '2026-12-04',
    part: null,
    leaveKind: 'annual',
    revision: 1,
    isCancelled: false,
  };
  const planned = (from: string, to: string, kind: 'leave' | 'fixed' = 'leave') => ({
    agentId: 'a',
    daysOff: [{ from, to, kind, paidMinutesPerDay: 480 }],
  });

  it('OW5 of planners counts where nothing asked for lies on it', () => {
    expect(listOwnLeave([approved], planned('2026-12-04', '2026-12-06'), range)).toEqual([approved]);
    const both = listOwnLeave([approved], planned('2026-11-30', '2026-12-01'), range);
    expect(both.map(({ firstDay }) => firstDay)).toEqual(['2026-11-30', '2026-12-03']);
    expect(listOwnLeave([], planned('2026-12-20', '2026-12-21'), range)).toEqual([]);
    expect(listOwnLeave([], planned('2026-12-02', '2026-12-02', 'fixed'), range)).toEqual([]);
    expect(listOwnLeave([], undefined, range)).toEqual([]);
  });

  it('OW5 taken back holds nothing, and does not hide what planners set', () => {
    const cancelled = { ...approved, isCancelled: true };
    const leave = listOwnLeave([cancelled], planned('2026-12-04', '2026-12-04'), range);
    expect(findLeaveOn(leave, '2026-12-03')).toEqual([]);
    expect(findLeaveOn(leave, '2026-12-04')).toMatchObject([{ leaveKind: 'leave' }]);
    expect(findLeaveOn([approved], '2026-12-04')).toEqual([approved]);
    expect(findLeaveOn([approved], '2026-12-05')).toEqual([]);
  });
});
