import { abandoned } from './abandoned.ts';
import { abandonment } from './abandonment.ts';
import { agentsBusyElsewhere } from './agents-busy-elsewhere.ts';
import { agentsOffline } from './agents-offline.ts';
import { agentsOtherCall } from './agents-other-call.ts';
import { agentsPaused } from './agents-paused.ts';
import { agentsReady } from './agents-ready.ts';
import { agentsRinging } from './agents-ringing.ts';
import { agentsSignedIn } from './agents-signed-in.ts';
import { agentsTalking } from './agents-talking.ts';
import { agentsUnreachable } from './agents-unreachable.ts';
import { agentsWrapUp } from './agents-wrap-up.ts';
import { aht } from './aht.ts';
import { answerRate } from './answer-rate.ts';
import { answered } from './answered.ts';
import { asa } from './asa.ts';
import { averageHold } from './average-hold.ts';
import { averageTalk } from './average-talk.ts';
import { averageTimeToAbandon } from './average-time-to-abandon.ts';
import { averageWrapUp } from './average-wrap-up.ts';
import { flowedOut } from './flowed-out.ts';
import { longestWaitNow } from './longest-wait-now.ts';
import { longestWait } from './longest-wait.ts';
import type { Metric } from './metric.ts';
import { occupancy } from './occupancy.ts';
import { offered } from './offered.ts';
import { pastTarget } from './past-target.ts';
import { serviceLevel } from './service-level.ts';
import { shortAbandons } from './short-abandons.ts';
import { waitingNow } from './waiting-now.ts';

/** The catalogue, in the order a picker shows it. Adding a metric is its file, its line here and its test. */
export const METRICS: readonly Metric[] = [
  waitingNow,
  longestWaitNow,
  pastTarget,
  serviceLevel,
  answerRate,
  abandonment,
  offered,
  answered,
  abandoned,
  shortAbandons,
  flowedOut,
  asa,
  averageTimeToAbandon,
  longestWait,
  aht,
  averageTalk,
  averageHold,
  averageWrapUp,
  occupancy,
  agentsReady,
  agentsRinging,
  agentsTalking,
  agentsWrapUp,
  agentsPaused,
  agentsOtherCall,
  agentsUnreachable,
  agentsOffline,
  agentsSignedIn,
  agentsBusyElsewhere,
];

const METRICS_BY_ID: ReadonlyMap<string, Metric> = new Map(METRICS.map((metric) => [metric.id, metric]));

/** The metric of that id, or null. Example: `findMetric('asa')?.unit` is `'seconds'`. */
export function findMetric(id: string): Metric | null {
  return METRICS_BY_ID.get(id) ?? null;
}
