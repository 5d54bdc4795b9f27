import type { SiteDay } from '../../../shared/time/site-calendar.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { HttpParts } from '../http-parts.ts';

/**
 * The site day a request names; the running one when it names none.
 *
 * @throws FloorcastError `bad-request` for a date there is not, such as 2026-02-30.
 */
export function findDay({ calendar, live }: HttpParts, day: string | undefined): SiteDay {
  if (day === undefined) return calendar.dayOf(live.floorNowMs());
  try {
    return calendar.dayNamed(day);
  } catch {
    throw new FloorcastError('bad-request', { code: 'day-not-in-calendar', day });
  }
}
