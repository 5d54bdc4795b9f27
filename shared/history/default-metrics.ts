import { HISTORY_METRICS } from '../metrics/index.ts';
import type { HistoryMetric } from '../metrics/metric.ts';
import type { SubjectKind } from './query.ts';

/**
 * What a table shows when nobody chose: ids of the catalogue, in the order of the columns.
 * Example: `defaultMetrics('agent')` begins with `answered`.
 */
export function defaultMetrics(by: SubjectKind): readonly string[] {
  return isOfAgents(by) ? OF_AGENTS : OF_QUEUES;
}

/** Every metric that can be told of such a subject, in the order of the catalogue: what a picker of columns offers. */
export function listHistoryMetrics(by: SubjectKind): readonly HistoryMetric[] {
  return HISTORY_METRICS.filter(
    (metric) => (isOfAgents(by) ? metric.ofAgents : metric.compute) !== undefined,
  );
}

/** Whether such a subject is made of agents, not of queues. */
export function isOfAgents(by: SubjectKind): boolean {
  switch (by) {
    case 'site':
    case 'queue':
      return false;
    case 'team':
    case 'agent':
      return true;
  }
  return by satisfies never;
}

const OF_QUEUES = [
  'offered',
  'answered',
  'abandoned',
  'flowed-out',
  'service-level',
  'answer-rate',
  'abandonment',
  'asa',
  'aht',
  'occupancy',
] as const;

const OF_AGENTS = [
  'answered',
  'handled',
  'transfers',
  'missed-rings',
  'aht',
  'average-talk',
  'average-hold',
  'average-wrap-up',
  'occupancy',
  'signed-in-time',
  'ready-time',
  'paused-time',
] as const;
