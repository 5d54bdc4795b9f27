import type { Access, KioskLinks, Visitor } from '../ports/access.ts';
import { SESSION_MS, type AdminSession } from './admin-session.ts';
import { isAllowedOrigin, isLoopback, isTrustedHost, type OriginRules } from './origin.ts';
import type { Secrets } from './secrets.ts';
import { isSameSecret } from './signature.ts';

export interface AccessParts {
  readonly rules: OriginRules;
  readonly secrets: Secrets;
  readonly session: AdminSession;
  readonly links: KioskLinks;
}

/** Who may come in, from the settings, the administrator's session and the kiosk links. */
export function createAccess({ rules, secrets, session, links }: AccessParts): Access {
  const sessionCookie = {
    name: session.cookieName,
    maxAgeMs: SESSION_MS,
    secure: rules.publicUrl?.startsWith('https:') ?? false,
  };
  return {
    // A public address means that a proxy lets others in, even where we listen on this machine only.
    wallsOpen:
      isLoopback(rules.host) && (rules.publicUrl === null || isLoopback(new URL(rules.publicUrl).hostname)),
    recognise: (cookies, kioskToken) => recognise(session, links, cookies, kioskToken),
    isTrustedHost: (host) => isTrustedHost(host, rules),
    isAllowedOrigin: (origin, host) => isAllowedOrigin(origin, host, rules),
    isIntakeToken: (token) => isSameSecret(token, secrets.intakeToken),
    isReadToken: (token) => isSameSecret(token, secrets.readToken),
    openSession: (key) =>
      isSameSecret(key, secrets.adminKey) ? { ...sessionCookie, value: session.open() } : null,
    sessionCookie,
  };
}

/** A kiosk token counts before the cookie: a link opened to see what it shows must not show the administrator's view. */
function recognise(
  session: AdminSession,
  links: KioskLinks,
  cookies: string | undefined,
  kioskToken: string | undefined,
): Visitor | null {
  if (kioskToken !== undefined) {
    const link = links.findByToken(kioskToken);
    return link && { role: 'kiosk', linkId: link.id, boardId: link.boardId, agentNames: link.agentNames };
  }
  return session.isOpenIn(cookies) ? { role: 'administrator' } : { role: 'visitor' };
}
