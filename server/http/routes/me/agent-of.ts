import { FloorcastError } from '../../../floorcast-error.ts';
import { personOf, type Visitor } from '../../../ports/access.ts';

/**
 * Whose own work it is: never told by an address or a body.
 *
 * @throws FloorcastError `not-found` for whoever takes no calls
 */
export function agentOf(visitor: Visitor): string {
  const agentId = personOf(visitor)?.agentId ?? null;
  if (agentId === null) throw new FloorcastError('not-found', { code: 'own-work-no-agent' });
  return agentId;
}

/** @throws as `agentOf`, also where nobody is signed in by an account */
export function accountOfAgent(visitor: Visitor): string {
  const accountId = personOf(visitor)?.accountId ?? null;
  agentOf(visitor);
  if (accountId === null) throw new FloorcastError('not-found', { code: 'own-work-no-agent' });
  return accountId;
}
