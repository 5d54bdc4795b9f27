import type { PlannedGroup } from '../../../shared/contract/planning.ts';

/**
 * A skill group by the queues it serves first, and those it serves after them: others have the same queues otherwise. Empty for one
 * without queues.
 */
export function nameGroup(
  queues: PlannedGroup['queues'],
  nameQueue: (queueId: string) => string,
  thenQueues: (first: string, then: string) => string,
): string {
  const least = Math.min(...queues.map(({ level }) => level));
  const list = (served: PlannedGroup['queues']) =>
    served.map(({ queueId }) => nameQueue(queueId)).join(' + ');
  const first = list(queues.filter(({ level }) => level === least));
  const then = queues.filter(({ level }) => level > least).toSorted((one, other) => one.level - other.level);
  return then.length === 0 ? first : thenQueues(first, list(then));
}
