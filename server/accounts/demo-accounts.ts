import { createHmac } from 'node:crypto';
import { ROLES, WHOLE_SITE, type Role } from '../../shared/access/roles.ts';
import type { AccountRecord } from '../ports/account-store.ts';
import { stateOf } from './audit-states.ts';
import type { AccountBook } from './account-book.ts';
import { hashToken } from './token.ts';

/** What the demo calls the one it has for each role. */
const NAMES: Readonly<Record<Role, string>> = {
  administrator: 'Ada Administrator',
  director: 'Dora Director',
  planner: 'Pia Planner',
  supervisor: 'Sam Supervisor',
  agent: 'Alex Agent',
};

/** A link that signs in as the demo's account of a role, again and again. */
export interface DemoLink {
  readonly role: Role;
  readonly path: string;
}

/** Gives a demo without accounts one for each role. They have no password: the links sign in. */
export async function makeDemoAccounts(book: AccountBook, agentId: string, nowMs: number): Promise<void> {
  if (book.list().length > 0) return;
  for (const role of ROLES) {
    const account: AccountRecord = {
      id: idOf(role),
      signInName: `demo-${role}`,
      shownName: NAMES[role],
      role,
      scope: WHOLE_SITE,
      agentId: role === 'agent' ? agentId : null,
      state: 'active',
      createdMs: nowMs,
      changedMs: nowMs,
      passwordHash: null,
    };
    const audit = {
      atMs: nowMs,
      author: { accountId: null, name: 'Floorcast' },
      action: 'account-made' as const,
      target: { id: account.id, name: account.signInName },
      before: null,
      after: stateOf(account),
      reason: '',
    };
    await book.change(async () => ({ change: { account, audit }, result: undefined }));
  }
}

/** Only this installation knows them, and they are the same after a restart. */
export class DemoLinks {
  readonly list: readonly DemoLink[];
  readonly #accountIds: ReadonlyMap<string, string>;

  constructor(signingKey: string) {
    const tokens = ROLES.map((role) => ({
      role,
      token: createHmac('sha256', signingKey).update(`demo-sign-in:${role}`).digest('base64url'),
    }));
    this.list = tokens.map(({ role, token }) => ({ role, path: `/sign-in#${token}` }));
    // By the hash: the time it takes says nothing of the token.
    this.#accountIds = new Map(tokens.map(({ role, token }) => [hashToken(token), idOf(role)]));
  }

  /** Whose link it is; null when it is none. */
  findAccountId(token: string): string | null {
    return this.#accountIds.get(hashToken(token)) ?? null;
  }
}

function idOf(role: Role): string {
  return `demo-${role}`;
}
