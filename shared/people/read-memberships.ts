import type { AgentRow } from '../contract/floor-rows.ts';
import type { AgentSkill } from '../site/site.ts';

/** What an agent is signed in to: `queueId:level` a line. An id may have colons. */
export function readMemberships({ queues }: Pick<AgentRow, 'queues'>): readonly AgentSkill[] {
  return queues
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const colon = line.lastIndexOf(':');
      return { queueId: line.slice(0, colon), level: Number(line.slice(colon + 1)) };
    });
}
