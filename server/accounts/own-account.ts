import { findPasswordFault } from '../../shared/accounts/password-rule.ts';
import { foldSignInName } from '../../shared/accounts/sign-in-name.ts';
import type { LinkOwner, OwnSession } from '../../shared/contract/accounts.ts';
import type { AuditAction } from '../../shared/contract/audit.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { OpenedSession, SignInPlace } from '../ports/account-desk.ts';
import type { AccountRecord, SessionRecord } from '../ports/account-store.ts';
import type { NewAuditEntry } from '../ports/audit-log.ts';
import type { AccountParts } from './account-parts.ts';
import { sessionIdOf } from './session-id.ts';
import { checkPassword, openSession } from './sign-ins.ts';
import { hashToken } from './token.ts';

export async function signOut(
  { sessions }: AccountParts,
  cookies: string | undefined,
  where: 'here' | 'everywhere',
): Promise<void> {
  const session = sessions.findSession(cookies);
  if (session === null) return;
  await sessions.end(where === 'here' ? [session] : sessions.listOf(session.accountId));
}

export function listOwnSessions(
  { sessions }: AccountParts,
  cookies: string | undefined,
): readonly OwnSession[] {
  const own = sessions.findSession(cookies);
  // The administrator's link signs in, too, and is no session of an account.
  if (own === null) return [];
  return sessions.listOf(own.accountId).map((session) => ({
    id: sessionIdOf(session),
    startedAtMs: session.startedMs,
    seenAtMs: session.seenMs,
    address: session.address,
    browser: session.browser,
    isThis: session.tokenHash === own.tokenHash,
  }));
}

export async function endOwnSession(
  { sessions }: AccountParts,
  cookies: string | undefined,
  sessionId: string,
): Promise<void> {
  const own = sessions.findSession(cookies);
  if (own === null) return;
  await sessions.end(sessions.listOf(own.accountId).filter((session) => sessionIdOf(session) === sessionId));
}

/** Asks for the old one: a browser that was left open is not enough. */
export async function changePassword(
  parts: AccountParts,
  oldPassword: string,
  newPassword: string,
  { cookies, address }: SignInPlace,
): Promise<void> {
  const { book, sessions } = parts;
  const own = getSession(sessions, cookies);
  const account = book.get(own.accountId);
  refusePassword(newPassword, account);
  await checkPassword(parts, account, account.signInName, oldPassword, address).catch((error: unknown) => {
    const isWrong = error instanceof FloorcastError && error.code === 'not-signed-in';
    throw isWrong ? new FloorcastError('not-allowed', { code: 'password-old-wrong' }) : error;
  });
  await savePassword(parts, account, newPassword, 'password-changed', own);
}

/** @throws FloorcastError `not-found` for a link that is none, was used or is too old. */
export function findLinkOwner(parts: AccountParts, token: string): LinkOwner {
  const { signInName, shownName } = getLinkAccount(parts, token);
  return { signInName, shownName };
}

export async function setPassword(
  parts: AccountParts,
  token: string,
  password: string,
  place: SignInPlace,
): Promise<OpenedSession> {
  const account = getLinkAccount(parts, token);
  refusePassword(password, account);
  await savePassword(parts, account, password, 'password-set', null, token);
  parts.lockOuts.forgive(foldSignInName(account.signInName));
  return openSession(parts, parts.book.get(account.id), place);
}

function getLinkAccount({ book, clock }: AccountParts, token: string): AccountRecord {
  const link = book.findLinkByHash(hashToken(token));
  const account = link && link.endsMs > clock.nowMs() ? book.find(link.accountId) : null;
  if (account?.state === 'active') return account;
  throw new FloorcastError('not-found', { code: 'password-link-wrong' });
}

function refusePassword(password: string, owner: AccountRecord): void {
  const fault = findPasswordFault(password, owner);
  if (fault) throw new FloorcastError('bad-request', fault);
}

/** @param kept the one session that goes on; @param token the link that is used up by it */
async function savePassword(
  parts: AccountParts,
  { id }: AccountRecord,
  password: string,
  action: AuditAction,
  kept: SessionRecord | null,
  token?: string,
): Promise<void> {
  const { book, sessions, passwords, clock } = parts;
  const passwordHash = await passwords.hash(password);
  const ended = await book.change(async () => {
    // Of two who use a link at once, the second finds it gone.
    const account = token === undefined ? book.get(id) : getLinkAccount(parts, token);
    const others = sessions.listOf(id).filter(({ tokenHash }) => tokenHash !== kept?.tokenHash);
    const atMs = clock.nowMs();
    return {
      change: {
        account: { ...account, passwordHash, changedMs: atMs },
        // An older link must not undo what its owner has just done.
        link: null,
        endedSessions: others.map(({ tokenHash }) => tokenHash),
        audit: noteOwn(account, action, atMs),
      },
      result: others,
    };
  });
  sessions.forget(ended);
}

function noteOwn(
  { id, shownName, signInName }: AccountRecord,
  action: AuditAction,
  atMs: number,
): NewAuditEntry {
  return {
    atMs,
    author: { accountId: id, name: shownName },
    action,
    target: { id, name: signInName },
    before: null,
    after: null,
    reason: '',
  };
}

function getSession(sessions: AccountParts['sessions'], cookies: string | undefined): SessionRecord {
  const session = sessions.find(cookies) && sessions.findSession(cookies);
  if (session) return session;
  throw new FloorcastError('not-signed-in', { code: 'session-needed' });
}
