import type { KioskLink, KioskLinkRequest } from '../../shared/contract/http.ts';

/** Whoever asks, as far as we know them until there are accounts. */
export type Visitor =
  | { readonly role: 'administrator' }
  | {
      readonly role: 'kiosk';
      readonly linkId: string;
      readonly boardId: string;
      readonly agentNames: KioskLink['agentNames'];
    }
  | { readonly role: 'visitor' };

/** Who may come in; http and sockets ask the same. */
export interface Access {
  /** Walls open without a link: only this machine reaches the server. */
  readonly wallsOpen: boolean;
  /** Who holds this cookie header and kiosk token. Null: a kiosk token was shown that is not (or no longer) good. */
  recognise(cookies: string | undefined, kioskToken: string | undefined): Visitor | null;
  /** Refuses names that are not ours, so that no other site's name can be pointed at this machine (DNS rebinding). */
  isTrustedHost(host: string | undefined): boolean;
  /** Whether a page of this origin may act here: our own, or one named in the settings. */
  isAllowedOrigin(origin: string, host: string | undefined): boolean;
  /** Whether this is the bearer token of the HTTP intake. */
  isIntakeToken(token: string): boolean;
  /** Whether this is the bearer token that reads the past and the meters. */
  isReadToken(token: string): boolean;
  /** A new session for who shows the administrator's key, as a cookie; null for any other key. */
  openSession(adminKey: string): SessionCookie | null;
  readonly sessionCookie: Omit<SessionCookie, 'value'>;
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
