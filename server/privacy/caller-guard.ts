import { createHmac } from 'node:crypto';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { HASHED_NUMBER } from '../../shared/site/mask-number.ts';
import { bareNumber, isTelephoneNumber } from '../../shared/site/number-forms.ts';
import type { CallerNumbers } from '../../shared/site/site.ts';
import type { CallerGuard } from '../ports/caller-guard.ts';

/** 96 bits: no two callers of any centre share a hash. */
const HASH_CHARACTERS = 16;

/**
 * What stands between callers' numbers and everything that is kept. With `kept` it lets them pass. With `hashed` a number
 * becomes `#` and 16 characters that only this site's key can make from it, the same for every way of writing the
 * number; names are dropped.
 *
 * @param siteKey The `siteKey` of the site's secrets. With another one the same caller is somebody else.
 */
export function createCallerGuard(rule: CallerNumbers, siteKey: string): CallerGuard {
  switch (rule) {
    case 'kept':
      return { guardNumber: (number) => number, guardEvent: (event) => event };
    case 'hashed': {
      const guardNumber = (number: string) => hashNumber(number, siteKey);
      return { guardNumber, guardEvent: (event) => guardEvent(event, guardNumber) };
    }
    default:
      return rule satisfies never;
  }
}

function hashNumber(number: string, siteKey: string): string {
  const written = bareNumber(number);
  // Nobody's number, or one that was hashed before it came here.
  if (written === '' || HASHED_NUMBER.test(written)) return written;
  const hash = createHmac('sha256', siteKey).update(written).digest('base64url');
  return `#${hash.slice(0, HASH_CHARACTERS)}`;
}

interface Caller {
  readonly callerNumber?: string;
  readonly callerName?: string;
}

function guardEvent(event: FloorEvent, guardNumber: (number: string) => string): FloorEvent {
  const guardCaller = <T extends Caller>(caller: T): T => {
    if (caller.callerNumber === undefined && caller.callerName === undefined) return caller;
    const { callerName: _, ...guarded } = caller;
    if (caller.callerNumber === undefined) return guarded as T;
    return { ...guarded, callerNumber: guardNumber(caller.callerNumber) } as T;
  };
  switch (event.type) {
    case 'call-offered':
      return guardCaller(event);
    case 'feed-resynchronised':
      return { ...event, waiting: event.waiting.map(guardCaller) };
    case 'call-transferred':
      return event.to !== undefined && event.kind !== 'queue' && isTelephoneNumber(event.to)
        ? { ...event, to: guardNumber(event.to) }
        : event;
    default:
      return event;
  }
}
