import type { AccountScope, Role } from '../../../../shared/access/roles.ts';
import { foldSignInName } from '../../../../shared/accounts/sign-in-name.ts';
import type { AuditAction, AuditEntry, AuditState } from '../../../../shared/contract/audit.ts';
import type {
  AccountRecord,
  IdentityRecord,
  PasswordLinkRecord,
  SessionRecord,
} from '../../../ports/account-store.ts';
import type {
  AccountIdentitiesTable,
  AccountLinksTable,
  AccountSessionsTable,
  AccountsTable,
  AuditTable,
} from '../tables.ts';

export function accountOf(row: AccountsTable): AccountRecord {
  return {
    id: row.account_id,
    signInName: row.sign_in_name,
    shownName: row.shown_name,
    role: row.role as Role,
    scope: JSON.parse(row.scope) as AccountScope,
    agentId: row.agent_id,
    state: row.state as AccountRecord['state'],
    createdMs: row.created_ms,
    changedMs: row.changed_ms,
    passwordHash: row.password_hash,
  };
}

export function accountRowOf(account: AccountRecord): AccountsTable {
  return {
    account_id: account.id,
    sign_in_key: foldSignInName(account.signInName),
    sign_in_name: account.signInName,
    shown_name: account.shownName,
    role: account.role,
    scope: JSON.stringify(account.scope),
    agent_id: account.agentId,
    state: account.state,
    created_ms: account.createdMs,
    changed_ms: account.changedMs,
    password_hash: account.passwordHash,
  };
}

export function linkOf({ account_id, token_hash, ends_ms }: AccountLinksTable): PasswordLinkRecord {
  return { accountId: account_id, tokenHash: token_hash, endsMs: ends_ms };
}

export function linkRowOf({ accountId, tokenHash, endsMs }: PasswordLinkRecord): AccountLinksTable {
  return { account_id: accountId, token_hash: tokenHash, ends_ms: endsMs };
}

export function sessionOf(row: AccountSessionsTable): SessionRecord {
  return {
    tokenHash: row.token_hash,
    accountId: row.account_id,
    startedMs: row.started_ms,
    seenMs: row.seen_ms,
    address: row.address,
    browser: row.browser,
  };
}

export function sessionRowOf(session: SessionRecord): AccountSessionsTable {
  return {
    token_hash: session.tokenHash,
    account_id: session.accountId,
    started_ms: session.startedMs,
    seen_ms: session.seenMs,
    address: session.address,
    browser: session.browser,
  };
}

export function identityOf({ account_id, issuer, subject, tied_ms }: AccountIdentitiesTable): IdentityRecord {
  return { accountId: account_id, issuer, subject, tiedMs: tied_ms };
}

export function identityRowOf({
  accountId,
  issuer,
  subject,
  tiedMs,
}: IdentityRecord): AccountIdentitiesTable {
  return { account_id: accountId, issuer, subject, tied_ms: tiedMs };
}

export function auditOf(row: AuditTable): AuditEntry {
  return {
    no: row.no,
    atMs: row.at_ms,
    author: { accountId: row.account_id, name: row.account_name },
    action: row.action as AuditAction,
    target: { id: row.target_id, name: row.target_name },
    before: parseState(row.before_state),
    after: parseState(row.after_state),
    reason: row.reason,
  };
}

export function auditRowOf(entry: AuditEntry): AuditTable {
  return {
    no: entry.no,
    at_ms: entry.atMs,
    account_id: entry.author.accountId,
    account_name: entry.author.name,
    action: entry.action,
    target_id: entry.target.id,
    target_name: entry.target.name,
    before_state: entry.before && JSON.stringify(entry.before),
    after_state: entry.after && JSON.stringify(entry.after),
    reason: entry.reason,
  };
}

function parseState(text: string | null): AuditState | null {
  return text === null ? null : (JSON.parse(text) as AuditState);
}
