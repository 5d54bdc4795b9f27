import { findMetric } from '../../../shared/metrics/index.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import { findScopeRule } from '../../../shared/metrics/scope-rule.ts';
import type { Status } from '../../../shared/metrics/status.ts';
import type { Desk } from './desk-context.ts';
import type { FigureColumn } from './queue-columns.ts';

export interface CellReading {
  readonly metric: Metric;
  readonly value: number | null;
  readonly status: Status;
  readonly target: number | null;
}

/** One figure of one queue (none: the site), with how it stands against its limits. Null while nothing is known. */
export function readCell(
  desk: Pick<Desk, 'mirror' | 'statuses'>,
  column: Pick<FigureColumn, 'metric' | 'window'>,
  queueIds: readonly string[],
): CellReading | null {
  const { mirror, statuses } = desk;
  const metric = findMetric(column.metric);
  if (!metric || !mirror.site) return null;
  const rule = findScopeRule(mirror.site, queueIds, mirror.nowMs);
  const figure = mirror.figure(column.metric, column.window, queueIds);
  const key = `${column.metric}/${column.window}/${queueIds.join()}`;
  const status = statuses.judge(key, figure, metric, metric.thresholds(rule));
  return { metric, value: figure.value, status, target: metric.target(rule) };
}
