import { foldSignInName } from '../../../shared/accounts/sign-in-name.ts';
import { auditKindOf, type AuditEntry } from '../../../shared/contract/audit.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type {
  AccountRecord,
  AccountStore,
  FamiliarAddress,
  IdentityRecord,
  PasswordLinkRecord,
  SessionRecord,
} from '../../ports/account-store.ts';
import type { AuditQuery } from '../../ports/audit-log.ts';

/** Accounts that are gone with the process. */
export function createMemoryAccounts(): AccountStore {
  const accounts = new Map<string, AccountRecord>();
  const links = new Map<string, PasswordLinkRecord>();
  const sessions = new Map<string, SessionRecord>();
  const addresses = new Map<string, FamiliarAddress>();
  const identities = new Map<string, IdentityRecord>();
  const audit: AuditEntry[] = [];
  const endSessions = (hashes: readonly string[]) => hashes.forEach((hash) => sessions.delete(hash));
  const isTaken = ({ accountId, issuer, subject }: IdentityRecord) =>
    [...identities.values()].some(
      (other) => other.accountId !== accountId && other.issuer === issuer && other.subject === subject,
    );
  return {
    readAccounts: async () => [...accounts.values()].sort((a, b) => compare(a.id, b.id)),
    readLinks: async () => [...links.values()].sort((a, b) => compare(a.accountId, b.accountId)),
    readSessions: async () => [...sessions.values()].sort((a, b) => compare(a.tokenHash, b.tokenHash)),
    readAddresses: async () =>
      [...addresses.values()].sort(
        (a, b) => compare(a.accountId, b.accountId) || compare(a.address, b.address),
      ),
    readIdentities: async () => [...identities.values()].sort((a, b) => compare(a.accountId, b.accountId)),
    save: async ({ account, link, identity, endedSessions = [], audit: entry }) => {
      const key = foldSignInName(account.signInName);
      if (
        [...accounts.values()].some(
          ({ id, signInName }) => id !== account.id && foldSignInName(signInName) === key,
        )
      )
        throw new FloorcastError('conflict', { code: 'account-name-taken', name: account.signInName });
      if (identity && isTaken(identity))
        throw new FloorcastError('conflict', { code: 'openid-identity-taken', name: account.signInName });
      accounts.set(account.id, account);
      if (identity !== undefined) identities.delete(account.id);
      if (identity) identities.set(account.id, identity);
      if (link !== undefined) links.delete(account.id);
      if (link) links.set(account.id, link);
      endSessions(endedSessions);
      if (entry) audit.push({ ...entry, no: audit.length + 1 });
    },
    addSession: async (session) => void sessions.set(session.tokenHash, session),
    markSeen: async (hash, seenMs) => {
      const session = sessions.get(hash);
      if (session && session.seenMs < seenMs) sessions.set(hash, { ...session, seenMs });
    },
    endSessions: async (hashes) => endSessions(hashes),
    saveAddress: async (address) => void addresses.set(`${address.accountId}\n${address.address}`, address),
    forgetAddresses: async (beforeMs) => {
      for (const [key, { lastMs }] of addresses) if (lastMs < beforeMs) addresses.delete(key);
    },
    addAudit: async (entries) => {
      for (const entry of entries) audit.push({ ...entry, no: audit.length + 1 });
    },
    listAudit: async (query, most) =>
      audit
        .filter((entry) => matches(entry, query))
        .reverse()
        .slice(0, most),
  };
}

function matches(
  entry: AuditEntry,
  { who, kind, what, target, words, agentIds = [], fromMs, toMs, beforeNo }: AuditQuery,
): boolean {
  return (
    (who === undefined || entry.author.accountId === (who === 'link' ? null : who)) &&
    (kind === undefined || auditKindOf(entry.action) === kind) &&
    (words === undefined || holds(entry, words) || agentIds.some((id) => names(entry, id))) &&
    (what === undefined || entry.action === what) &&
    (target === undefined || entry.target.id === target) &&
    entry.atMs >= (fromMs ?? -Infinity) &&
    entry.atMs < (toMs ?? Infinity) &&
    entry.no < (beforeNo ?? Infinity)
  );
}

function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function names({ target, before, after }: AuditEntry, agentId: string): boolean {
  const states = JSON.stringify([before, after]);
  return target.id === agentId || target.name === agentId || states.includes(JSON.stringify(agentId));
}

function holds({ author, target, reason, before, after }: AuditEntry, words: string): boolean {
  const texts = [author.name, target.id, target.name, reason, JSON.stringify(before), JSON.stringify(after)];
  return texts.some((text) => text.toLowerCase().includes(words.toLowerCase()));
}
