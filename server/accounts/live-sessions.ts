import { readCookie } from '../../shared/access/read-cookie.ts';
import type { SessionCookie } from '../ports/access.ts';
import type { AccountRecord, AccountStore, SessionRecord } from '../ports/account-store.ts';
import type { AccountSessions, SessionUse, SignedIn } from '../ports/accounts.ts';
import type { Clock } from '../ports/clock.ts';
import { sessionIdOf } from './session-id.ts';
import { createToken, hashToken } from './token.ts';

/** A session nobody uses ends. */
export const IDLE_MS = 12 * 3_600_000;
/** Every session ends. */
export const SESSION_MS = 30 * 86_400_000;
/** How exactly it is kept when a session was used last. */
const SEEN_TO_MS = 5 * 60_000;
/** Nobody has so many browsers. The one that was not used for the longest ends. */
const MOST_OF_AN_ACCOUNT = 20;
const MOST_BROWSER_CHARACTERS = 200;

export interface LiveSessionsParts {
  readonly store: AccountStore;
  readonly clock: Clock;
  readonly cookie: Omit<SessionCookie, 'value'>;
  readonly findAccount: (accountId: string) => AccountRecord | null;
  readonly onError: (error: unknown) => void;
}

/** Sessions in memory and in the store. The cookie's value is known to the browser alone; both of ours have its hash. */
export class LiveSessions implements AccountSessions {
  readonly cookie: Omit<SessionCookie, 'value'>;
  readonly #parts: LiveSessionsParts;
  readonly #sessions: Map<string, SessionRecord>;
  readonly #listeners = new Set<(accountId: string) => void>();
  readonly #endListeners = new Set<(sessionIds: readonly string[]) => void>();
  readonly #renewListeners = new Set<(before: string, now: SessionRecord) => void>();

  private constructor(parts: LiveSessionsParts, sessions: readonly SessionRecord[]) {
    this.#parts = parts;
    this.cookie = parts.cookie;
    this.#sessions = new Map(sessions.map((session) => [session.tokenHash, session]));
  }

  static async load(parts: LiveSessionsParts): Promise<LiveSessions> {
    const sessions = new LiveSessions(parts, await parts.store.readSessions());
    await sessions.endStale();
    return sessions;
  }

  find(cookies: string | undefined, use?: SessionUse): SignedIn | null {
    const session = this.findSession(cookies, use);
    const account = session && this.#parts.findAccount(session.accountId);
    if (!account || account.state !== 'active') return null;
    return {
      accountId: account.id,
      name: account.shownName,
      role: account.role,
      agentId: account.agentId,
      scope: account.scope,
    };
  }

  onChanged(listener: (accountId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Told of sessions that somebody ended; of those whose time was over nobody is told. */
  onSignedOut(listener: (sessionIds: readonly string[]) => void): () => void {
    this.#endListeners.add(listener);
    return () => this.#endListeners.delete(listener);
  }

  /** Told when a browser that had a session, maybe one whose time is over, has another. */
  onRenewed(listener: (before: string, now: SessionRecord) => void): () => void {
    this.#renewListeners.add(listener);
    return () => this.#renewListeners.delete(listener);
  }

  tellChanged(accountId: string): void {
    for (const listener of this.#listeners) listener(accountId);
  }

  /** The session of a `Cookie` header. */
  findSession(cookies: string | undefined, use: SessionUse = 'counts'): SessionRecord | null {
    const token = readCookie(cookies, this.cookie.name);
    const session = token === null ? undefined : this.#sessions.get(hashToken(token));
    if (!session || this.#isOver(session)) return null;
    const seenMs = this.#parts.clock.nowMs();
    if (use === 'counts-not' || seenMs - session.seenMs < SEEN_TO_MS) return session;
    const seen = { ...session, seenMs };
    this.#sessions.set(session.tokenHash, seen);
    this.#parts.store.markSeen(session.tokenHash, seenMs).catch(this.#parts.onError);
    return seen;
  }

  /** A new session with an id of its own; the one the browser had ends. */
  async open(
    accountId: string,
    place: { readonly cookies: string | undefined; readonly address: string; readonly browser: string },
  ): Promise<SessionCookie> {
    const token = createToken();
    const nowMs = this.#parts.clock.nowMs();
    const session: SessionRecord = {
      tokenHash: hashToken(token),
      accountId,
      startedMs: nowMs,
      seenMs: nowMs,
      address: place.address,
      browser: place.browser.slice(0, MOST_BROWSER_CHARACTERS),
    };
    const before = this.findSession(place.cookies);
    const surplus = this.listOf(accountId).slice(MOST_OF_AN_ACCOUNT - 1);
    await this.#parts.store.addSession(session);
    this.#sessions.set(session.tokenHash, session);
    const tokenBefore = readCookie(place.cookies, this.cookie.name);
    if (tokenBefore !== null) {
      const idBefore = sessionIdOf({ tokenHash: hashToken(tokenBefore) });
      for (const listener of this.#renewListeners) listener(idBefore, session);
    }
    await this.end([...surplus, ...(before ? [before] : [])]);
    return { ...this.cookie, value: token };
  }

  /** The one used last is the first. */
  listOf(accountId: string): readonly SessionRecord[] {
    return [...this.#sessions.values()]
      .filter((session) => session.accountId === accountId && !this.#isOver(session))
      .sort((a, b) => b.seenMs - a.seenMs);
  }

  async end(sessions: readonly SessionRecord[]): Promise<void> {
    if (sessions.length === 0) return;
    await this.#parts.store.endSessions(sessions.map(({ tokenHash }) => tokenHash));
    this.forget(sessions);
  }

  /** Of sessions that the store has let go. */
  forget(sessions: readonly SessionRecord[]): void {
    this.#drop(sessions);
    if (sessions.length > 0) for (const listener of this.#endListeners) listener(sessions.map(sessionIdOf));
  }

  #drop(sessions: readonly SessionRecord[]): void {
    for (const { tokenHash } of sessions) this.#sessions.delete(tokenHash);
    for (const accountId of new Set(sessions.map((session) => session.accountId)))
      this.tellChanged(accountId);
  }

  /** Lets go of those whose time is over. */
  async endStale(): Promise<void> {
    const stale = [...this.#sessions.values()].filter((session) => this.#isOver(session));
    if (stale.length === 0) return;
    await this.#parts.store.endSessions(stale.map(({ tokenHash }) => tokenHash));
    this.#drop(stale);
  }

  #isOver({ startedMs, seenMs }: SessionRecord): boolean {
    const nowMs = this.#parts.clock.nowMs();
    return nowMs - startedMs >= SESSION_MS || nowMs - seenMs >= IDLE_MS;
  }
}
