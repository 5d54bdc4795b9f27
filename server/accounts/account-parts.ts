import type { AccountStore } from '../ports/account-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { AccountBook } from './account-book.ts';
import type { FamiliarAddresses } from './familiar-addresses.ts';
import type { LiveSessions } from './live-sessions.ts';
import type { LockOuts } from './lock-outs.ts';
import type { Passwords } from './passwords.ts';

/** What the use cases of accounts are built from. */
export interface AccountParts {
  readonly store: AccountStore;
  readonly book: AccountBook;
  readonly sessions: LiveSessions;
  readonly passwords: Passwords;
  readonly lockOuts: LockOuts;
  readonly addresses: FamiliarAddresses;
  readonly clock: Clock;
  /** Whether the floor knows such an agent. */
  readonly isAgent: (agentId: string) => boolean;
  /** Whether the floor knows such a queue. */
  readonly isQueue: (queueId: string) => boolean;
}
