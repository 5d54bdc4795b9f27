import type { ProjectedRatio, QueueToday } from '../../shared/contract/today.ts';

/** One of several queues: where its service level is heading, and over how many calls. */
export interface ProjectedPart {
  readonly level: ProjectedRatio | null;
  readonly calls: number;
}

/**
 * Where several queues are heading together: by calls, as the figure itself is. Its ends are those of queues that go well or badly
 * together, so that the band is the widest it can be: how far they go apart is not told. Null without calls, and where a queue
 * that has calls was not played.
 *
 * Example: 60 % of 100 calls and 90 % of 200 are 80 % of 300.
 */
export function combineProjected(parts: readonly ProjectedPart[]): ProjectedRatio | null {
  let calls = 0;
  const sum = { mean: 0, low: 0, high: 0 };
  for (const part of parts) {
    if (!(part.calls > 0)) continue;
    if (part.level === null) return null;
    calls += part.calls;
    for (const end of ['mean', 'low', 'high'] as const) sum[end] += part.calls * part.level[end];
  }
  return calls > 0 ? { mean: sum.mean / calls, low: sum.low / calls, high: sum.high / calls } : null;
}

/** Calls of a whole running day: what came, and what is expected of the rest. */
export function countDayCalls({ actual, updated }: Pick<QueueToday, 'actual' | 'updated'>): number {
  return updated.reduce((sum, calls, at) => sum + (actual[at] ?? calls), 0);
}
