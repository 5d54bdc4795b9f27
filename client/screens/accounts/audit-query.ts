import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import { createLocalClock, type LocalClock } from '../../../shared/time/local-clock.ts';

export interface AuditAsked {
  readonly who: string;
  /** An action, or `kind:` and a kind of target. */
  readonly what: string;
  readonly text: string;
  /** Days by the site's clock, both inclusive; empty: from the beginning, to now. */
  readonly from: string;
  readonly to: string;
}

/** What is asked for, as the query of an address; what is empty is left out. */
export function writeAuditQuery({ who, what, text, from, to }: AuditAsked, timeZone: string): string {
  const clock = createLocalClock(timeZone);
  const asked = {
    who,
    ...(what.startsWith('kind:') ? { kind: what.slice('kind:'.length) } : { what }),
    words: text.trim(),
    fromMs: from && String(startOf(clock, from)),
    toMs: to && String(startOf(clock, nameDay(dayNumber(to) + 1))),
  };
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();
}

function startOf(clock: LocalClock, day: string): number {
  const midnight = clock.read(Date.parse(`${day}T00:00:00Z`));
  switch (midnight.kind) {
    case 'once':
      return midnight.atMs;
    case 'repeated':
      return midnight.earlierMs;
    case 'skipped':
      return midnight.shiftedMs;
  }
}
