import { ROLL_UP_MINUTES } from '../../history/roll-ups.ts';
import { dayNumber } from '../../time/day-number.ts';
import { createLocalClock } from '../../time/local-clock.ts';
import { createSiteCalendar, type SiteCalendar, type SiteInterval } from '../../time/site-calendar.ts';

/** The two settings of a site that say where its days lie. */
export interface SiteClockSettings {
  /** IANA zone. */
  readonly timeZone: string;
  /** Local time at which a day begins, `HH:MM`, on a quarter of an hour. */
  readonly dayStartsAt: string;
}

/** A stretch of real time and the place of the day's grid that speaks for it. */
export interface GridInterval extends SiteInterval {
  /** 0 to `intervalsPerDay` - 1, counted from the day start on the local clock. */
  readonly place: number;
}

/** Real time to the places of a DayGrid and back. */
export interface GridClock {
  readonly intervalMinutes: 15 | 30;
  readonly intervalsPerDay: number;
  readonly calendar: SiteCalendar;
  /** The place an instant falls in; its site day is the calendar's. */
  placeOf(atMs: number): number;
  /**
   * The intervals that a site day really has, in order of time. A day of 25 hours has the repeated places twice, one of
   * 23 lacks those that are skipped.
   */
  intervalsOf(day: string): readonly GridInterval[];
  /**
   * How much of each place a day really has: 1, but 2 where an hour comes twice and 0 where it is skipped. A day's calls are
   * the sum of its places times these.
   */
  weightsOf(day: string): Float64Array;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Enough for four years. */
const MOST_KNOWN_DAYS = 1_600;

/**
 * @throws RangeError for a zone the platform does not know or a `dayStartsAt` that is no time.
 * Example: in `Europe/Berlin` by half hours 2026-10-25 has 50 intervals, and the places 4 and 5 have weight 2.
 */
export function createGridClock(site: SiteClockSettings, intervalMinutes: 15 | 30): GridClock {
  const calendar = createSiteCalendar({ ...site, intervalMinutes: ROLL_UP_MINUTES });
  const clock = createLocalClock(site.timeZone);
  const startMs = minutesOf(site.dayStartsAt) * MINUTE_MS;
  const intervalMs = intervalMinutes * MINUTE_MS;
  const intervalsPerDay = DAY_MS / intervalMs;
  const known = new Map<string, readonly GridInterval[]>();

  function placeOf(atMs: number): number {
    // Modulo: a day start that comes twice has readings after it that look as if they lay before it.
    const sinceStart = clock.show(atMs) - startMs;
    return Math.floor((sinceStart - Math.floor(sinceStart / DAY_MS) * DAY_MS) / intervalMs);
  }

  function findIntervals(day: string): readonly GridInterval[] {
    const siteDay = calendar.dayNamed(day);
    const starts = calendar.intervalStarts(siteDay);
    const found: GridInterval[] = [];
    let open: GridInterval | null = null;
    let localMs = Number.NaN;
    starts.forEach((fromMs, index) => {
      const endMs = starts[index + 1] ?? siteDay.toMs;
      const place = placeOf(fromMs);
      // A half hour is two quarters that follow one another on the local clock too.
      const goesOn: boolean = open?.place === place && clock.show(fromMs) === localMs;
      if (open !== null && !goesOn) found.push(open);
      open = { startMs: goesOn && open !== null ? open.startMs : fromMs, endMs, place };
      localMs = clock.show(fromMs) + (endMs - fromMs);
    });
    if (open !== null) found.push(open);
    return found;
  }

  function intervalsOf(day: string): readonly GridInterval[] {
    let intervals = known.get(day);
    if (intervals === undefined) {
      if (known.size >= MOST_KNOWN_DAYS) known.clear();
      known.set(day, (intervals = findIntervals(day)));
    }
    return intervals;
  }

  return {
    intervalMinutes,
    intervalsPerDay,
    calendar,
    placeOf,
    intervalsOf,
    weightsOf(day) {
      const weights = new Float64Array(intervalsPerDay);
      for (const { startMs: fromMs, endMs, place } of intervalsOf(day))
        weights[place] = weights[place]! + (endMs - fromMs) / intervalMs;
      return weights;
    },
  };
}

/** Minutes after midnight of a time written `HH:MM`. */
export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
}

/** Which day of a range a site day is, from 0; outside of it when negative or not less than its days. */
export function dayIndexOf(firstDay: string, day: string): number {
  return dayNumber(day) - dayNumber(firstDay);
}
