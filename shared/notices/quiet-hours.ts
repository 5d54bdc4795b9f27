import type { LocalClock } from '../time/local-clock.ts';
import type { QuietHours } from './notice-settings.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * The first moment from `atMs` on that is not within quiet hours; `atMs` itself when it is not. By what the clock on the wall shows:
 * a night is an hour shorter or longer when the clocks change.
 *
 * Example: 22:30 with quiet hours from 21:00 to 07:00 gives 07:00 of the next day.
 */
export function findQuietEndMs(atMs: number, quiet: QuietHours, clock: LocalClock): number {
  if (!isQuiet(atMs, quiet, clock)) return atMs;
  const localMs = clock.show(atMs);
  const todayMs = Math.floor(localMs / DAY_MS) * DAY_MS + minuteOf(quiet.to) * MINUTE_MS;
  const reading = clock.read(todayMs > localMs ? todayMs : todayMs + DAY_MS);
  switch (reading.kind) {
    case 'once':
      return reading.atMs;
    case 'repeated':
      return reading.earlierMs > atMs ? reading.earlierMs : reading.laterMs;
    case 'skipped':
      return findFirstLoudMs(atMs, reading.shiftedMs, quiet, clock);
    default:
      return reading satisfies never;
  }
}

function isQuiet(atMs: number, { from, to }: QuietHours, clock: LocalClock): boolean {
  const localMs = clock.show(atMs);
  const minute = (localMs - Math.floor(localMs / DAY_MS) * DAY_MS) / MINUTE_MS;
  const [start, end] = [minuteOf(from), minuteOf(to)];
  return start < end ? start <= minute && minute < end : minute >= start || minute < end;
}

/** The clocks jump over the end: quiet ends with the jump. */
function findFirstLoudMs(quietMs: number, loudMs: number, quiet: QuietHours, clock: LocalClock): number {
  let [low, high] = [quietMs, loudMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isQuiet(middle, quiet, clock)) low = middle;
    else high = middle;
  }
  return high;
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}
