import type { AccountScope, Role } from '../../shared/access/roles.ts';
import type { AuditLog, NewAuditEntry } from './audit-log.ts';

/** An account as it is kept. */
export interface AccountRecord {
  readonly id: string;
  readonly signInName: string;
  readonly shownName: string;
  readonly role: Role;
  readonly scope: AccountScope;
  readonly agentId: string | null;
  readonly state: 'active' | 'closed';
  readonly createdMs: number;
  readonly changedMs: number;
  /** Argon2id in the PHC form; null until its first password is set. */
  readonly passwordHash: string | null;
}

/** A link to set a password with, one an account at most. */
export interface PasswordLinkRecord {
  readonly accountId: string;
  /** Of the link's token: who reads the store cannot use it. */
  readonly tokenHash: string;
  readonly endsMs: number;
}

export interface SessionRecord {
  /** Of the cookie's value: who reads the store is not signed in. */
  readonly tokenHash: string;
  readonly accountId: string;
  readonly startedMs: number;
  /** To a few minutes. */
  readonly seenMs: number;
  readonly address: string;
  readonly browser: string;
}

/** An address from which somebody signed in. */
export interface FamiliarAddress {
  readonly accountId: string;
  readonly address: string;
  readonly lastMs: number;
}

/** Who a provider says an account's owner is: what it calls itself, and what it calls them. One an account at most, and one account. */
export interface IdentityRecord {
  readonly accountId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly tiedMs: number;
}

/** What is kept together or not at all. */
export interface AccountChange {
  /** A new account, or an old one as it is now. */
  readonly account: AccountRecord;
  /** Takes the place of the account's link; null: it has none any more; left out: it stays. */
  readonly link?: PasswordLinkRecord | null;
  /** Takes the place of the account's identity; null: it has none any more; left out: it stays. */
  readonly identity?: IdentityRecord | null;
  readonly endedSessions?: readonly string[];
  readonly audit?: NewAuditEntry;
}

/** Where accounts, their sessions and links, and the audit are kept: what is done to accounts with its entry, or not at all. */
export interface AccountStore extends AuditLog {
  readAccounts(): Promise<readonly AccountRecord[]>;
  readLinks(): Promise<readonly PasswordLinkRecord[]>;
  readSessions(): Promise<readonly SessionRecord[]>;
  readAddresses(): Promise<readonly FamiliarAddress[]>;
  readIdentities(): Promise<readonly IdentityRecord[]>;
  /** @throws FloorcastError `conflict` when another account is called so or has this identity; then nothing is changed. */
  save(change: AccountChange): Promise<void>;
  addSession(session: SessionRecord): Promise<void>;
  /** Later than it was; a session that is gone stays gone. */
  markSeen(tokenHash: string, seenMs: number): Promise<void>;
  endSessions(tokenHashes: readonly string[]): Promise<void>;
  saveAddress(address: FamiliarAddress): Promise<void>;
  forgetAddresses(beforeMs: number): Promise<void>;
}
