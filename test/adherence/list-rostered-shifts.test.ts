import { describe, expect, it } from 'vitest';
import { listRosteredShifts } from '../../shared/adherence/list-rostered-shifts.ts';
import type { RosterSegment, RosterShift } from '../../shared/contract/rosters.ts';
import type { ShiftTemplate } from '../../shared/rostering/problem/problem.ts';
import { templateOf } from '../helpers/roster-builder.ts';

const TEMPLATES: readonly ShiftTemplate[] = [
  templateOf('early', 'Early', '00:00', '23:00'),
  templateOf('standby', 'Standby', '00:00', '23:00', { kind: 'standby' }),
];

function segment(kind: RosterSegment['kind'], fromMinute: number, toMinute: number): RosterSegment {
  return { kind, id: null, fromMinute, toMinute, isPaid: true };
}

function list(day: string, timeZone: string, shift: Partial<RosterShift>) {
  const whole = {
    templateId: 'early',
    start: '22:00',
    minutes: 480,
    longBreakAfterMinutes: null,
    segments: null,
  };
  const entries = { a: { shift: { ...whole, ...shift }, isPinned: false, note: '' } };
  return listRosteredShifts({ day, entries }, { timeZone, dayStartsAt: '00:00' }, TEMPLATES);
}

const told = (ms: number) => new Date(ms).toISOString().slice(5, 16);

describe('what is rostered', () => {
  it('AD1 goes over midnight and stays with the day it stands on', () => {
    const segments = [
      segment('work', 1320, 1500),
      segment('lunch', 1500, 1530),
      segment('meeting', 1530, 1800),
    ];
    const [shift] = list('2026-03-10', 'Asia/Shanghai', { segments });
    expect(shift).toMatchObject({ agentId: 'a', day: '2026-03-10', unplacedBreakMs: 0 });
    expect(shift!.spans.map(({ activity, fromMs, toMs }) => [activity, told(fromMs), told(toMs)])).toEqual([
      ['work', '03-10T14:00', '03-10T17:00'],
      ['lunch', '03-10T17:00', '03-10T17:30'],
      ['activity', '03-10T17:30', '03-10T22:00'],
    ]);
  });

  it('AD1 leaves the hole of a split shift off', () => {
    const segments = [segment('work', 480, 720), segment('gap', 720, 960), segment('work', 960, 1200)];
    const [shift] = list('2026-03-10', 'Etc/UTC', { segments });
    expect(shift!.spans.map(({ fromMs }) => told(fromMs))).toEqual(['03-10T08:00', '03-10T16:00']);
  });

  it.each([
    ['2026-03-29', 9, '03-28T23:00'],
    ['2026-10-25', 11, '10-24T22:00'],
  ])('AD1 is in real time where the clocks change: %s', (day, hours, from) => {
    // From midnight to ten by the wall clock.
    const [shift] = list(day, 'Europe/Berlin', { start: '00:00', minutes: 600 });
    const { spans } = shift!;
    expect(told(spans[0]!.fromMs)).toBe(from);
    expect((spans.at(-1)!.toMs - spans[0]!.fromMs) / 3_600_000).toBe(hours);
  });

  it('AD2 owes the short breaks that are not placed, and asks nothing of a standby', () => {
    const [shift] = list('2026-03-10', 'Etc/UTC', { start: '08:00' });
    const minutes = TEMPLATES[0]!.shortBreaks.reduce((sum, pause) => sum + pause.minutes, 0);
    expect(minutes).toBeGreaterThan(0);
    expect(shift!.unplacedBreakMs).toBe(minutes * 60_000);
    expect(list('2026-03-10', 'Etc/UTC', { templateId: 'standby' })).toEqual([]);
  });
});
