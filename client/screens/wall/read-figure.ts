import type { WindowId } from '../../../shared/floor/windows.ts';
import { findMetric } from '../../../shared/metrics/index.ts';
import type { Figure, Metric, Thresholds } from '../../../shared/metrics/metric.ts';
import { findScopeRule } from '../../../shared/metrics/scope-rule.ts';
import type { Status } from '../../../shared/metrics/status.ts';
import type { ServiceRule } from '../../../shared/site/site.ts';
import { findAnswerTarget } from '../../state/find-answer-target.ts';
import type { Wall } from './wall-context.ts';

/** A figure with everything a tile says about it. */
export interface Reading {
  readonly metric: Metric;
  readonly figure: Figure;
  readonly rule: ServiceRule;
  readonly target: number | null;
  readonly thresholds: Thresholds | null;
  readonly status: Status;
  /** The answer target, when all the queues have the same. */
  readonly answerWithinSeconds: number | null;
}

/**
 * Reads a figure and judges it. Null while the floor is not known, or for a metric this version does not have.
 *
 * @param thresholds the board's own; null takes the catalogue's
 */
export function readFigure(
  wall: Pick<Wall, 'mirror' | 'statuses'>,
  owner: string,
  asked: {
    readonly metric: string;
    readonly window: WindowId;
    readonly queues: readonly string[];
    readonly thresholds: Thresholds | null;
  },
): Reading | null {
  const { mirror, statuses } = wall;
  const metric = findMetric(asked.metric);
  if (!metric || !mirror.site) return null;
  const rule = findScopeRule(mirror.site, asked.queues, mirror.nowMs);
  const figure = mirror.figure(asked.metric, asked.window, asked.queues);
  const thresholds = asked.thresholds ?? metric.thresholds(rule);
  const key = `${owner}/${asked.metric}/${asked.window}/${asked.queues.join()}`;
  return {
    metric,
    figure,
    rule,
    target: metric.target(rule),
    thresholds,
    answerWithinSeconds: findAnswerTarget(mirror.site, asked.queues, mirror.nowMs),
    status: statuses.judge(key, figure, metric, thresholds),
  };
}
