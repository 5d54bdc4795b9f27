import type { AccountScope, Role } from '../../../../shared/access/roles.ts';
import { foldSignInName } from '../../../../shared/accounts/sign-in-name.ts';
import type { AuditAction, AuditEntry, AuditState } from '../../../../shared/contract/audit.ts';
import type {
  AccountRecord,
  FamiliarAddress,
  IdentityRecord,
  PasswordLinkRecord,
  SessionRecord,
} from '../../../ports/account-store.ts';
import type {
  AccountAddressesTable,
  AccountIdentitiesTable,
  AccountLinksTable,
  AccountSessionsTable,
  AccountsTable,
  AuditTable,
} from '../tables/account-tables.ts';
import { mapColumns } from '../map-columns.ts';

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

export const LINK = mapColumns<PasswordLinkRecord, AccountLinksTable>({
  accountId: 'account_id',
  tokenHash: 'token_hash',
  endsMs: 'ends_ms',
});

export const SESSION = mapColumns<SessionRecord, AccountSessionsTable>({
  tokenHash: 'token_hash',
  accountId: 'account_id',
  startedMs: 'started_ms',
  seenMs: 'seen_ms',
  address: 'address',
  browser: 'browser',
});

export const IDENTITY = mapColumns<IdentityRecord, AccountIdentitiesTable>({
  accountId: 'account_id',
  issuer: 'issuer',
  subject: 'subject',
  tiedMs: 'tied_ms',
});

export const ADDRESS = mapColumns<FamiliarAddress, AccountAddressesTable>({
  accountId: 'account_id',
  address: 'address',
  lastMs: 'last_ms',
});

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
