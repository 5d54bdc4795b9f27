import type { DayLayout } from '../../../shared/forecasting/intraday/lay-day.ts';
import { IMPROBABLE_SILENCE_CALLS } from '../../../shared/forecasting/grid/find-silence.ts';
import { SITE_SCOPE } from '../../../shared/floor/windows.ts';
import { ROLL_UP_MINUTES, type QueueInterval } from '../../../shared/history/roll-ups.ts';

const QUARTER_MS = ROLL_UP_MINUTES * 60_000;

/** What came on the running day so far, by the intervals it really has. */
export interface ActualDay {
  /** Intervals that are over. */
  readonly elapsed: number;
  /** Calls offered by queue; NaN where it is not known. A queue that is not here had none where the site was heard. */
  readonly queues: ReadonlyMap<string, Float64Array>;
  /** 1 where nothing was heard of the whole site for so long that nobody can have been listening. */
  readonly unheard: Uint8Array;
}

/**
 * Counts the day's quarter hours. A quarter hour without a row is one without calls, unless so many were expected while the
 * whole site was silent that they must have been missed.
 *
 * @param expected calls of the whole site, by interval
 */
export function readActual(
  rows: readonly QueueInterval[],
  layout: DayLayout,
  expected: Float64Array,
  nowMs: number,
): ActualDay {
  const { fromMs, intervalMs, intervals } = layout;
  const elapsed = Math.max(0, Math.min(intervals, Math.floor((nowMs - fromMs) / intervalMs)));
  const perInterval = Math.round(intervalMs / QUARTER_MS);
  const heard = new Uint8Array(intervals * perInterval);
  const queues = new Map<string, Float64Array>();
  for (const { queueId, startMs, tally } of rows) {
    const quarter = Math.floor((startMs - fromMs) / QUARTER_MS);
    if (quarter < 0 || quarter >= heard.length) continue;
    heard[quarter] = 1;
    if (queueId === SITE_SCOPE) continue;
    const calls = queues.get(queueId) ?? new Float64Array(intervals);
    queues.set(queueId, calls);
    const at = Math.floor(quarter / perInterval);
    calls[at] = calls[at]! + tally.offered;
  }
  const unheard = findUnheard(heard, expected, perInterval, elapsed);
  for (const calls of queues.values())
    calls.forEach((_, at) => {
      if (at >= elapsed || unheard[at] === 1) calls[at] = Number.NaN;
    });
  return { elapsed, queues, unheard };
}

function findUnheard(
  heard: Uint8Array,
  expected: Float64Array,
  perInterval: number,
  elapsed: number,
): Uint8Array {
  const unheard = new Uint8Array(expected.length);
  let from = 0;
  while (from < elapsed * perInterval) {
    if (heard[from] === 1) {
      from += 1;
      continue;
    }
    let to = from;
    let missing = 0;
    for (; to < elapsed * perInterval && heard[to] !== 1; to += 1)
      missing += expected[Math.floor(to / perInterval)]! / perInterval;
    if (missing >= IMPROBABLE_SILENCE_CALLS)
      unheard.fill(1, Math.floor(from / perInterval), Math.ceil(to / perInterval));
    from = to;
  }
  return unheard;
}
