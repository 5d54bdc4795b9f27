import type { QueueToday, TodayForecastAnswer } from '../../shared/contract/today.ts';
import { SITE_SCOPE } from '../../shared/floor/windows.ts';

type Curve = 'forecast' | 'updated' | 'low' | 'high';

/** One interval of the running day as it is expected. NaN where it is not known. */
export interface ExpectedPoint {
  readonly startMs: number;
  /** Following the day. */
  readonly expected: number;
  /** Where 8 of 10 end; NaN for several queues, whose bands do not add up. */
  readonly low: number;
  readonly high: number;
  /** As it was planned. */
  readonly planned: number;
}

/** Calls expected in some queues, counted at one moment of the day. Not rounded; null where it is not known. */
export interface ExpectedCalls {
  /** The interval that runs. */
  readonly intervalFromMs: number;
  readonly intervalToMs: number;
  readonly interval: number | null;
  /** What of today was planned to have come until now; of the running interval the share that is over. */
  readonly plannedUntilNow: number | null;
  /** What is still to come today; of the running interval the share that is left. */
  readonly rest: number | null;
}

/**
 * The day as it is expected, by stretches that begin with the day.
 *
 * @param scope ids of queues, or `*` alone for the site
 * @param stepMs a multiple of the forecast's interval: intervals are put together; or a part of it: they are spread evenly,
 * without a band, for half the time has more than half the chance in it
 * @returns null where a queue has no forecast
 */
export function listExpected(
  answer: TodayForecastAnswer,
  scope: readonly string[],
  stepMs: number,
): readonly ExpectedPoint[] | null {
  const parts = findParts(answer, scope);
  if (parts === null) return null;
  const intervalMs = answer.intervalMinutes * 60_000;
  if (stepMs < intervalMs) return spread(listExpected(answer, scope, intervalMs), intervalMs, stepMs);
  const perStep = Math.max(1, Math.round(stepMs / intervalMs));
  const places = Math.max(...parts.map(({ updated }) => updated.length));
  const points: ExpectedPoint[] = [];
  for (let place = 0; place < places; place += perStep) {
    const sum = (curve: Curve) =>
      parts.reduce((whole, part) => whole + sumOf(part[curve], place, Math.min(places, place + perStep)), 0);
    points.push({
      startMs: answer.fromMs + place * intervalMs,
      expected: sum('updated'),
      // Misses within a day go together, so the edges of neighbours are added; those of queues need not.
      low: parts.length === 1 ? sum('low') : NaN,
      high: parts.length === 1 ? sum('high') : NaN,
      planned: sum('forecast'),
    });
  }
  return points;
}

function spread(
  points: readonly ExpectedPoint[] | null,
  intervalMs: number,
  stepMs: number,
): readonly ExpectedPoint[] | null {
  const parts = Math.round(intervalMs / stepMs);
  if (points === null) return null;
  return points.flatMap(({ startMs, expected, planned }) =>
    Array.from({ length: parts }, (_, part) => ({
      startMs: startMs + part * stepMs,
      expected: expected / parts,
      low: NaN,
      high: NaN,
      planned: planned / parts,
    })),
  );
}

/**
 * What is expected of the running interval and of the rest of the day. Null outside the forecast's day, or where a queue
 * has no forecast.
 *
 * @param scope ids of queues, or `*` alone for the site
 */
export function countExpected(
  answer: TodayForecastAnswer,
  scope: readonly string[],
  nowMs: number,
): ExpectedCalls | null {
  const intervalMs = answer.intervalMinutes * 60_000;
  const points = listExpected(answer, scope, intervalMs);
  const at = Math.floor((nowMs - answer.fromMs) / intervalMs);
  const running = points?.[at];
  if (!points || !running) return null;
  const over = (nowMs - running.startMs) / intervalMs;
  const before = points.slice(0, at).reduce((sum, { planned }) => sum + planned, 0);
  const after = points.slice(at + 1).reduce((sum, { expected }) => sum + expected, 0);
  return {
    intervalFromMs: running.startMs,
    intervalToMs: running.startMs + intervalMs,
    interval: known(running.expected),
    plannedUntilNow: known(before + running.planned * over),
    rest: known(running.expected * (1 - over) + after),
  };
}

/** How the forecast follows the day in these queues: `alarm` as soon as one of them is like no other day. */
export function findVerdict(
  answer: TodayForecastAnswer,
  scope: readonly string[],
): QueueToday['verdict'] | null {
  const parts = findParts(answer, scope);
  if (parts === null) return null;
  return parts.find(({ verdict }) => verdict === 'alarm')?.verdict ?? parts[0]!.verdict;
}

function findParts(
  answer: TodayForecastAnswer,
  scope: readonly string[],
): readonly Omit<QueueToday, 'queueId'>[] | null {
  const parts = scope.map((id) =>
    id === SITE_SCOPE ? answer.site : answer.queues.find(({ queueId }) => queueId === id),
  );
  return parts.length > 0 && parts.every((part) => part !== undefined) ? parts : null;
}

/** A place that is not known (JSON has null for it) makes the sum NaN, never smaller. */
function sumOf(curve: readonly (number | null)[], from: number, to: number): number {
  let sum = 0;
  for (let place = from; place < to; place += 1) sum += curve[place] ?? NaN;
  return sum;
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
