import type { Role } from '../../../shared/access/roles.ts';
import { matchRoute } from '../../match-route.ts';
import { resolveLink } from '../../read-address.ts';

/**
 * Where somebody goes who has just signed in: where they wanted to, when that is a screen of ours, else their role's own place.
 *
 * @param wanted the `to` of the address, which anybody may have written
 * @param base the address of this page
 */
export function findWayOn(wanted: string | null, base: string, role: Role): string {
  const url = wanted !== null && URL.canParse(wanted, base) ? resolveLink(wanted, base) : null;
  const isOurs = url !== null && url.origin === new URL(base).origin;
  const isScreen = isOurs && !['not-found', 'sign-in', 'password'].includes(matchRoute(url.pathname).screen);
  if (isScreen) return url.pathname + url.search;
  return role === 'agent' ? '/me' : '/desk';
}
