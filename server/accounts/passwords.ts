import { hash, parseOptions, verify } from '@node-rs/argon2';
import { tidyPassword } from '../../shared/accounts/password-rule.ts';
import { FloorcastError } from '../floorcast-error.ts';

/** Argon2id as OWASP has it (Password Storage Cheat Sheet, 2024): 19 MiB, two passes, one lane. */
const PARAMETERS: Parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Node has four threads beside its own: the disk keeps two. */
const AT_ONCE = 2;
/** A shift that begins. Who comes after them is told at once, so that nobody fills the memory. */
const MOST_WAITING = 200;

/** Hashes passwords beside the main thread, a few at once. */
export class Passwords {
  readonly #parameters: Parameters;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  /** Nobody's: unknown names take as long as known ones. */
  readonly #nobodys: Promise<string>;

  constructor(parameters: Parameters = PARAMETERS) {
    this.#parameters = parameters;
    this.#nobodys = hash('nobody signs in with this', parameters);
  }

  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(tidyPassword(password), this.#parameters));
  }

  /** @param kept null for who has no password, or does not exist: takes the same time and is never right. */
  async isRight(password: string, kept: string | null): Promise<boolean> {
    const against = kept ?? (await this.#nobodys);
    const isRight = await this.#inTurn(() => verify(against, tidyPassword(password)));
    return kept !== null && isRight;
  }

  /** Whether a hash was made with less than is asked for today. */
  isOutdated(kept: string): boolean {
    const { memoryCost, timeCost, parallelism } = parseOptions(kept);
    const today = this.#parameters;
    return memoryCost < today.memoryCost || timeCost < today.timeCost || parallelism < today.parallelism;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= AT_ONCE) {
      if (this.#waiting.length >= MOST_WAITING)
        throw new FloorcastError('too-many', { code: 'sign-ins-too-many' });
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      // Whoever waited longest takes the place over.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

interface Parameters {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}
