import type { AccountScope, Role } from '../access/roles.ts';
import type { HttpError } from './http.ts';
import type { LocalizedText } from '../site/localized-text.ts';

/** An account as the administrator sees it. */
export interface Account {
  readonly id: string;
  /** Unique, compared without case. */
  readonly signInName: string;
  readonly shownName: string;
  readonly role: Role;
  readonly scope: AccountScope;
  /** Whose shifts and figures are theirs. */
  readonly agentId: string | null;
  readonly state: 'active' | 'closed';
  readonly createdAtMs: number;
  readonly changedAtMs: number;
  readonly hasPassword: boolean;
  /** Whether a provider's word signs in. */
  readonly isTied: boolean;
  /** Until when its reset link is good; null: it has none. */
  readonly linkEndsAtMs: number | null;
}

/** `GET /api/v1/accounts`, by name; and what of the site a new one can be tied to. */
export interface AccountList {
  readonly accounts: readonly Account[];
  readonly teams: readonly string[];
  readonly queues: readonly NamedPart[];
  readonly agents: readonly NamedPart[];
}

export interface NamedPart {
  readonly id: string;
  readonly name: LocalizedText;
}

/** What is said of an account: `POST /api/v1/accounts` and `PUT /api/v1/accounts/:accountId`. */
export interface AccountDraft {
  readonly signInName: string;
  readonly shownName: string;
  readonly role: Role;
  readonly scope: AccountScope;
  readonly agentId: string | null;
  /** Why; goes into the audit. */
  readonly reason: string;
}

/** The answer of `POST /api/v1/accounts`. */
export interface MadeAccount {
  readonly account: Account;
  readonly link: ResetLink;
}

/** The answer of `POST /api/v1/accounts/:accountId/reset-link`: told once, and good once. */
export interface ResetLink {
  /** Path and token: `/password#<token>`. */
  readonly path: string;
  readonly endsAtMs: number;
}

/** Whoever is signed in here, as they are told themselves. */
export interface OwnAccount {
  readonly id: string;
  readonly signInName: string;
  readonly shownName: string;
  readonly role: Role;
  readonly scope: AccountScope;
  readonly agentId: string | null;
}

/** `GET /api/v1/account`: null when nobody is signed in by an account. Also the answer of whatever signs in. */
export interface OwnAccountAnswer {
  readonly account: OwnAccount | null;
}

/** `GET /api/v1/account/sessions`, the newest first. */
export interface OwnSessionList {
  readonly sessions: readonly OwnSession[];
}

export interface OwnSession {
  readonly id: string;
  readonly startedAtMs: number;
  readonly seenAtMs: number;
  readonly address: string;
  /** What the browser calls itself. */
  readonly browser: string;
  /** The one that asks. */
  readonly isThis: boolean;
}

export const OPENID_PATH = '/api/v1/sign-in/openid';
/** What a provider is told to send people back to, after the public address. */
export const OPENID_CALLBACK = `${OPENID_PATH}/callback`;

/** `GET /api/v1/sign-in/openid`: whether a provider signs in here. */
export interface OpenIdOffer {
  readonly offered: boolean;
  /** What the button says, in the site's own words; null: as the screen's language has it. */
  readonly button: string | null;
  /** Why this browser was not signed in when it tried last; told once. */
  readonly trouble: HttpError | null;
}

/** `POST /api/v1/sign-in/openid`: where the browser goes to. */
export interface OpenIdAddress {
  readonly address: string;
}

/** `POST /api/v1/password-link/look`: whose link it is. */
export interface LinkOwner {
  readonly signInName: string;
  readonly shownName: string;
}
