import type { MetricEntry } from '../../shared/metrics/metric.ts';
import { DEFAULT_SERVICE_RULE } from '../../shared/site/site.ts';

/** Whether a figure is one sum over another, and not a plain count, time or extreme. */
export function isQuotient(metric: MetricEntry): boolean {
  return metric.formula(DEFAULT_SERVICE_RULE).en.includes(' / ');
}
