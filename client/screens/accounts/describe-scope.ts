import type { AccountScope } from '../../../shared/access/roles.ts';
import type { Words } from '../../locales/index.ts';

/** What of the site an account sees. @param nameQueue how a queue is called here */
export function describeScope(
  { teams, queues }: AccountScope,
  words: Words['accounts'],
  nameQueue: (queueId: string) => string = (queueId) => queueId,
): string {
  const list = (names: readonly string[]) => (names.length > 0 ? names.join(', ') : words.nothing);
  const parts = [
    ...(teams === null ? [] : [words.onlyTeams(list(teams))]),
    ...(queues === null ? [] : [words.onlyQueues(list(queues.map(nameQueue)))]),
  ];
  return parts.length === 0 ? words.wholeSite : parts.join(' · ');
}
