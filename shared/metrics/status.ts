import type { Figure, Metric, Thresholds } from './metric.ts';

/** `none`: there is no figure, or nothing it is held to. */
export type Status = 'ok' | 'warn' | 'bad' | 'none';

/** A status is left for a better one only after the figure has recovered by this share of the gap between the limits. */
export const RECOVERY_SHARE_OF_GAP = 0.2;
/** ... and by at least this share of the limit itself, for limits that lie close together. */
export const RECOVERY_SHARE_OF_LIMIT = 0.02;

/**
 * Where a figure stands against its two limits. On a limit is still good: at a target of 80 %, 80.0 % is ok.
 * It turns worse at once and better late: not before the figure is on the good side of the limit by the margin
 * `max(20 % of the gap between the limits, 2 % of the limit)`, so a figure that trembles round a limit does not
 * flicker (rule MT8). The way back always exists: where the margin would ask for less than 0 or for more than 100 %,
 * being at 0 or at 100 % is enough.
 *
 * @param previous the status shown now; null for a tile that shows nothing yet
 * Example: `decideStatus('bad', 0.61, { warn: 0.8, bad: 0.6 }, 'higher')` is still `'bad'`, at 0.64 it is `'warn'`.
 */
export function decideStatus(
  previous: Status | null,
  value: number | null,
  thresholds: Thresholds | null,
  better: Metric['better'],
): Status {
  if (value === null || thresholds === null || better === 'neither') return 'none';
  if (isWorse(value, thresholds.bad, better)) return 'bad';
  if (previous === 'bad' && !hasRecovered(value, thresholds.bad, thresholds, better)) return 'bad';
  if (isWorse(value, thresholds.warn, better)) return 'warn';
  const wasWorse = previous === 'bad' || previous === 'warn';
  return wasWorse && !hasRecovered(value, thresholds.warn, thresholds, better) ? 'warn' : 'ok';
}

/** Ratios of fewer calls than this say little: one missed call of two is no reason for red. */
export const SMALL_SAMPLE = 10;

/**
 * The status of a figure of the catalogue: as `decideStatus`, but a ratio of fewer than 10 calls is at most a warning
 * (rule MT13), so that a quiet queue does not turn red over its first missed call.
 */
export function decideFigureStatus(
  previous: Status | null,
  figure: Figure,
  metric: Pick<Metric, 'better' | 'unit'>,
  thresholds: Thresholds | null,
): Status {
  const status = decideStatus(previous, figure.value, thresholds, metric.better);
  const isSmall = metric.unit === 'ratio' && figure.denominator < SMALL_SAMPLE;
  return status === 'bad' && isSmall ? 'warn' : status;
}

type Direction = 'higher' | 'lower';

function isWorse(value: number, limit: number, better: Direction): boolean {
  return better === 'higher' ? value < limit : value > limit;
}

function hasRecovered(value: number, limit: number, thresholds: Thresholds, better: Direction): boolean {
  const margin =
    Math.max(
      RECOVERY_SHARE_OF_GAP * Math.abs(thresholds.bad - thresholds.warn),
      RECOVERY_SHARE_OF_LIMIT * Math.abs(limit),
    ) - ROUNDING;
  if (better === 'lower') return value <= (limit >= 0 ? Math.max(0, limit - margin) : limit - margin);
  return value >= (limit <= 1 ? Math.min(1, limit + margin) : limit + margin);
}

/** 0.8 + 0.2 * (0.8 - 0.6) is a hair more than 0.84. */
const ROUNDING = 1e-9;
