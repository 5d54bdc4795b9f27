import { describe, expect, test } from 'vitest';
import { coverOfDay, gapArea, stepArea, stepPath } from '../../../client/state/roster/day-curve.ts';
import { moveBreak, moveLongBreak, pullShift } from '../../../client/state/roster/pull-shift.ts';
import type { RosterShift } from '../../../shared/contract/rosters.ts';
import { EARLY, templateOf } from '../../helpers/roster-builder.ts';

const template = templateOf('early', 'Early', '06:00', '08:00');
const early = EARLY.shift!;

describe('a shift of the day drawn', () => {
  test('RX15 is pulled only to starts and lengths its template makes', () => {
    const pull = (part: 'start' | 'end' | 'whole', by: number) => {
      const pulled = pullShift(early, template, part, by, '00:00');
      return pulled === null ? null : `${pulled.start} ${pulled.minutes}`;
    };
    expect(pull('whole', 40)).toBe('07:30 510');
    expect(pull('whole', 900)).toBe('08:00 510');
    expect(pull('end', -50)).toBe('07:00 450');
    expect(pull('end', 600)).toBe('07:00 570');
    // From 07:00 to 15:30: it may begin at 06:00 at the earliest, at 08:00 at the latest.
    expect(pull('start', -90)).toBe('06:00 570');
    expect(pull('start', 50)).toBe('08:00 450');
    expect(pullShift(early, template, 'whole', 5, '00:00')).toBe(early);
    const typed: RosterShift = { ...early, start: '07:10', minutes: 333 };
    expect(pullShift(typed, template, 'end', 30, '00:00')).toBeNull();
  });

  test('RX15 of a site whose days begin at four, a night shift is pulled over midnight', () => {
    const night = templateOf('night', 'Night', '22:00', '01:00', { kind: 'night' });
    const shift: RosterShift = { ...early, templateId: 'night', start: '23:30', minutes: 510 };
    expect(pullShift(shift, night, 'whole', 60, '04:00')).toMatchObject({ start: '00:30', minutes: 510 });
  });

  test('RX15 its long break stays within its window, on its grid', () => {
    expect(moveLongBreak(early, template, 20)?.longBreakAfterMinutes).toBe(180);
    expect(moveLongBreak(early, template, 256)?.longBreakAfterMinutes).toBe(270);
    expect(moveLongBreak(early, template, 900)?.longBreakAfterMinutes).toBe(300);
    expect(moveLongBreak(early, { ...template, longBreak: null }, 200)).toBeNull();
  });

  test('a break that was placed moves by quarters of an hour between its neighbours', () => {
    const work = (fromMinute: number, toMinute: number) =>
      ({ kind: 'work', id: null, fromMinute, toMinute, isPaid: true }) as const;
    const pause = { kind: 'break', id: 'b', fromMinute: 540, toMinute: 555, isPaid: true } as const;
    const lunch = { kind: 'lunch', id: 'l', fromMinute: 660, toMinute: 690, isPaid: false } as const;
    const shift = { ...early, segments: [work(420, 540), pause, work(555, 660), lunch, work(690, 930)] };
    const moved = moveBreak(shift, 540, 37);
    expect(moved.segments!.map(({ fromMinute }) => fromMinute)).toEqual([420, 570, 585, 660, 690]);
    expect(moveBreak(shift, 540, 500).segments![1]).toMatchObject({ fromMinute: 630, toMinute: 645 });
    expect(moveBreak(shift, 540, -500).segments![1]!.fromMinute).toBe(435);
    expect(moveBreak(shift, 999, 30)).toBe(shift);
  });
});

describe('the curve of a day', () => {
  const slots = { slotMinutes: 30, dayStartSlots: [0, 2, 4] };
  const curves = [
    { coverId: 'a', needed: Float32Array.of(0, 0, 2, 3) },
    { coverId: 'b', needed: Float32Array.of(0, 0, 1, 1) },
  ];
  const there = [Float32Array.of(9, 9, 1, 3), Float32Array.of(9, 9, 3, 1)];

  test('groups are added up for the drawing, what is short and over in each by itself', () => {
    expect(coverOfDay(slots, curves, there, 1, null)).toEqual({
      needed: [3, 4],
      there: [4, 4],
      shortHours: 0.5,
      overHours: 1,
    });
    expect(coverOfDay(slots, curves, there, 1, 'a')).toMatchObject({
      needed: [2, 3],
      shortHours: 0.5,
      overHours: 0,
    });
  });

  test('is drawn in steps', () => {
    expect(stepPath([0, 2], 2, 10, 20)).toBe('M0 20H5V0H10');
    expect(stepArea([0, 2], 2, 10, 20)).toBe('M0 20H5V0H10V20H0Z');
    expect(stepArea([], 2, 10, 20)).toBe('');
    expect(gapArea([1, 2], [2, 1], 2, 10, 20)).toBe('M5 0H10V10H5Z');
  });
});
