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
    return Number(endsAtMs) > this.#clock.nowMs();
  }

  #claim(endsAtMs: string): string {
    return `administrator:${this.#secrets.adminKey}:${endsAtMs}`;
  }
}

/** The value of one cookie of a `Cookie` header. Example: `readCookie('a=1; b=2', 'b')` is `'2'`. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return null;
}
