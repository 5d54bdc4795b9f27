import { z } from 'zod';
import type { TrendInterval } from '../../../shared/contract/http.ts';
import type { ToldTally } from '../../../shared/history/roll-ups.ts';
import { mergeTallies } from '../../../shared/metrics/merge-scope.ts';
import type { SiteDay } from '../../../shared/time/site-calendar.ts';
import type { HttpParts } from '../http-parts.ts';
import { defineRoute } from '../route.ts';
import { daySchema, queueSchema, trendSchema } from '../schemas.ts';
import { findDay } from './day.ts';

export const trendRoute = defineRoute({
  method: 'get',
  path: '/api/v1/trend',
  needs: 'see-walls',
  summary: "A day's intervals of one queue or the site. What is not known is left out: unknown is not zero.",
  query: z.object({ day: daySchema.optional(), queue: queueSchema.default('*') }),
  answer: trendSchema,
  handle: async ({ query, parts }) => {
    const day = findDay(parts, query.day);
    return {
      day: day.day,
      queueId: query.queue,
      fromMs: day.fromMs,
      toMs: day.toMs,
      intervalMinutes: parts.live.site().intervalMinutes,
      intervals: (await listIntervals(parts, day, query.queue)).map(({ tally, ...interval }) => ({
        ...interval,
        tally: { ...tally },
      })),
    };
  },
});

/**
 * The running day from memory, over what was kept of it before a start without its journal. Memory counts from the day's
 * start; what was before the first event is not nothing, but not known.
 */
async function listIntervals(
  { live, history, journal }: HttpParts,
  day: SiteDay,
  queueId: string,
): Promise<readonly TrendInterval[]> {
  const intervals = new Map<number, TrendInterval>();
  const { intervalMinutes } = live.site();
  const kept = await history.readQueueIntervals({
    queueIds: [queueId],
    period: day,
    everyMinutes: intervalMinutes,
  });
  for (const row of kept) {
    const { startMs, tally, gaps = 0 } = row;
    const before = intervals.get(startMs);
    if (before === undefined && gaps === 0) intervals.set(startMs, { startMs, tally });
    else {
      const parts = [...(before?.parts ?? (before ? [before] : [])), row].map(toldOf);
      intervals.set(startMs, { startMs, tally: mergeTallies(parts.map((part) => part.tally)), parts });
    }
  }
  const nowMs = live.floorNowMs();
  if (nowMs >= day.fromMs && nowMs < day.toMs) {
    const { events, firstAtMs } = await journal.measure(day);
    const known = live.todayIntervals(queueId);
    known.forEach((interval, index) => {
      const endMs = known[index + 1]?.startMs ?? day.toMs;
      if (events > 0 && endMs > firstAtMs && interval.startMs < day.toMs)
        intervals.set(interval.startMs, interval);
    });
  }
  return [...intervals.values()].sort((a, b) => a.startMs - b.startMs);
}

function toldOf({ tally, gaps = 0 }: ToldTally): ToldTally {
  return { tally: { ...tally }, gaps };
}
