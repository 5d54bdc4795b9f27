import { expectRemainingCalls, type OfferedInterval } from '../../../shared/metrics/expect-calls.ts';
import type { Wall } from './wall-context.ts';

/** Calls still to be offered today in these queues, from the same weekday of last week; null while that is not known. */
export function expectCallsToday(
  wall: Pick<Wall, 'mirror' | 'trends' | 'calendar'>,
  scope: readonly string[],
  offeredToday: number,
): number | null {
  const { calendar, mirror, trends } = wall;
  if (!calendar || !mirror.site) return null;
  const today = calendar.dayOf(mirror.nowMs);
  const lastWeekDay = calendar.addDays(today.day, -7);
  const lastWeek: OfferedInterval[] = [];
  let lastWeekFromMs = 0;
  for (const queueId of scope) {
    const trend = trends.get(lastWeekDay, queueId);
    if (!trend) return null;
    lastWeekFromMs = trend.fromMs;
    for (const { startMs, tally } of trend.intervals) lastWeek.push({ startMs, offered: tally.offered });
  }
  return expectRemainingCalls({
    lastWeek,
    lastWeekFromMs,
    todayFromMs: today.fromMs,
    nowMs: mirror.nowMs,
    intervalMinutes: mirror.site.intervalMinutes,
    offeredToday,
  });
}
