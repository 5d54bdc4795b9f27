import { FloorcastError } from '../floorcast-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { SignInChecks } from '../ports/identity-provider.ts';
import { createToken, hashToken } from './token.ts';

/** How long somebody may take at the provider. */
export const ATTEMPT_MS = 10 * 60_000;
/** Beyond it the oldest are let go: nobody fills the memory with ways that are not taken. */
const MOST_KEPT = 10_000;

/** A way to the provider that was begun here, by one browser. */
export interface Attempt {
  readonly checks: SignInChecks;
  /** Where whoever comes back wanted to go; anybody may have written it. */
  readonly to: string | null;
  /** The browser's cookies then: those for pages of ours do not come along with the way back. */
  readonly cookies: string | undefined;
}

/** Ways to the provider, each good once and for some minutes. A restart ends them. */
export class OpenIdAttempts {
  readonly #clock: Clock;
  readonly #open = new Map<string, Attempt & { readonly endsMs: number }>();
  /** What became of those that came to nothing, for the browser that tried. */
  readonly #failures = new Map<string, FloorcastError>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What the browser is known by when it comes back. */
  begin(attempt: Attempt): string {
    const token = createToken();
    this.#open.set(hashToken(token), { ...attempt, endsMs: this.#clock.nowMs() + ATTEMPT_MS });
    dropOldest(this.#open);
    return token;
  }

  /** Whatever becomes of it: it is good no more. Null: it never was, was used, or took too long. */
  take(token: string | null): Attempt | null {
    const key = hashToken(token ?? '');
    const found = this.#open.get(key);
    this.#open.delete(key);
    return found && found.endsMs > this.#clock.nowMs() ? found : null;
  }

  keepFailure(token: string | null, error: FloorcastError): void {
    this.#failures.set(hashToken(token ?? ''), error);
    dropOldest(this.#failures);
  }

  /** Told once. */
  takeFailure(token: string | null): FloorcastError | null {
    const key = hashToken(token ?? '');
    const failure = this.#failures.get(key) ?? null;
    this.#failures.delete(key);
    return failure;
  }
}

/** The one that was added first is the first in the map. */
function dropOldest(kept: Map<string, unknown>): void {
  for (const key of kept.keys()) {
    if (kept.size <= MOST_KEPT) return;
    kept.delete(key);
  }
}
