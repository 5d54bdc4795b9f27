import type {
  Account,
  AccountDraft,
  LinkOwner,
  MadeAccount,
  OwnAccount,
  OwnSession,
  ResetLink,
} from '../../shared/contract/accounts.ts';
import type { AuditAuthor } from '../../shared/contract/audit.ts';
import type { FloorcastError } from '../floorcast-error.ts';
import type { SessionCookie } from './access.ts';
import type { AccountSessions } from './accounts.ts';

/** Where somebody signs in from. */
export interface SignInPlace {
  /** Of the `Cookie` header: a session that is there ends when another begins. */
  readonly cookies: string | undefined;
  readonly address: string;
  readonly browser: string;
}

export interface OpenedSession {
  readonly account: OwnAccount;
  readonly cookie: SessionCookie;
}

/** Signing in by the word of an OpenID Connect provider. */
export interface OpenIdDoor {
  /** What the button says, in the site's own words; null: as the screen's language has it. */
  readonly button: string | null;
  /** By which a browser is known that comes back from the provider. */
  readonly cookie: Omit<SessionCookie, 'value'>;
  /**
   * @param to where whoever comes back wants to go
   * @param asked `anew` wants the person to show who they are even where the provider remembers them
   * @throws FloorcastError `internal` when the provider cannot be reached; passwords go on.
   */
  begin(
    to: string | null,
    asked: 'anew' | 'as-usual',
    cookies: string | undefined,
  ): Promise<{ readonly address: string; readonly token: string }>;
  /** The way back, good once. Never rejects: what went wrong is kept for the browser to ask for. */
  finish(
    token: string | null,
    query: string,
    place: Omit<SignInPlace, 'cookies'>,
  ): Promise<{ readonly opened: OpenedSession | null; readonly to: string | null }>;
  /** What became of the way this browser took last, told once; null: it went well, or there was none. */
  takeFailure(token: string | null): FloorcastError | null;
}

/** What people do about accounts; all of it throws FloorcastError for what a person can put right. */
export interface Accounts {
  readonly sessions: AccountSessions;
  readonly cookie: Omit<SessionCookie, 'value'>;
  /** Null: passwords alone sign in. */
  readonly openId: OpenIdDoor | null;
  /** The OwnSession of a `Cookie` header. */
  findSessionId(cookies: string | undefined): string | null;
  /** Calls back with sessions that somebody ended, not with those whose time was over. Answers how to end it. */
  onSignedOut(listener: (sessionIds: readonly string[]) => void): () => void;
  /** Calls back when a browser signs in that had a session before, maybe one whose time is over. Answers how to end it. */
  onRenewed(
    listener: (before: string, now: { readonly accountId: string; readonly id: string }) => void,
  ): () => void;
  /** @throws `not-signed-in` in the same words whatever was wrong; `too-many` when too often. */
  signIn(name: string, password: string, place: SignInPlace): Promise<OpenedSession>;
  /** By a link that the start of a demo prints. */
  signInToDemo(token: string, place: SignInPlace): Promise<OpenedSession>;
  signOut(cookies: string | undefined, where: 'here' | 'everywhere'): Promise<void>;
  findOwn(cookies: string | undefined): OwnAccount | null;
  listOwnSessions(cookies: string | undefined): readonly OwnSession[];
  /** Ending one that has ended is harmless. */
  endOwnSession(cookies: string | undefined, sessionId: string): Promise<void>;
  /** Ends all other sessions of theirs. */
  changePassword(oldPassword: string, newPassword: string, place: SignInPlace): Promise<void>;
  /** Whose link it is that sets a password. */
  findLinkOwner(token: string): LinkOwner;
  /** Uses the link up, ends all sessions there were and begins one. */
  setPassword(token: string, password: string, place: SignInPlace): Promise<OpenedSession>;
  list(): readonly Account[];
  make(author: AuditAuthor, draft: AccountDraft): Promise<MadeAccount>;
  change(author: AuditAuthor, accountId: string, draft: AccountDraft): Promise<Account>;
  /** Closed, nobody signs in with it; nothing of it is lost. */
  setState(author: AuditAuthor, accountId: string, state: Account['state'], reason: string): Promise<Account>;
  makeLink(author: AuditAuthor, accountId: string, reason: string): Promise<ResetLink>;
}
