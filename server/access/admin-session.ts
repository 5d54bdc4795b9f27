import { readCookie } from '../../shared/access/read-cookie.ts';
import type { Clock } from '../ports/clock.ts';
import type { Secrets } from './secrets.ts';
import { isSignedBy, signText } from './signature.ts';

/** How long a browser stays the administrator's after it opened the link. */
export const SESSION_MS = 30 * 86_400_000;

/**
 * The administrator's session until there are accounts: a signed cookie that says when it ends. It hangs on the
 * administrator's key as well, so that a new key ends every session.
 */
export class AdminSession {
  /** Browsers share cookies between the ports of a machine: two installations must not sign each other out. */
  readonly cookieName: string;
  readonly #secrets: Secrets;
  readonly #clock: Clock;
  /** Ended by who had them, before their time. */
  readonly #ended = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor(secrets: Secrets, clock: Clock) {
    this.#secrets = secrets;
    this.#clock = clock;
    this.cookieName = `floorcast_${signText('cookie', secrets.signingKey).slice(0, 8)}`;
  }

  /** The value of a new session's cookie. */
  open(): string {
    const endsAtMs = String(this.#clock.nowMs() + SESSION_MS);
    return `${endsAtMs}.${signText(this.#claim(endsAtMs), this.#secrets.signingKey)}`;
  }

  /** Whether a `Cookie` header holds a session of ours that has not ended. */
  isOpenIn(cookies: string | undefined): boolean {
    const value = readCookie(cookies, this.cookieName);
    const [endsAtMs, signature] = value?.split('.') ?? [];
    if (!endsAtMs || !signature || !isSignedBy(signature, this.#claim(endsAtMs), this.#secrets.signingKey))
      return false;
    return Number(endsAtMs) > this.#clock.nowMs() && !this.#ended.has(`${endsAtMs}.${signature}`);
  }

  /** Whoever copied the cookie has nothing any more, as long as this process lives. */
  end(cookies: string | undefined): void {
    const value = readCookie(cookies, this.cookieName);
    if (value === null || !this.isOpenIn(cookies)) return;
    this.#ended.add(value);
    this.askAgain();
  }

  /** Told when one may have ended; to be called now and then, for those whose time is over. */
  onEnded(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  askAgain(): void {
    for (const listener of this.#listeners) listener();
  }

  #claim(endsAtMs: string): string {
    return `administrator:${this.#secrets.adminKey}:${endsAtMs}`;
  }
}
