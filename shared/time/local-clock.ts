import { Temporal } from 'temporal-polyfill';

/** What a reading of a wall clock means: one instant, two where the clocks go back, none where they go forward. */
export type LocalReading =
  | { readonly kind: 'once'; readonly atMs: number }
  | { readonly kind: 'repeated'; readonly earlierMs: number; readonly laterMs: number }
  /** `shiftedMs`: the instant it would have been, had the clocks not changed. */
  | { readonly kind: 'skipped'; readonly shiftedMs: number };

export interface LocalClock {
  /** @param localMs the reading, written as if it were UTC: `Date.UTC(2026, 2, 29, 2, 30)` is half past two. */
  read(localMs: number): LocalReading;
  /** What the clock shows at an instant, written in the same way. */
  show(atMs: number): number;
}

/** A stretch in which a zone keeps its offset, half open. */
interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly offsetMs: number;
}

const DAY_MS = 86_400_000;

/**
 * The wall clock of a zone, read millions of times: the zone's changes are asked for once each.
 *
 * @throws RangeError for a zone the platform does not know.
 * Example: `createLocalClock('Europe/Berlin').read(Date.UTC(2026, 2, 29, 2, 30))` is skipped.
 */
export function createLocalClock(timeZone: string): LocalClock {
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
  const known: Stretch[] = [];
  let last: Stretch = { fromMs: 0, toMs: 0, offsetMs: 0 };

  function offsetAt(atMs: number): number {
    if (atMs >= last.fromMs && atMs < last.toMs) return last.offsetMs;
    let stretch = known.find(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs);
    if (stretch === undefined) known.push((stretch = findStretch(timeZone, atMs)));
    last = stretch;
    return stretch.offsetMs;
  }

  return {
    read(localMs) {
      const before = offsetAt(localMs - DAY_MS);
      const after = offsetAt(localMs + DAY_MS);
      const earlierMs = localMs - before;
      if (before === after) return { kind: 'once', atMs: earlierMs };
      const laterMs = localMs - after;
      const isEarlier = offsetAt(earlierMs) === before;
      const isLater = offsetAt(laterMs) === after;
      if (isEarlier && isLater) return { kind: 'repeated', earlierMs, laterMs };
      if (isEarlier) return { kind: 'once', atMs: earlierMs };
      if (isLater) return { kind: 'once', atMs: laterMs };
      return { kind: 'skipped', shiftedMs: earlierMs };
    },
    show: (atMs) => atMs + offsetAt(atMs),
  };
}

function findStretch(timeZone: string, atMs: number): Stretch {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.floor(atMs)).toZonedDateTimeISO(timeZone);
  // "previous" means strictly before: asked a millisecond later, a change at this very instant is found.
  const from = local.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const to = local.getTimeZoneTransition('next');
  return {
    fromMs: from?.epochMilliseconds ?? -Infinity,
    toMs: to?.epochMilliseconds ?? Infinity,
    offsetMs: Math.round(local.offsetNanoseconds / 1e6),
  };
}
