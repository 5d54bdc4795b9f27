/** What one interval of a past day was offered. */
export interface OfferedInterval {
  /** Epoch ms. */
  readonly startMs: number;
  readonly offered: number;
}

export interface ExpectCallsInput {
  /** The same weekday of last week, in any order; intervals without calls may be missing. */
  readonly lastWeek: readonly OfferedInterval[];
  readonly lastWeekFromMs: number;
  readonly todayFromMs: number;
  readonly nowMs: number;
  readonly intervalMinutes: number;
  /** Calls offered today until now. */
  readonly offeredToday: number;
}

/** Today's level is trusted as far as there are calls: these many of last week's stand beside today's few. */
const CALLS_OF_DOUBT = 50;

/**
 * Calls still to be offered today, simply: what came after this time of day last week, times how busy today is beside
 * last week so far (pulled towards 1 while there are few calls). No forecast, but one a supervisor can check in their
 * head. The interval that is running counts by the share of it that is left. Null when last week is not known.
 * Time of day is the distance from the day's start, so on a day with a clock change it is an hour off.
 *
 * Example: last week 600 calls until now and 400 after, today 600 so far: 400.
 */
export function expectRemainingCalls(input: ExpectCallsInput): number | null {
  const { lastWeek, lastWeekFromMs, todayFromMs, nowMs, intervalMinutes, offeredToday } = input;
  const intervalMs = intervalMinutes * 60_000;
  const elapsedMs = nowMs - todayFromMs;
  let before = 0;
  let after = 0;
  for (const { startMs, offered } of lastWeek) {
    const passedShare = Math.min(1, Math.max(0, (elapsedMs - (startMs - lastWeekFromMs)) / intervalMs));
    before += offered * passedShare;
    after += offered * (1 - passedShare);
  }
  if (before + after === 0) return null;
  return Math.round((after * (offeredToday + CALLS_OF_DOUBT)) / (before + CALLS_OF_DOUBT));
}
