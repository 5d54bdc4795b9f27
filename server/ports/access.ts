import type { KioskLink, KioskLinkRequest } from '../../shared/contract/http.ts';
import { WHOLE_SITE, type AccountScope, type Role } from '../../shared/access/roles.ts';
import type { SessionUse } from './accounts.ts';
import type { Right } from '../../shared/access/rights.ts';

/** Somebody with a role: signed in, or by the administrator's link. */
export interface Person {
  readonly role: Role;
  /** Null by the administrator's link: it is nobody's in particular. */
  readonly accountId: string | null;
  readonly name: string | null;
  /** Whose shifts and figures are theirs; null for who takes no calls. */
  readonly agentId: string | null;
  readonly scope: AccountScope;
}

/** Whoever asks, as far as we know them. */
export type Visitor =
  | Person
  | {
      readonly role: 'kiosk';
      readonly linkId: string;
      readonly boardId: string;
      readonly agentNames: KioskLink['agentNames'];
    }
  | { readonly role: 'read-token' | 'intake-token' }
  | { readonly role: 'visitor' };

export const NOBODY: Visitor = { role: 'visitor' };

/** What somebody shows of themselves. */
export interface Credentials {
  /** The `Cookie` header. */
  readonly cookies: string | undefined;
  readonly kioskToken: string | undefined;
  /** The token of an `Authorization: Bearer` header; sockets have none. */
  readonly bearer?: string | undefined;
  /** Left out: it counts. */
  readonly use?: SessionUse;
}

/** Who may come in and do what; http and sockets ask the same, and it asks the one table (shared/access/rights.ts). */
export interface Access {
  /** Walls open without a link: only this machine reaches the server. */
  readonly wallsOpen: boolean;
  /** Who shows these. Null: a kiosk or bearer token that is not (or no longer) good. */
  recognise(credentials: Credentials): Visitor | null;
  /** All that the table gives them. */
  rightsOf(visitor: Visitor): readonly Right[];
  mayUse(visitor: Visitor, right: Right): boolean;
  /** @throws FloorcastError `not-signed-in` where nobody is, else `not-allowed`: which right is lacking, and the way to it. */
  demand(visitor: Visitor, right: Right): void;
  /** Told with the account whose sessions have ended or whose rights have changed; null: those by the administrator's link. */
  onChanged(listener: (accountId: string | null) => void): () => void;
  /** Refuses names that are not ours, so that no other site's name can be pointed at this machine (DNS rebinding). */
  isTrustedHost(host: string | undefined): boolean;
  /** Whether a page of this origin may act here: our own, or one named in the settings. */
  isAllowedOrigin(origin: string, host: string | undefined): boolean;
  /** A new session for who shows the administrator's key, as a cookie; null for any other key. */
  openSession(adminKey: string): SessionCookie | null;
  /** Ends the session of the administrator's link that is in these cookies. */
  endSession(cookies: string | undefined): void;
  readonly sessionCookie: Omit<SessionCookie, 'value'>;
}

/** The person behind a visitor; null for links, tokens and nobody. */
export function personOf(visitor: Visitor): Person | null {
  return 'scope' in visitor ? visitor : null;
}

/** What of the site a visitor sees; whoever has no account is held by the table alone. */
export function scopeOf(visitor: Visitor): AccountScope {
  return personOf(visitor)?.scope ?? WHOLE_SITE;
}

export interface SessionCookie {
  readonly name: string;
  readonly value: string;
  readonly maxAgeMs: number;
  /** For https only. */
  readonly secure: boolean;
}

/** Signed, revocable links that open one wall. */
export interface KioskLinks {
  list(): readonly KioskLink[];
  create(request: KioskLinkRequest): Promise<KioskLink>;
  /** Revoking twice is harmless. @throws FloorcastError `not-found` */
  revoke(linkId: string): Promise<void>;
  /** The link a token opens; null when it is none of ours or revoked. */
  findByToken(token: string): KioskLink | null;
  onRevoked(listener: (linkId: string) => void): () => void;
}
