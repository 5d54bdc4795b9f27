import type { BreakDay, DayShift, Pause } from '../../../shared/rostering/breaks/break-day.ts';

export const pause = (id: string, from: number, to: number, more: Partial<Pause> = {}): Pause => ({
  id,
  kind: id.startsWith('lunch') ? 'lunch' : id.startsWith('coach') ? 'activity' : 'break',
  minutes: 15,
  isPaid: true,
  earliestMinute: from,
  latestMinute: to,
  wasMinute: null,
  ...more,
});

export const shift = (
  agent: number,
  fromMinute: number,
  toMinute: number,
  pauses: readonly Pause[],
  spacingMinutes = 0,
): DayShift => ({ agent, fromMinute, toMinute, spacingMinutes, pauses });

/** One curve everybody counts in: needed people by row, 10 for each too few, 1 for each too many. */
export const dayOf = (
  shifts: readonly DayShift[],
  needed: readonly number[],
  more: Partial<BreakDay> = {},
): BreakDay => ({
  rowMinutes: 15,
  shifts,
  meetings: [],
  covers: [
    {
      id: 'all',
      shares: shifts.map(() => 1),
      base: needed.map(() => 0),
      limits: needed.map((n) => ({ softMin: n, softMax: n, perUnder: 10, perOver: 1 })),
    },
  ],
  ...more,
});
