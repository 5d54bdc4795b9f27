import type { HistoryRow } from '../../shared/contract/history.ts';
import { findHistoryMetric } from '../../shared/metrics/index.ts';
import type { Figure } from '../../shared/metrics/metric.ts';
import { isQuotient } from './is-quotient.ts';

/**
 * The figures of several subjects together: numerators and denominators are added before they are divided (rule MT2).
 * For teams and agents, whose figures are all sums; one that no row has is left out.
 *
 * @param rows one a subject, over the same period
 */
export function addFigures(
  rows: readonly HistoryRow[],
  metrics: readonly string[],
): Readonly<Record<string, Figure>> {
  const sums: Record<string, Figure> = {};
  for (const id of metrics) {
    const metric = findHistoryMetric(id);
    const figures = rows.flatMap((row) => row.figures[id] ?? []);
    if (!metric || figures.length === 0) continue;
    const numerator = figures.reduce((sum, figure) => sum + figure.numerator, 0);
    const denominator = isQuotient(metric) ? figures.reduce((sum, figure) => sum + figure.denominator, 0) : 1;
    sums[id] = { value: denominator > 0 ? numerator / denominator : null, numerator, denominator };
  }
  return sums;
}
