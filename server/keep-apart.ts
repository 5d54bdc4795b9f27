import { z } from 'zod';
import type { FeedConfig } from './config.ts';
import { OperatorError } from './floorcast-error.ts';
import type { Documents } from './ports/documents.ts';

const contentSchema = z.object({ calls: z.enum(['simulated', 'real']) });
export type Calls = z.infer<typeof contentSchema>['calls'];

/** What the calls of a floor with this feed are. */
export function callsOf(feed: FeedConfig): Calls {
  return feed.kind === 'simulator' ? 'simulated' : 'real';
}

/**
 * Keeps simulated and real calls out of one data folder: a figure over both would be nobody's. The first start decides;
 * without a feed the calls that are pushed are real.
 *
 * @throws FloorcastError `conflict`
 */
export async function keepApart(feed: FeedConfig, dataFolder: string, documents: Documents): Promise<void> {
  const calls = callsOf(feed);
  const stored = await documents.read('content', (value) => contentSchema.parse(value));
  if (stored === null) await documents.save('content', { calls });
  else if (stored.calls !== calls)
    throw new OperatorError(
      'conflict',
      `${dataFolder} holds ${stored.calls} calls, and FLOORCAST_FEED=${feed.kind} would mix ${calls} ones into them. Give it a folder of its own, such as FLOORCAST_DATA=./data/own, or set FLOORCAST_FEED to what it was.`,
    );
}
