import { randomBytes } from 'node:crypto';
import { WHOLE_SITE, type Role } from '../../shared/access/roles.ts';
import { findNameFault, tidyName } from '../../shared/accounts/sign-in-name.ts';
import type { OpenIdConfig } from '../config.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { AccountRecord, IdentityRecord } from '../ports/account-store.ts';
import type { Identity } from '../ports/identity-provider.ts';
import type { AccountParts } from './account-parts.ts';
import type { Decision } from './account-book.ts';
import { stateOf } from './audit-states.ts';

type MatchSettings = Pick<OpenIdConfig, 'nameClaim' | 'provision'>;

/**
 * The account of whoever the provider says it is: the one that is tied to them, else the one an administrator made under their name,
 * which is tied to them by it, else a new one, where a role is given for what the provider says of them.
 *
 * @throws FloorcastError `not-allowed` in words: nobody is let in by a guess.
 */
export function matchIdentity(
  parts: AccountParts,
  settings: MatchSettings,
  identity: Identity,
): Promise<AccountRecord> {
  const { book, clock } = parts;
  return book.change(async (): Promise<Decision<AccountRecord>> => {
    const known = book.findByIdentity(identity.issuer, identity.subject);
    if (known) return { change: null, result: refuseClosed(known) };
    const name = readName(identity, settings.nameClaim);
    const made = book.findByName(name);
    const atMs = clock.nowMs();
    if (made) {
      refuseClosed(made);
      if (book.findIdentity(made.id))
        throw new FloorcastError('not-allowed', { code: 'openid-account-tied', name });
      const change = {
        account: made,
        identity: tieOf(made, identity, atMs),
        audit: {
          atMs,
          author: { accountId: made.id, name: made.shownName },
          action: 'account-tied' as const,
          target: { id: made.id, name: made.signInName },
          before: null,
          after: stateOfIdentity(identity),
          reason: '',
        },
      };
      return { change, result: made };
    }
    const role = findRole(identity, settings);
    if (role === null) throw new FloorcastError('not-allowed', { code: 'openid-account-unknown', name });
    const account = createAccount(identity, name, role, atMs);
    if (book.list().length === 0 && role !== 'administrator')
      throw new FloorcastError('not-allowed', { code: 'first-account-administrator' });
    const change = {
      account,
      identity: tieOf(account, identity, atMs),
      audit: {
        atMs,
        author: { accountId: account.id, name: account.shownName },
        action: 'account-provisioned' as const,
        target: { id: account.id, name: account.signInName },
        before: null,
        after: { ...stateOf(account), ...stateOfIdentity(identity) },
        reason: '',
      },
    };
    return { change, result: account };
  });
}

function refuseClosed(account: AccountRecord): AccountRecord {
  if (account.state === 'active') return account;
  throw new FloorcastError('not-allowed', { code: 'openid-account-closed', name: account.signInName });
}

/** What a person may write into their own profile is nobody's name before the provider has looked at it. */
const WANT_VERIFIED = ['email', 'phone_number'];

function readName({ claims }: Identity, claim: string): string {
  const value = claims[claim];
  const name = typeof value === 'string' ? value.trim() : '';
  // Letters that only look or fold like others are somebody else's at the provider.
  if (name === '' || name !== tidyName(name) || findNameFault(name) !== null)
    throw new FloorcastError('not-allowed', { code: 'openid-name-missing', claim });
  if (WANT_VERIFIED.includes(claim) && claims[`${claim}_verified`] !== true)
    throw new FloorcastError('not-allowed', { code: 'openid-name-unverified', name });
  return name;
}

function findRole({ claims }: Identity, { provision }: MatchSettings): Role | null {
  if (provision === null) return null;
  const values = [claims[provision.claim]].flat();
  return provision.roles.find(({ value }) => values.includes(value))?.role ?? null;
}

function createAccount({ claims }: Identity, signInName: string, role: Role, atMs: number): AccountRecord {
  const told = typeof claims['name'] === 'string' ? tidyName(claims['name']) : '';
  return {
    id: randomBytes(9).toString('base64url'),
    signInName,
    shownName: told !== '' && findNameFault(told) === null ? told : signInName,
    role,
    scope: WHOLE_SITE,
    agentId: null,
    state: 'active',
    createdMs: atMs,
    changedMs: atMs,
    passwordHash: null,
  };
}

function tieOf({ id }: AccountRecord, { issuer, subject }: Identity, tiedMs: number): IdentityRecord {
  return { accountId: id, issuer, subject, tiedMs };
}

function stateOfIdentity({ issuer, subject }: Identity) {
  return { issuer, subject };
}
