import { foldSignInName } from '../../shared/accounts/sign-in-name.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { OpenedSession, SignInPlace } from '../ports/account-desk.ts';
import type { AccountRecord } from '../ports/account-store.ts';
import type { AccountParts } from './account-parts.ts';
import { showOwn } from './show-account.ts';

/** Only a name that is none could be longer, and nobody makes us keep it. */
const MOST_NAME_KEPT = 400;

/**
 * Signs in whoever knows the password.
 *
 * @throws FloorcastError in the same words and after the same time, whether there is such an account or not.
 */
export async function signIn(
  parts: AccountParts,
  name: string,
  password: string,
  place: SignInPlace,
): Promise<OpenedSession> {
  const account = parts.book.findByName(name);
  await checkPassword(parts, account, name, password, place.address);
  // While it was looked at, the account may have got another password, or its end.
  const now = account && parts.book.find(account.id);
  if (now?.state !== 'active' || now.passwordHash !== account?.passwordHash) throw wrong();
  await renewHash(parts, now, password);
  return openSession(parts, now, place);
}

/** @throws FloorcastError `not-signed-in`, or `too-many` while nobody is listened to. */
export async function checkPassword(
  { passwords, lockOuts, addresses }: AccountParts,
  account: AccountRecord | null,
  name: string,
  password: string,
  address: string,
): Promise<void> {
  const attempt = {
    name: foldSignInName(name).slice(0, MOST_NAME_KEPT),
    address,
    isOwnAddress: account !== null && addresses.isOf(account.id, address),
    isFamiliarAddress: addresses.has(address),
  };
  lockOuts.begin(attempt);
  const isRight = await passwords.isRight(password, account?.passwordHash ?? null);
  if (!isRight || account?.state !== 'active') throw wrong();
  lockOuts.succeed(attempt);
}

/** A session of the account; from now on its address is familiar. */
export async function openSession(
  { sessions, addresses }: AccountParts,
  account: AccountRecord,
  place: SignInPlace,
): Promise<OpenedSession> {
  const cookie = await sessions.open(account.id, place);
  await addresses.add(account.id, place.address);
  return { account: showOwn(account), cookie };
}

/** Hashes of before are made anew as soon as the password is at hand. */
async function renewHash(
  { book, passwords }: AccountParts,
  account: AccountRecord,
  password: string,
): Promise<void> {
  if (account.passwordHash === null || !passwords.isOutdated(account.passwordHash)) return;
  const passwordHash = await passwords.hash(password);
  await book.change(async () => {
    const now = book.get(account.id);
    const isSame = now.passwordHash === account.passwordHash;
    return { change: isSame ? { account: { ...now, passwordHash } } : null, result: undefined };
  });
}

function wrong(): FloorcastError {
  return new FloorcastError('not-signed-in', { code: 'sign-in-wrong' });
}
