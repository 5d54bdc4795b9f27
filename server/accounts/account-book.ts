import { foldSignInName } from '../../shared/accounts/sign-in-name.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type {
  AccountChange,
  AccountRecord,
  AccountStore,
  IdentityRecord,
  PasswordLinkRecord,
} from '../ports/account-store.ts';

/** All accounts and links in memory, as they are kept: who asks is known without waiting. */
export class AccountBook {
  readonly #store: AccountStore;
  readonly #accounts: Map<string, AccountRecord>;
  readonly #links: Map<string, PasswordLinkRecord>;
  readonly #identities: Map<string, IdentityRecord>;
  #changing: Promise<unknown> = Promise.resolve();

  private constructor(
    store: AccountStore,
    accounts: readonly AccountRecord[],
    links: readonly PasswordLinkRecord[],
    identities: readonly IdentityRecord[],
  ) {
    this.#store = store;
    this.#accounts = new Map(accounts.map((account) => [account.id, account]));
    this.#links = new Map(links.map((link) => [link.accountId, link]));
    this.#identities = new Map(identities.map((identity) => [identity.accountId, identity]));
  }

  static async load(store: AccountStore): Promise<AccountBook> {
    return new AccountBook(
      store,
      await store.readAccounts(),
      await store.readLinks(),
      await store.readIdentities(),
    );
  }

  list(): readonly AccountRecord[] {
    return [...this.#accounts.values()];
  }

  find(accountId: string): AccountRecord | null {
    return this.#accounts.get(accountId) ?? null;
  }

  /** @throws FloorcastError `not-found` */
  get(accountId: string): AccountRecord {
    const account = this.find(accountId);
    if (account) return account;
    throw new FloorcastError('not-found', { code: 'account-unknown', accountId: accountId.slice(0, 60) });
  }

  findByName(name: string): AccountRecord | null {
    const key = foldSignInName(name);
    return this.list().find(({ signInName }) => foldSignInName(signInName) === key) ?? null;
  }

  findLink(accountId: string): PasswordLinkRecord | null {
    return this.#links.get(accountId) ?? null;
  }

  findLinkByHash(tokenHash: string): PasswordLinkRecord | null {
    return [...this.#links.values()].find((link) => link.tokenHash === tokenHash) ?? null;
  }

  findIdentity(accountId: string): IdentityRecord | null {
    return this.#identities.get(accountId) ?? null;
  }

  findByIdentity(issuer: string, subject: string): AccountRecord | null {
    const found = [...this.#identities.values()].find(
      (identity) => identity.issuer === issuer && identity.subject === subject,
    );
    return found ? this.find(found.accountId) : null;
  }

  /** One change after the other, each upon what the one before has kept: `decide` sees the book as it is then. */
  change<T>(decide: () => Promise<Decision<T>>): Promise<T> {
    const done = this.#changing.then(async () => {
      const { change, result } = await decide();
      if (change) {
        await this.#store.save(change);
        this.#accounts.set(change.account.id, change.account);
        if (change.link) this.#links.set(change.account.id, change.link);
        else if (change.link === null) this.#links.delete(change.account.id);
        if (change.identity) this.#identities.set(change.account.id, change.identity);
        else if (change.identity === null) this.#identities.delete(change.account.id);
      }
      return result;
    });
    this.#changing = done.catch(() => {});
    return done;
  }
}

export interface Decision<T> {
  /** Null: nothing is to be kept. */
  readonly change: AccountChange | null;
  readonly result: T;
}
