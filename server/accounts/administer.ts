import { randomBytes } from 'node:crypto';
import { isNarrow } from '../../shared/access/scope.ts';
import { findNameFault, tidyName } from '../../shared/accounts/sign-in-name.ts';
import type { Account, AccountDraft, MadeAccount, ResetLink } from '../../shared/contract/accounts.ts';
import type { AuditAuthor } from '../../shared/contract/audit.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { AccountRecord, PasswordLinkRecord } from '../ports/account-store.ts';
import type { AccountParts } from './account-parts.ts';
import { findDifferences, stateOf } from './audit-states.ts';
import { showAccount } from './show-account.ts';
import { createToken, hashToken } from './token.ts';

/** How long a reset link is good. */
export const LINK_MS = 86_400_000;

/** By the name that is shown. */
export function listAccounts(parts: AccountParts): readonly Account[] {
  const { book, clock } = parts;
  const nowMs = clock.nowMs();
  return book
    .list()
    .map((account) => showAccount(account, extrasOf(parts, account.id), nowMs))
    .sort((a, b) => a.shownName.localeCompare(b.shownName) || a.id.localeCompare(b.id));
}

/** Made without a password: whoever it is for sets it by the link. */
export function makeAccount(
  parts: AccountParts,
  author: AuditAuthor,
  draft: AccountDraft,
): Promise<MadeAccount> {
  const { book, clock } = parts;
  return book.change(async () => {
    if (book.list().length === 0 && draft.role !== 'administrator')
      throw new FloorcastError('conflict', { code: 'first-account-administrator' });
    const atMs = clock.nowMs();
    const account: AccountRecord = {
      id: randomBytes(9).toString('base64url'),
      ...checkDraft(parts, draft, null),
      state: 'active',
      createdMs: atMs,
      changedMs: atMs,
      passwordHash: null,
    };
    const { record, link } = createLink(account.id, atMs);
    const audit = {
      atMs,
      author,
      action: 'account-made' as const,
      target: targetOf(account),
      before: null,
      after: stateOf(account),
      reason: draft.reason,
    };
    return {
      change: { account, link: record, audit },
      result: { account: showAccount(account, { link: record, identity: null }, atMs), link },
    };
  });
}

export async function changeAccount(
  parts: AccountParts,
  author: AuditAuthor,
  accountId: string,
  draft: AccountDraft,
): Promise<Account> {
  const { book, clock, sessions } = parts;
  const shown = await book.change(async () => {
    const before = book.get(accountId);
    const asked = { ...before, ...checkDraft(parts, draft, before) };
    const differences = findDifferences(before, asked);
    const atMs = clock.nowMs();
    if (differences === null)
      return { change: null, result: showAccount(before, extrasOf(parts, accountId), atMs) };
    if (!isWholeAdministrator(asked)) refuseLastAdministrator(parts, before);
    const account = { ...asked, changedMs: atMs };
    const audit = {
      atMs,
      author,
      action: 'account-changed' as const,
      target: targetOf(before),
      ...differences,
      reason: draft.reason,
    };
    return {
      change: { account, audit },
      result: showAccount(account, extrasOf(parts, accountId), atMs),
    };
  });
  sessions.tellChanged(accountId);
  return shown;
}

export async function setAccountState(
  parts: AccountParts,
  author: AuditAuthor,
  accountId: string,
  state: Account['state'],
  reason: string,
): Promise<Account> {
  const { book, clock, sessions } = parts;
  const { shown, ended } = await book.change(async () => {
    const before = book.get(accountId);
    const atMs = clock.nowMs();
    if (before.state === state)
      return {
        change: null,
        result: { shown: showAccount(before, extrasOf(parts, accountId), atMs), ended: [] },
      };
    if (state === 'closed') refuseLastAdministrator(parts, before);
    else refuseTakenAgent(parts, before);
    const account = { ...before, state, changedMs: atMs };
    const open = sessions.listOf(accountId);
    const audit = {
      atMs,
      author,
      action: state === 'closed' ? ('account-closed' as const) : ('account-reopened' as const),
      target: targetOf(before),
      before: null,
      after: null,
      reason,
    };
    // Whoever comes back is matched by the name anew.
    const identity = state === 'active' ? null : book.findIdentity(accountId);
    const change = {
      account,
      link: null,
      identity,
      endedSessions: open.map(({ tokenHash }) => tokenHash),
      audit,
    };
    return { change, result: { shown: showAccount(account, { link: null, identity }, atMs), ended: open } };
  });
  sessions.forget(ended);
  return shown;
}

