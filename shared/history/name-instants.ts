import { Temporal } from 'temporal-polyfill';

/**
 * Writes instants of a stretch of time as the site's clocks showed them, with the offset that tells an hour that comes
 * twice apart. The zone is asked once a change of its offset, not for every instant.
 *
 * Example: in Berlin, over 2026-10-25, `2026-10-25T02:15+02:00` and an hour later `2026-10-25T02:15+01:00`.
 */
export function nameInstants(
  timeZone: string,
  stretch: { readonly fromMs: number; readonly toMs: number },
): (atMs: number) => string {
  const offsets = listOffsets(timeZone, stretch.fromMs, stretch.toMs);
  return (atMs) => {
    let found = offsets[0]!;
    for (const offset of offsets) if (offset.fromMs <= atMs) found = offset;
    const local = new Date(atMs + found.offsetMs).toISOString().slice(0, 16);
    return `${local}${found.text}`;
  };
}

interface ZoneOffset {
  readonly fromMs: number;
  readonly offsetMs: number;
  readonly text: string;
}

function listOffsets(timeZone: string, fromMs: number, toMs: number): readonly ZoneOffset[] {
  const offsets: ZoneOffset[] = [];
  let local: Temporal.ZonedDateTime | null =
    Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(timeZone);
  while (local !== null && local.epochMilliseconds < toMs) {
    const offsetMs = Math.round(local.offsetNanoseconds / 1e6);
    offsets.push({ fromMs: local.epochMilliseconds, offsetMs, text: writeOffset(offsetMs) });
    local = local.getTimeZoneTransition('next');
  }
  return offsets;
}

function writeOffset(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${hours}:${String(minutes % 60).padStart(2, '0')}`;
}
