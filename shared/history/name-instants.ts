import { findOffsetStretches } from '../time/offset-stretches.ts';

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
  const characters = precision === 'minutes' ? 16 : 23;
  const offsets = findOffsetStretches(timeZone, stretch.fromMs, stretch.toMs).map((part) => ({
    ...part,
    text: writeOffset(part.offsetMs),
  }));
  return (atMs) => {
    const { offsetMs, text } = offsets.find(({ toMs }) => atMs < toMs) ?? offsets.at(-1)!;
    return `${new Date(atMs + offsetMs).toISOString().slice(0, characters)}${text}`;
  };
}

function writeOffset(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${hours}:${String(minutes % 60).padStart(2, '0')}`;
}
