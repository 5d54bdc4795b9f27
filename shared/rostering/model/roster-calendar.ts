import { dayNumber, nameDay, weekdayOfNumber } from '../../time/day-number.ts';
import { createLocalClock } from '../../time/local-clock.ts';
import { createSiteCalendar } from '../../time/site-calendar.ts';
import { readClock } from '../problem/clock-time.ts';
import type { Horizon } from '../problem/problem.ts';
import type { Span } from './variant.ts';

/** A week or a month that touches the horizon. */
export interface Stretch {
  /** Days of the horizon, ascending. */
  readonly days: readonly number[];
  /** How many of its days lie before and after the horizon. */
  readonly daysBefore: number;
  readonly daysAfter: number;
}

/** The horizon's days and slots. Days are numbers from its first; slots count from its start. */
export interface RosterCalendar {
  readonly dayCount: number;
  readonly dayStartSlots: Int32Array;
  /** Number of a day `YYYY-MM-DD`: negative before the horizon, `dayCount` and more after it. */
  dayOf(day: string): number;
  nameOf(day: number): string;
  /** 1 Monday to 7 Sunday, of any day number. */
  weekdayOf(day: number): number;
  readonly weeks: readonly Stretch[];
  readonly months: readonly Stretch[];
  /** Whether the clocks stay as they are from the start of a day to that of the second day after it. */
  hasUsualClock(day: number): boolean;
  /** Real minutes between two wall clock times, counted from the start of a day. */
  realMinutes(day: number, fromMinute: number, toMinute: number): number;
  /** Slots of the horizon whose middle is within a span, counted from the first slot of `day`. */
  slotsWithin(day: number, spans: readonly Span[]): Int32Array;
}

export function createRosterCalendar(horizon: Horizon): RosterCalendar {
  const { days: dayCount, slotMinutes } = horizon;
  const firstNumber = dayNumber(horizon.firstDay);
  const dayStartMinute = readClock(horizon.dayStartsAt);
  const clock = createLocalClock(horizon.timeZone);
  const site = createSiteCalendar({
    timeZone: horizon.timeZone,
    dayStartsAt: horizon.dayStartsAt,
    // A slot of a whole day is the day, however long it is and whenever it begins.
    intervalMinutes: Math.min(slotMinutes, 720),
  });
  const nameOf = (day: number) => nameDay(firstNumber + day);

  /** Starts of the slots of the horizon, and its end. */
  const slotStarts: number[] = [];
  const dayStartSlots = new Int32Array(dayCount + 1);
  for (let day = 0; day < dayCount; day++) {
    dayStartSlots[day] = slotStarts.length;
    const siteDay = site.dayNamed(nameOf(day));
    slotStarts.push(...(slotMinutes >= 1440 ? [siteDay.fromMs] : site.intervalStarts(siteDay)));
  }
  const slotCount = slotStarts.length;
  dayStartSlots[dayCount] = slotCount;
  slotStarts.push(site.dayNamed(nameOf(dayCount)).fromMs);

  function instantOf(day: number, minute: number): number {
    const reading = clock.read((firstNumber + day) * 86_400_000 + (dayStartMinute + minute) * 60_000);
    switch (reading.kind) {
      case 'once':
        return reading.atMs;
      case 'repeated':
        return reading.earlierMs;
      case 'skipped':
        return reading.shiftedMs;
      default:
        return reading satisfies never;
    }
  }

  const usual = new Map<number, boolean>();
  function hasUsualClock(day: number): boolean {
    let found = usual.get(day);
    if (found === undefined) {
      const realMs = site.dayNamed(nameOf(day + 2)).fromMs - site.dayNamed(nameOf(day)).fromMs;
      usual.set(day, (found = realMs === 2 * 86_400_000));
    }
    return found;
  }

  return {
    dayCount,
    dayStartSlots,
    dayOf: (day) => dayNumber(day) - firstNumber,
    nameOf,
    weekdayOf: (day) => weekdayOfNumber(firstNumber + day) + 1,
    weeks: listStretches(dayCount, (day) => Math.floor((firstNumber + day + 3) / 7)),
    months: listStretches(dayCount, (day) => monthOf(nameOf(day))),
    hasUsualClock,
    realMinutes: (day, fromMinute, toMinute) =>
      hasUsualClock(day) && fromMinute >= 0 && toMinute <= 2880
        ? toMinute - fromMinute
        : (instantOf(day, toMinute) - instantOf(day, fromMinute)) / 60_000,
    slotsWithin(day, spans) {
      const slots: number[] = [];
      for (const { fromMinute, toMinute } of spans) {
        const fromMs = instantOf(day, fromMinute);
        const toMs = instantOf(day, toMinute);
        for (let slot = dayStartSlots[day]!; slot < slotCount; slot++) {
          const middleMs = (slotStarts[slot]! + slotStarts[slot + 1]!) / 2;
          if (middleMs >= toMs) break;
          if (middleMs >= fromMs) slots.push(slot - dayStartSlots[day]!);
        }
      }
      return Int32Array.from(slots);
    },
  };
}

function monthOf(day: string): number {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return year * 12 + month;
}

function listStretches(dayCount: number, stretchOf: (day: number) => number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let first = 0;
  while (first < dayCount) {
    const stretch = stretchOf(first);
    const isIn = (day: number) => stretchOf(day) === stretch;
    const days = [first];
    while (isIn(days.at(-1)! + 1) && days.at(-1)! + 1 < dayCount) days.push(days.at(-1)! + 1);
    let [daysBefore, daysAfter] = [0, 0];
    while (isIn(days[0]! - daysBefore - 1)) daysBefore += 1;
    while (isIn(days.at(-1)! + daysAfter + 1)) daysAfter += 1;
    stretches.push({ days, daysBefore, daysAfter });
    first = days.at(-1)! + 1;
  }
  return stretches;
}
