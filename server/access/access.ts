import { listRights, mayUse } from '../../shared/access/rights.ts';
import { WHOLE_SITE } from '../../shared/access/roles.ts';
import type { AccountSessions } from '../ports/accounts.ts';
import { NOBODY, type Access, type Credentials, type KioskLinks, type Visitor } from '../ports/access.ts';
import { SESSION_MS, type AdminSession } from './admin-session.ts';
import { askerOf } from './asker-of.ts';
import { isAllowedOrigin, isLoopback, isTrustedHost, type OriginRules } from './origin.ts';
import { refuseRight } from './refuse-right.ts';
import type { Secrets } from './secrets.ts';
import { isSameSecret } from './signature.ts';

export interface AccessParts {
  readonly rules: OriginRules;
  readonly secrets: Secrets;
  readonly session: AdminSession;
  readonly links: KioskLinks;
  /** Null: nobody has an account, and the administrator's link is the only way in. */
  readonly accounts: AccountSessions | null;
}

/** Who may come in, from the settings, the sessions and the kiosk links; what they may do, from the table. */
export function createAccess(parts: AccessParts): Access {
  const { rules, secrets, session, accounts } = parts;
  const sessionCookie = {
    name: session.cookieName,
    maxAgeMs: SESSION_MS,
    secure: rules.publicUrl?.startsWith('https:') ?? false,
  };
  // A public address means that a proxy lets others in, even where we listen on this machine only.
  const wallsOpen =
    isLoopback(rules.host) && (rules.publicUrl === null || isLoopback(new URL(rules.publicUrl).hostname));
  return {
    wallsOpen,
    recognise: (credentials) => recognise(parts, credentials),
    rightsOf: (visitor) => listRights(askerOf(visitor, wallsOpen)),
    mayUse: (visitor, right) => mayUse(askerOf(visitor, wallsOpen), right),
    demand: (visitor, right) => {
      const asker = askerOf(visitor, wallsOpen);
      if (!mayUse(asker, right)) throw refuseRight(asker, right);
    },
    onChanged: (listener) => {
      const stops = [accounts?.onChanged(listener), session.onEnded(() => listener(null))];
      return () => stops.forEach((stop) => stop?.());
    },
    isTrustedHost: (host) => isTrustedHost(host, rules),
    isAllowedOrigin: (origin, host) => isAllowedOrigin(origin, host, rules),
    openSession: (key) =>
      isSameSecret(key, secrets.adminKey) ? { ...sessionCookie, value: session.open() } : null,
    endSession: (cookies) => session.end(cookies),
    sessionCookie,
  };
}

/**
 * Tokens count before cookies: a link opened to see what it shows must not show the administrator's view. An account counts before
 * the administrator's link: who signs in by name wants to be that one.
 */
function recognise(
  { secrets, session, links, accounts }: AccessParts,
  { cookies, kioskToken, bearer, use }: Credentials,
): Visitor | null {
  if (bearer !== undefined) {
    if (isSameSecret(bearer, secrets.readToken)) return { role: 'read-token' };
    return isSameSecret(bearer, secrets.intakeToken) ? { role: 'intake-token' } : null;
  }
  if (kioskToken !== undefined) {
    const link = links.findByToken(kioskToken);
    return link && { role: 'kiosk', linkId: link.id, boardId: link.boardId, agentNames: link.agentNames };
  }
  const account = accounts?.find(cookies, use) ?? null;
  if (account !== null) return account;
  if (!session.isOpenIn(cookies)) return NOBODY;
  return { role: 'administrator', accountId: null, name: null, agentId: null, scope: WHOLE_SITE };
}
