import type { AccountStore, FamiliarAddress } from '../ports/account-store.ts';
import type { Clock } from '../ports/clock.ts';

const FORGOTTEN_AFTER_MS = 90 * 86_400_000;
const DAY_MS = 86_400_000;

/** From where people have signed in, kept for 90 days. */
export class FamiliarAddresses {
  readonly #store: AccountStore;
  readonly #clock: Clock;
  readonly #lastMs: Map<string, number>;
  readonly #addresses: Set<string>;

  private constructor(store: AccountStore, clock: Clock, known: readonly FamiliarAddress[]) {
    this.#store = store;
    this.#clock = clock;
    this.#lastMs = new Map(
      known.map(({ accountId, address, lastMs }) => [keyOf(accountId, address), lastMs]),
    );
    this.#addresses = new Set(known.map(({ address }) => address));
  }

  static async load(store: AccountStore, clock: Clock): Promise<FamiliarAddresses> {
    await store.forgetAddresses(clock.nowMs() - FORGOTTEN_AFTER_MS);
    return new FamiliarAddresses(store, clock, await store.readAddresses());
  }

  isOf(accountId: string, address: string): boolean {
    return this.#lastMs.has(keyOf(accountId, address));
  }

  /** Whether anybody signed in from there. */
  has(address: string): boolean {
    return this.#addresses.has(address);
  }

  async add(accountId: string, address: string): Promise<void> {
    const lastMs = this.#clock.nowMs();
    if (lastMs - (this.#lastMs.get(keyOf(accountId, address)) ?? -Infinity) < DAY_MS) return;
    await this.#store.saveAddress({ accountId, address, lastMs });
    this.#lastMs.set(keyOf(accountId, address), lastMs);
    this.#addresses.add(address);
  }
}

function keyOf(accountId: string, address: string): string {
  return `${accountId}\n${address}`;
}
