import { expectRemainingCalls, type OfferedInterval } from '../../../shared/metrics/expect-calls.ts';
import { countExpected, findVerdict } from '../../state/expected-calls.ts';
import { readForecast } from '../../state/today-book.svelte.ts';
import type { Wall } from './wall-context.ts';

/**
 * Calls still to be offered today in these queues: from the forecast where there is one, else from the same weekday of
 * last week; null while neither is known, and on a day like no other, of which nobody knows how long it gets.
 */
export function expectCallsToday(
  wall: Pick<Wall, 'mirror' | 'trends' | 'calendar' | 'outlook'>,
  scope: readonly string[],
  offeredToday: number,
): number | null {
  const forecast = readForecast(wall.outlook, wall.mirror);
  const expected = forecast && countExpected(forecast, scope, wall.mirror.nowMs);
  if (!forecast || !expected) return expectAsLastWeek(wall, scope, offeredToday);
  return findVerdict(forecast, scope) === 'alarm' ? null : expected.rest;
}

function expectAsLastWeek(
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
