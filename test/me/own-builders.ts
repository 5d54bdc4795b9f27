import type { RosterEntry, RosterSegment, RosterShift } from '../../shared/contract/rosters.ts';
import type { ShiftTemplate } from '../../shared/rostering/problem/problem.ts';

export const BERLIN = { timeZone: 'Europe/Berlin', dayStartsAt: '00:00' } as const;

/** A template of eight hours and a half with lunch after four and a break of 15 minutes. */
export function template(id: string, change: Partial<ShiftTemplate> = {}): ShiftTemplate {
  return {
    id,
    name: id,
    names: { en: `${id} shift`, 'zh-CN': `${id} 班，早；晚` },
    kind: 'day',
    firstStart: '00:00',
    lastStart: '23:30',
    gridMinutes: 30,
    minMinutes: 60,
    maxMinutes: 720,
    lengthGridMinutes: 30,
    longBreak: {
      minutes: 30,
      isPaid: false,
      earliestAfterMinutes: 240,
      latestAfterMinutes: 240,
      gridMinutes: 30,
    },
    shortBreaks: [{ minutes: 15, isPaid: true, earliestAfterMinutes: 60, latestAfterMinutes: 120 }],
    breakSpacingMinutes: 30,
    ...change,
  };
}

export function entry(
  start: string,
  minutes: number,
  change: Partial<RosterShift> & { readonly note?: string } = {},
): RosterEntry {
  const { note = '', ...shift } = change;
  return {
    shift: { templateId: 'early', start, minutes, longBreakAfterMinutes: 240, segments: null, ...shift },
    isPinned: false,
    note,
  };
}

export function segment(
  kind: RosterSegment['kind'],
  fromMinute: number,
  toMinute: number,
  id: string | null = null,
): RosterSegment {
  return { kind, id, fromMinute, toMinute, isPaid: kind !== 'lunch' && kind !== 'gap' };
}
