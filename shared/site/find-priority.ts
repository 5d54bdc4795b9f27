import { DEFAULT_PRIORITY, type Site } from './site.ts';

/**
 * How far in front a queue goes when an agent of several becomes free: 1 to 10, higher first. A queue without settings (learnt
 * from a feed) has the default.
 */
export function findPriority(site: Pick<Site, 'queues'>, queueId: string): number {
  return site.queues.find(({ id }) => id === queueId)?.priority ?? DEFAULT_PRIORITY;
}
