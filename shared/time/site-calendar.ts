import { Temporal } from 'temporal-polyfill';

export interface SiteCalendarSettings {
  /** IANA zone. */
  readonly timeZone: string;
  /** Local time at which a day begins, `HH:MM`. */
  readonly dayStartsAt: string;
  readonly intervalMinutes: number;
}

/** A site day, half open: `fromMs <= t < toMs`. 23 or 25 hours long when the clocks change. */
export interface SiteDay {
  /** The date the day begins on, `YYYY-MM-DD`. */
  readonly day: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** An interval, half open. Shorter than `intervalMinutes` where the day or the zone's offset changes inside it. */
export interface SiteInterval {
  readonly startMs: number;
  readonly endMs: number;
}

/** The only calendar maths of the product: instants to site days and intervals and back. */
export interface SiteCalendar {
  /** The site day an instant falls in. */
  dayOf(atMs: number): SiteDay;
  /** @throws RangeError when `day` is not `YYYY-MM-DD`. */
  dayNamed(day: string): SiteDay;
  /** Example: `addDays('2026-02-28', 1)` is `'2026-03-01'`. */
  addDays(day: string, days: number): string;
  dayBefore(day: SiteDay): SiteDay;
  dayAfter(day: SiteDay): SiteDay;
  /** The interval an instant falls in, aligned to the site's local clock. */
  intervalAt(atMs: number): SiteInterval;
  /** Start of the interval an instant falls in. */
  intervalStart(atMs: number): number;
  /** Starts of all intervals of a day, ascending; the first is the day's start. */
  intervalStarts(day: SiteDay): readonly number[];
}

interface KnownDay extends SiteDay {
  starts: readonly number[] | null;
}

/** Enough for two years of trends; beyond, the cache begins anew. */
const MOST_KNOWN_DAYS = 800;

/**
 * A calendar for one site. Answers are cached by day, so asking for every event costs two comparisons.
 *
 * @throws RangeError for a zone the platform does not know or a `dayStartsAt` that is no time.
 * Example: `createSiteCalendar({ timeZone: 'Asia/Shanghai', dayStartsAt: '04:00', intervalMinutes: 30 })`
 */
export function createSiteCalendar(settings: SiteCalendarSettings): SiteCalendar {
  const zone = settings.timeZone;
  const dayStart = Temporal.PlainTime.from(settings.dayStartsAt);
  const intervalMs = settings.intervalMinutes * 60_000;
  if (!(intervalMs > 0)) {
    throw new RangeError(
      `intervalMinutes (${settings.intervalMinutes}) must be a positive number of minutes, for example 15 or 30.`,
    );
  }
  // Fails here, not at the first event, when the zone is unknown.
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);

  const known = new Map<string, KnownDay>();
  let lastDay: KnownDay | null = null;
  let lastInterval: SiteInterval = { startMs: 0, endMs: 0 };

  function startOf(date: Temporal.PlainDate): number {
    const wanted = date.toPlainDateTime(dayStart);
    const earlier = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
    if (earlier.toPlainDateTime().equals(wanted)) return earlier.epochMilliseconds;
    // The clocks jump over this time: the day begins with the jump.
    const jump = earlier.getTimeZoneTransition('next');
    return jump === null ? earlier.epochMilliseconds : jump.epochMilliseconds;
  }

  function dayOfDate(date: Temporal.PlainDate): KnownDay {
    const name = date.toString();
    const found = known.get(name);
    if (found !== undefined) return found;
    if (known.size >= MOST_KNOWN_DAYS) known.clear();
    const day: KnownDay = {
      day: name,
      fromMs: startOf(date),
      toMs: startOf(date.add({ days: 1 })),
      starts: null,
    };
    known.set(name, day);
    return day;
  }

  function dayNamed(day: string): KnownDay {
    return known.get(day) ?? dayOfDate(Temporal.PlainDate.from(day, { overflow: 'reject' }));
  }

  function dayOf(atMs: number): KnownDay {
    if (lastDay !== null && atMs >= lastDay.fromMs && atMs < lastDay.toMs) return lastDay;
    let date = Temporal.Instant.fromEpochMilliseconds(Math.floor(atMs))
      .toZonedDateTimeISO(zone)
      .toPlainDate();
    let day = dayOfDate(date);
    while (atMs < day.fromMs) {
      date = date.subtract({ days: 1 });
      day = dayOfDate(date);
    }
    while (atMs >= day.toMs) {
      date = date.add({ days: 1 });
      day = dayOfDate(date);
    }
    lastDay = day;
    return day;
  }

  function startsOf(day: SiteDay): readonly number[] {
    const own = dayNamed(day.day);
    own.starts ??= findStarts(own, zone, intervalMs);
    return own.starts;
  }

  function intervalAt(atMs: number): SiteInterval {
    if (atMs >= lastInterval.startMs && atMs < lastInterval.endMs) return lastInterval;
    const day = dayOf(atMs);
    const starts = startsOf(day);
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= atMs) low = middle;
      else high = middle;
    }
    lastInterval = { startMs: starts[low] ?? day.fromMs, endMs: starts[low + 1] ?? day.toMs };
    return lastInterval;
  }

  return {
    dayOf,
    dayNamed,
    addDays: (day, days) => Temporal.PlainDate.from(day, { overflow: 'reject' }).add({ days }).toString(),
    dayBefore: (day) => dayOf(day.fromMs - 1),
    dayAfter: (day) => dayOf(day.toMs),
    intervalAt,
    intervalStart: (atMs) => intervalAt(atMs).startMs,
    intervalStarts: startsOf,
  };
}

/** Boundaries are whole multiples of the interval on the local clock, worked out between changes of the zone's offset. */
function findStarts(day: SiteDay, zone: string, intervalMs: number): readonly number[] {
  const starts: number[] = [];
  let fromMs = day.fromMs;
  while (fromMs < day.toMs) {
    const local = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone);
    const offsetMs = Math.round(local.offsetNanoseconds / 1e6);
    const change = local.getTimeZoneTransition('next');
    const untilMs = change === null ? day.toMs : Math.min(day.toMs, change.epochMilliseconds);
    starts.push(fromMs);
    let next = (Math.floor((fromMs + offsetMs) / intervalMs) + 1) * intervalMs - offsetMs;
    while (next < untilMs) {
      starts.push(next);
      next += intervalMs;
    }
    fromMs = untilMs;
  }
  return starts;
}
