import { seesAgent } from '../../shared/access/scope.ts';
import type { Account } from '../../shared/contract/accounts.ts';
import type { NoticeReaders } from '../../shared/notices/notice.ts';
import type { Site } from '../../shared/site/site.ts';

/** The accounts that a fact is for. Who has no account, or a closed one, cannot be told. */
export function findReaders(
  readers: NoticeReaders,
  accounts: readonly Account[],
  site: Pick<Site, 'agents'>,
): readonly string[] {
  const isFor =
    'agentIds' in readers
      ? ({ agentId }: Account) => agentId !== null && readers.agentIds.includes(agentId)
      : ({ role, scope }: Account) =>
          (readers.roles as readonly string[]).includes(role) &&
          (readers.ofAgentId === undefined || seesAgent(scope, readers.ofAgentId, site));
  return accounts.filter((account) => account.state === 'active' && isFor(account)).map(({ id }) => id);
}
