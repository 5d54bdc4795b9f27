import { FloorcastError } from '../floorcast-error.ts';
import type { SessionCookie } from '../ports/access.ts';
import type { Accounts } from '../ports/account-desk.ts';
import type { AccountStore } from '../ports/account-store.ts';
import type { Clock } from '../ports/clock.ts';
import { AccountBook } from './account-book.ts';
import type { AccountParts } from './account-parts.ts';
import { changeAccount, listAccounts, makeAccount, makeResetLink, setAccountState } from './administer.ts';
import { DemoLinks, makeDemoAccounts } from './demo-accounts.ts';
import { FamiliarAddresses } from './familiar-addresses.ts';
import { LiveSessions, SESSION_MS } from './live-sessions.ts';
import { LockOuts } from './lock-outs.ts';
import {
  changePassword,
  endOwnSession,
  findLinkOwner,
  listOwnSessions,
  setPassword,
  signOut,
} from './own-account.ts';
import { createOpenIdDoor, type OpenIdDoorParts } from './openid-door.ts';
import { Passwords } from './passwords.ts';
import { showOwn } from './show-account.ts';
import { sessionIdOf } from './session-id.ts';
import { openSession, signIn } from './sign-ins.ts';

export interface OpenAccountsParts {
  readonly store: AccountStore;
  readonly clock: Clock;
  readonly cookie: Pick<SessionCookie, 'name' | 'secure'>;
  /** What the links of a demo are made from, and the agent its agent's account is tied to; null: a site of one's own. */
  readonly demo: { readonly signingKey: string; readonly agentId: string } | null;
  readonly isAgent: (agentId: string) => boolean;
  readonly isQueue: (queueId: string) => boolean;
  readonly passwords?: Passwords;
  /** Whose word signs in besides passwords; left out: nobody's. */
  readonly openId?: Pick<OpenIdDoorParts, 'settings' | 'provider'> | null;
  readonly onError: (error: unknown) => void;
}

export interface OpenedAccounts extends Accounts {
  readonly demoLinks: DemoLinks['list'];
  /** Lets go of sessions whose time is over; to be called now and then. */
  endStaleSessions(): Promise<void>;
}

/** Accounts of a site, as they are kept. */
export async function openAccounts({
  store,
  clock,
  cookie,
  demo,
  isAgent,
  isQueue,
  passwords = new Passwords(),
  openId = null,
  onError,
}: OpenAccountsParts): Promise<OpenedAccounts> {
  const book = await AccountBook.load(store);
  if (demo) await makeDemoAccounts(book, demo.agentId, clock.nowMs());
  const demoLinks = demo && new DemoLinks(demo.signingKey);
  const sessions = await LiveSessions.load({
    store,
    clock,
    cookie: { ...cookie, maxAgeMs: SESSION_MS },
    findAccount: (accountId) => book.find(accountId),
    onError,
  });
  const addresses = await FamiliarAddresses.load(store, clock);
  const lockOuts = new LockOuts(clock);
  const parts: AccountParts = {
    store,
    book,
    sessions,
    passwords,
    lockOuts,
    addresses,
    clock,
    isAgent,
    isQueue,
  };
  return {
    sessions,
    cookie: sessions.cookie,
    openId:
      openId &&
      createOpenIdDoor(parts, {
        ...openId,
        cookie: { name: `${cookie.name}_openid`, secure: cookie.secure },
        onError,
      }),
    demoLinks: demoLinks?.list ?? [],
    endStaleSessions: () => sessions.endStale(),
    findSessionId: (cookies) => {
      const found = sessions.findSession(cookies);
      return found && sessionIdOf(found);
    },
    onSignedOut: (listener) => sessions.onSignedOut(listener),
    onRenewed: (listener) =>
      sessions.onRenewed((before, now) =>
        listener(before, { accountId: now.accountId, id: sessionIdOf(now) }),
      ),
    signIn: (name, password, place) => signIn(parts, name, password, place),
    signInToDemo: async (token, place) => {
      const account = book.find(demoLinks?.findAccountId(token) ?? '');
      if (account?.state === 'active') return openSession(parts, account, place);
      throw new FloorcastError('not-signed-in', { code: 'demo-link-wrong' });
    },
    signOut: (cookies, where) => signOut(parts, cookies, where),
    findOwn: (cookies) => {
      const found = sessions.find(cookies);
      return found && showOwn(book.get(found.accountId));
    },
    listOwnSessions: (cookies) => listOwnSessions(parts, cookies),
    endOwnSession: (cookies, sessionId) => endOwnSession(parts, cookies, sessionId),
    changePassword: (oldPassword, newPassword, place) =>
      changePassword(parts, oldPassword, newPassword, place),
    findLinkOwner: (token) => findLinkOwner(parts, token),
    setPassword: (token, password, place) => setPassword(parts, token, password, place),
    list: () => listAccounts(parts),
    make: (author, draft) => makeAccount(parts, author, draft),
    change: (author, accountId, draft) => changeAccount(parts, author, accountId, draft),
    setState: (author, accountId, state, reason) => setAccountState(parts, author, accountId, state, reason),
    makeLink: (author, accountId, reason) => makeResetLink(parts, author, accountId, reason),
  };
}
