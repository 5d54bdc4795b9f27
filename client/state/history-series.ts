import type { HistoryRow } from '../../shared/contract/history.ts';
import { GRAINS, type Grain, type SubjectKind } from '../../shared/history/query.ts';
import { countPeriods } from './history-period.ts';

/** Lines that can still be told apart; bars that can still be read. */
export const MOST_LINES = 6;
export const MOST_BARS = 12;

/** Points of one drawing: more than a screen has pixels for, and a few answers of the server. */
const MOST_POINTS = 6_000;

/** One period of one subject. */
export interface SeriesPoint {
  readonly fromMs: number;
  readonly toMs: number;
  /** Null where nothing is known or there is nothing to speak of: the line is broken there. */
  readonly value: number | null;
  /** Not a whole period: drawn open. */
  readonly isPartial: boolean;
}

export interface Series {
  readonly id: string;
  readonly points: readonly SeriesPoint[];
}

/**
 * One metric of each subject over time, in the order of `subjectIds`. Where a period has no row the line is broken by a
 * point without a value: unknown is not zero.
 */
export function createSeriesOf(
  rows: readonly HistoryRow[],
  metric: string,
  subjectIds: readonly string[],
): readonly Series[] {
  const byId = new Map<string, SeriesPoint[]>(subjectIds.map((id) => [id, []]));
  for (const { subject, period, figures } of rows) {
    const points = byId.get(subject.id);
    if (!points) continue;
    const before = points.at(-1);
    if (before && before.toMs < period.fromMs) {
      points.push({ fromMs: before.toMs, toMs: period.fromMs, value: null, isPartial: false });
    }
    const { fromMs, toMs, isPartial } = period;
    points.push({ fromMs, toMs, value: figures[metric]?.value ?? null, isPartial });
  }
  return subjectIds.map((id) => ({ id, points: byId.get(id)! }));
}

/** The periods that any of the series has, oldest first: what a reader steps through. */
export function listPeriods(series: readonly Series[]): readonly SeriesPoint[] {
  const byStart = new Map<number, SeriesPoint>();
  for (const { points } of series) {
    for (const point of points) if (point.value !== null) byStart.set(point.fromMs, point);
  }
  return [...byStart.values()].sort((a, b) => a.fromMs - b.fromMs);
}

/** The place in `periods` of the one nearest to an instant; -1 when there is none. */
export function findNearest(periods: readonly SeriesPoint[], atMs: number): number {
  let best = -1;
  let least = Infinity;
  for (const [at, { fromMs, toMs }] of periods.entries()) {
    const distance = Math.abs((fromMs + toMs) / 2 - atMs);
    if (distance < least) [best, least] = [at, distance];
  }
  return best;
}

/**
 * The grain a drawing has: the one asked for, or the next longer one with which so many lines stay drawable. Its rows
 * are asked of the server, never averaged here.
 */
export function chooseChartGrain(grain: Grain, days: number, lines: number, intervalMinutes: number): Grain {
  const longer = GRAINS.slice(GRAINS.indexOf(grain));
  return (
    longer.find(
      (candidate) => countPeriods(candidate, days, intervalMinutes) * Math.max(1, lines) <= MOST_POINTS,
    ) ?? 'whole'
  );
}

/** What says how large a subject is. Not every subject has offered calls of its own. */
export const SIZE_METRIC: Readonly<Record<SubjectKind, string>> = {
  site: 'offered',
  queue: 'offered',
  team: 'answered',
  agent: 'answered',
};

/** Ids of the subjects with the most calls, the largest first. @param rows one a subject, over the whole period */
export function rankSubjects(
  rows: readonly HistoryRow[],
  sizeMetric: string,
  most: number,
): readonly string[] {
  const size = (row: HistoryRow) => row.figures[sizeMetric]?.value ?? 0;
  // Sorting is stable: equals keep the server's order.
  return [...rows]
    .sort((a, b) => size(b) - size(a))
    .slice(0, most)
    .map((row) => row.subject.id);
}

/** The metric that is drawn: the one chosen if the table has it, else the service level, else the first. */
export function chooseDrawn(chosen: string | null, metrics: readonly string[]): string | null {
  return [chosen, 'service-level'].find((id) => id !== null && metrics.includes(id)) ?? metrics[0] ?? null;
}
