import { isDeepStrictEqual } from 'node:util';
import type { AuditState } from '../../shared/contract/audit.ts';
import type { AccountRecord } from '../ports/account-store.ts';

const FIELDS = ['signInName', 'shownName', 'role', 'scope', 'agentId'] as const;

/** What the audit keeps of a new account: all but its password. */
export function stateOf(account: AccountRecord): AuditState {
  return Object.fromEntries(FIELDS.map((field) => [field, account[field]]));
}

/** What changed; null: nothing. */
export function findDifferences(
  before: AccountRecord,
  after: AccountRecord,
): { readonly before: AuditState; readonly after: AuditState } | null {
  const changed = FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field]));
  if (changed.length === 0) return null;
  const pick = (account: AccountRecord) =>
    Object.fromEntries(changed.map((field) => [field, account[field]]));
  return { before: pick(before), after: pick(after) };
}
