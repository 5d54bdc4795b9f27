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
import { handled } from './handled.ts';
import { longestWaitNow } from './longest-wait-now.ts';
import { longestWait } from './longest-wait.ts';
import type { HistoryMetric, Metric } from './metric.ts';
import { missedRings } from './missed-rings.ts';
import { occupancy } from './occupancy.ts';
import { offered } from './offered.ts';
import { otherCallTime } from './other-call-time.ts';
import { pastTarget } from './past-target.ts';
import { pausedTime } from './paused-time.ts';
import { readyTime } from './ready-time.ts';
import { ringingTime } from './ringing-time.ts';
import { serviceLevel } from './service-level.ts';
import { shortAbandons } from './short-abandons.ts';
import { signedInTime } from './signed-in-time.ts';
import { talkingTime } from './talking-time.ts';
import { transfers } from './transfers.ts';
import { unreachableTime } from './unreachable-time.ts';
import { waitingNow } from './waiting-now.ts';
import { wrapUpTime } from './wrap-up-time.ts';

/** What walls can show, in the order a picker shows it. Adding a metric is its file, its line here and its test. */
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

/** What can be told of the past: the wall's metrics that speak of a stretch of time, and those of agents' work. */
export const HISTORY_METRICS: readonly HistoryMetric[] = [
  ...METRICS.filter(({ windows }) => windows.some((window) => window !== 'now')),
  handled,
  transfers,
  missedRings,
  signedInTime,
  readyTime,
  ringingTime,
  talkingTime,
  wrapUpTime,
  otherCallTime,
  pausedTime,
  unreachableTime,
];

const METRICS_BY_ID: ReadonlyMap<string, Metric> = new Map(METRICS.map((metric) => [metric.id, metric]));

const HISTORY_METRICS_BY_ID: ReadonlyMap<string, HistoryMetric> = new Map(
  HISTORY_METRICS.map((metric) => [metric.id, metric]),
);

/** The metric of that id that can be told of the past, or null. Example: `findHistoryMetric('waiting-now')` is null. */
export function findHistoryMetric(id: string): HistoryMetric | null {
  return HISTORY_METRICS_BY_ID.get(id) ?? null;
}

/** The wall's metric of that id, or null. Example: `findMetric('asa')?.unit` is `'seconds'`. */
export function findMetric(id: string): Metric | null {
  return METRICS_BY_ID.get(id) ?? null;
}