/** The one before is good no more. */
export function makeResetLink(
  { book, clock }: AccountParts,
  author: AuditAuthor,
  accountId: string,
  reason: string,
): Promise<ResetLink> {
  return book.change(async () => {
    const account = book.get(accountId);
    if (account.state === 'closed')
      throw new FloorcastError('conflict', { code: 'account-closed', name: account.shownName });
    const atMs = clock.nowMs();
    const { record, link } = createLink(accountId, atMs);
    const audit = {
      atMs,
      author,
      action: 'reset-link-made' as const,
      target: targetOf(account),
      before: null,
      after: null,
      reason,
    };
    return { change: { account, link: record, audit }, result: link };
  });
}

function createLink(
  accountId: string,
  nowMs: number,
): { readonly record: PasswordLinkRecord; readonly link: ResetLink } {
  const token = createToken();
  const endsMs = nowMs + LINK_MS;
  return {
    record: { accountId, tokenHash: hashToken(token), endsMs },
    // After the hash no proxy on the way gets to see it.
    link: { path: `/password#${token}`, endsAtMs: endsMs },
  };
}

function extrasOf({ book }: AccountParts, accountId: string) {
  return { link: book.findLink(accountId), identity: book.findIdentity(accountId) };
}

/** @param before the account as it is; null: a new one */
function checkDraft(parts: AccountParts, draft: AccountDraft, before: AccountRecord | null) {
  const { role, scope, agentId } = draft;
  const asked = { signInName: tidyName(draft.signInName), shownName: tidyName(draft.shownName) };
  for (const name of [asked.signInName, asked.shownName]) {
    const fault = findNameFault(name);
    if (fault) throw new FloorcastError('bad-request', fault);
  }
  const other = parts.book.findByName(asked.signInName);
  if (other && other.id !== before?.id)
    throw new FloorcastError('conflict', { code: 'account-name-taken', name: asked.signInName });
  if (role === 'agent' && agentId === null)
    throw new FloorcastError('bad-request', { code: 'account-agent-needed' });
  // One that has left the floor since stays tied to their past.
  if (agentId !== null && agentId !== before?.agentId && !parts.isAgent(agentId))
    throw new FloorcastError('bad-request', {
      code: 'account-agent-unknown',
      agentId: agentId.slice(0, 60),
    });
  if (before?.state !== 'closed') refuseTakenAgent(parts, { id: before?.id ?? null, agentId });
  // What administrators do is for the whole site: with less of it they could do next to nothing.
  if (role === 'administrator' && isNarrow(scope))
    throw new FloorcastError('bad-request', { code: 'administrator-whole-site' });
  // A team may be one that nobody is in yet; a queue is the floor's, and one it has no more may stay.
  const queueId = scope.queues?.find((id) => !before?.scope.queues?.includes(id) && !parts.isQueue(id));
  if (queueId !== undefined)
    throw new FloorcastError('bad-request', {
      code: 'account-queue-unknown',
      queueId: queueId.slice(0, 60),
    });
  return { ...asked, role, scope, agentId };
}

function refuseTakenAgent(
  { book }: AccountParts,
  { id, agentId }: { readonly id: string | null; readonly agentId: string | null },
): void {
  if (agentId === null) return;
  const other = book
    .list()
    .find((account) => account.id !== id && account.state === 'active' && account.agentId === agentId);
  if (other)
    throw new FloorcastError('conflict', {
      code: 'account-agent-taken',
      agentId,
      name: other.shownName,
    });
}

/** Somebody must be left who can make accounts: one that sees less than the whole site cannot. */
function refuseLastAdministrator({ book }: AccountParts, account: AccountRecord): void {
  const counts = (one: AccountRecord) => one.state === 'active' && isWholeAdministrator(one);
  if (!counts(account)) return;
  if (!book.list().some((other) => other.id !== account.id && counts(other)))
    throw new FloorcastError('conflict', { code: 'last-administrator', name: account.shownName });
}

function isWholeAdministrator({ role, scope }: AccountRecord): boolean {
  return role === 'administrator' && !isNarrow(scope);
}

function targetOf({ id, signInName }: AccountRecord) {
  return { id, name: signInName };
}
