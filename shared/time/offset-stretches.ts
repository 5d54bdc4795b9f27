import { Temporal } from 'temporal-polyfill';

/** A stretch of time, half open, in which a zone keeps its offset from UTC. */
export interface OffsetStretch {
  readonly fromMs: number;
  readonly toMs: number;
  /** When the clocks were changed to it: `fromMs` or before. -Infinity when they never were. */
  readonly changedMs: number;
  /** Local time minus UTC. */
  readonly offsetMs: number;
}

/** Beyond these years nobody's calls lie; a period without end must not ask for every change of the clocks to come. */
const FIRST_MS = 0;
const LAST_MS = Date.UTC(2200, 0, 1);

/**
 * A period cut where the clocks of a zone change; empty when the period is. First and last stretch reach to its ends.
 * Example: a year of `Europe/Berlin` has three stretches, one of `Asia/Shanghai` has one.
 *
 * @throws RangeError for a zone the platform does not know.
 */
export function findOffsetStretches(
  timeZone: string,
  fromMs: number,
  toMs: number,
): readonly OffsetStretch[] {
  const stretches: OffsetStretch[] = [];
  let startMs = fromMs;
  while (startMs < toMs) {
    const askedMs = Math.min(Math.max(startMs, FIRST_MS), LAST_MS);
    const local = Temporal.Instant.fromEpochMilliseconds(Math.floor(askedMs)).toZonedDateTimeISO(timeZone);
    // "previous" means strictly before: asked a millisecond later, a change at this very instant is found.
    const before = local.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
    const after = local.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
    const endMs = after >= LAST_MS ? toMs : Math.min(after, toMs);
    stretches.push({
      fromMs: startMs,
      toMs: endMs,
      changedMs: before?.epochMilliseconds ?? -Infinity,
      offsetMs: Math.round(local.offsetNanoseconds / 1e6),
    });
    startMs = endMs;
  }
  return stretches;
}
