import type { AccountScope, Role } from '../../shared/access/roles.ts';

/** Who signed in. */
export interface SignedIn {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  /** Whose shifts and figures are theirs: an agent of the site; null for who takes no calls. */
  readonly agentId: string | null;
  readonly scope: AccountScope;
}

/** Whether asking by a session keeps it alive. A socket that is asked again after a change was used by nobody. */
export type SessionUse = 'counts' | 'counts-not';

/**
 * Sessions of accounts. They live in the store and in memory, so that a request need not wait to know who asks; what changes an
 * account (rights, password, end) changes its sessions at once.
 */
export interface AccountSessions {
  /** Who holds this `Cookie` header; null when it is no session of ours, has ended, or its account may not come in any more. */
  find(cookies: string | undefined, use?: SessionUse): SignedIn | null;
  /** Told with the account whose sessions have ended or whose rights have changed: live sockets are asked again. */
  onChanged(listener: (accountId: string) => void): () => void;
}
