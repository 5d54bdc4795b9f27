import {
  countFailure,
  findWaitMs,
  FORGOTTEN_AFTER_MS,
  FREE_FAILURES,
  FREE_FAILURES_OF_FAMILIAR,
  NO_FAILURES,
  type Failures,
} from '../../shared/accounts/lock-out.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { Clock } from '../ports/clock.ts';

/** Beyond it the oldest are let go: nobody fills the memory with names that are none. */
const MOST_KEPT = 50_000;

export interface SignInTry {
  /** Folded; whether anybody is called so makes no difference. */
  readonly name: string;
  readonly address: string;
  /** Whether this very person signed in from there before. */
  readonly isOwnAddress: boolean;
  /** Whether anybody did. */
  readonly isFamiliarAddress: boolean;
}

/**
 * Wrong passwords by address and by account. From an address where a person has signed in before, what others try under their name
 * elsewhere does not count, so that nobody can keep them out; what is tried there does. A restart begins anew.
 */
export class LockOuts {
  readonly #failures = new Map<string, Failures>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Counts a try as failed before anybody knows, so that a hundred at once are no more than one after the other.
   *
   * @throws FloorcastError `too-many` while nobody is listened to; then the try is not counted.
   */
  begin(attempt: SignInTry): void {
    const nowMs = this.#clock.nowMs();
    const places = placesOf(attempt);
    const waitMs = Math.max(...places.map(({ key, free }) => findWaitMs(this.#find(key), nowMs, free)));
    if (waitMs > 0)
      throw new FloorcastError('too-many', {
        code: 'sign-in-locked',
        minutes: Math.ceil(waitMs / 60_000),
      });
    for (const { key } of places) this.#keep(key, countFailure(this.#find(key), nowMs));
  }

  /** It was the right password. */
  succeed(attempt: SignInTry): void {
    for (const { key } of placesOf(attempt)) this.#failures.delete(key);
  }

  /** A new password was set: what was wrong under the name counts no more, wherever it was. */
  forgive(name: string): void {
    for (const key of this.#failures.keys())
      if (key === `name ${name}` || key.startsWith(`both ${name}\n`)) this.#failures.delete(key);
  }

  #find(key: string): Failures {
    return this.#failures.get(key) ?? NO_FAILURES;
  }

  #keep(key: string, failures: Failures): void {
    // The one that failed last is the last in the map.
    this.#failures.delete(key);
    this.#failures.set(key, failures);
    for (const [oldest, { lastMs }] of this.#failures) {
      if (this.#failures.size <= MOST_KEPT && failures.lastMs - lastMs < FORGOTTEN_AFTER_MS) break;
      this.#failures.delete(oldest);
    }
  }
}

function placesOf({ name, address, isOwnAddress, isFamiliarAddress }: SignInTry) {
  return [
    isOwnAddress
      ? { key: `both ${name}\n${address}`, free: FREE_FAILURES }
      : { key: `name ${name}`, free: FREE_FAILURES },
    {
      key: `address ${address}`,
      free: isFamiliarAddress ? FREE_FAILURES_OF_FAMILIAR : FREE_FAILURES,
    },
  ];
}
