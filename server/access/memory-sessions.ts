import { randomBytes } from 'node:crypto';
import type { AccountSessions, SignedIn } from '../ports/accounts.ts';
import { readCookie } from '../../shared/access/read-cookie.ts';

const COOKIE = 'floorcast_memory';

/** Sessions that are gone with the process: for tests, and for trying every right. */
export class MemorySessions implements AccountSessions {
  readonly #open = new Map<string, SignedIn>();
  readonly #listeners = new Set<(accountId: string) => void>();

  /** The `Cookie` header of a new session. */
  signIn(account: SignedIn): string {
    const token = randomBytes(18).toString('base64url');
    this.#open.set(token, account);
    return `${COOKIE}=${token}`;
  }

  /** What an account is from now on, in all its sessions. */
  change(account: SignedIn): void {
    for (const [token, { accountId }] of this.#open)
      if (accountId === account.accountId) this.#open.set(token, account);
    this.#tell(account.accountId);
  }

  /** Ends all sessions of an account. */
  end(accountId: string): void {
    for (const [token, account] of this.#open) if (account.accountId === accountId) this.#open.delete(token);
    this.#tell(accountId);
  }

  find(cookies: string | undefined): SignedIn | null {
    return this.#open.get(readCookie(cookies, COOKIE) ?? '') ?? null;
  }

  onChanged(listener: (accountId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(accountId: string): void {
    for (const listener of this.#listeners) listener(accountId);
  }
}
