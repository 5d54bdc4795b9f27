import { createTally } from '../../shared/floor/tally.ts';
import type { DayGrid } from '../../shared/forecasting/day-grid.ts';
import type { QueueInterval } from '../../shared/history/roll-ups.ts';
import { dayNumber, nameDay, weekdayOf } from '../../shared/time/day-number.ts';
import { createLocalClock } from '../../shared/time/local-clock.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';

export const QUARTER_MS = 900_000;

/** Calls offered to a queue in a quarter hour, all handled in 300 s each. */
export function quarterRow(queueId: string, startMs: number, offered: number): QueueInterval {
  return {
    queueId,
    startMs,
    tally: {
      ...createTally(),
      offered,
      handled: offered,
      sumTalkMs: offered * 200_000,
      sumWrapUpMs: offered * 100_000,
    },
  };
}

/** Rows of one queue: as many calls as said in each quarter hour of these site days, no row for null. */
export function quarterRows(
  site: { readonly timeZone: string; readonly dayStartsAt: string },
  queueId: string,
  range: { readonly firstDay: string; readonly days: number },
  callsAt: (day: string, startMs: number, localMinutes: number) => number | null,
): readonly QueueInterval[] {
  const calendar = createSiteCalendar({ ...site, intervalMinutes: 15 });
  const clock = createLocalClock(site.timeZone);
  const rows: QueueInterval[] = [];
  for (let index = 0; index < range.days; index += 1) {
    const day = nameDay(dayNumber(range.firstDay) + index);
    for (const startMs of calendar.intervalStarts(calendar.dayNamed(day))) {
      const calls = callsAt(day, startMs, (clock.show(startMs) / 60_000) % 1_440);
      if (calls !== null) rows.push(quarterRow(queueId, startMs, calls));
    }
  }
  return rows;
}

/** A grid of half hours (or of `intervalsPerDay`), with the value said for each place of each day. */
export function gridOf(
  firstDay: string,
  days: number,
  valueAt: (day: string, place: number, weekday: number) => number,
  intervalsPerDay = 48,
): DayGrid {
  const values = new Float64Array(days * intervalsPerDay);
  for (let index = 0; index < days; index += 1) {
    const day = nameDay(dayNumber(firstDay) + index);
    for (let place = 0; place < intervalsPerDay; place += 1)
      values[index * intervalsPerDay + place] = valueAt(day, place, weekdayOf(day));
  }
  return { intervalMinutes: intervalsPerDay === 96 ? 15 : 30, intervalsPerDay, firstDay, days, values };
}

/** The values of one day of a grid. */
export function dayOf(grid: DayGrid, day: string): readonly number[] {
  const from = (dayNumber(day) - dayNumber(grid.firstDay)) * grid.intervalsPerDay;
  return [...grid.values.subarray(from, from + grid.intervalsPerDay)];
}
