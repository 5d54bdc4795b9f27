import { nameDay } from '../time/day-number.ts';
import { findOffsetStretches } from '../time/offset-stretches.ts';

const DAY_MS = 86_400_000;

/**
 * Writes instants of a stretch of time as the site's clocks showed them, with the offset that tells an hour that comes
 * twice apart. The zone is asked once a change of its offset, not for every instant.
 *
 * Example: in Berlin, over 2026-10-25, `2026-10-25T02:15+02:00` and an hour later `2026-10-25T02:15+01:00`.
 */
export function nameInstants(
  timeZone: string,
  stretch: { readonly fromMs: number; readonly toMs: number },
  precision: 'minutes' | 'milliseconds' = 'minutes',
): (atMs: number) => string {
  const offsets = findOffsetStretches(timeZone, stretch.fromMs, stretch.toMs).map((part) => ({
    ...part,
    text: writeOffset(part.offsetMs),
  }));
  let day = NaN;
  let dayText = '';
  return (atMs) => {
    const { offsetMs, text } = offsets.find(({ toMs }) => atMs < toMs) ?? offsets.at(-1)!;
    const localMs = atMs + offsetMs;
    const dayOfIt = Math.floor(localMs / DAY_MS);
    // Most instants are of the day of the one before: writing all of it anew takes five times as long.
    if (dayOfIt !== day) dayText = nameDay((day = dayOfIt));
    return `${dayText}T${writeTime(localMs - day * DAY_MS, precision)}${text}`;
  };
}

function writeTime(ms: number, precision: 'minutes' | 'milliseconds'): string {
  const minutes = Math.floor(ms / 60_000);
  const time = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  if (precision === 'minutes') return time;
  return `${time}:${pad(Math.floor(ms / 1000) % 60)}.${String(Math.floor(ms) % 1000).padStart(3, '0')}`;
}

function pad(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

function writeOffset(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  return `${offsetMs < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
