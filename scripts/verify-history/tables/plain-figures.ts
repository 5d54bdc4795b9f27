import { createTally, type Tally, TALLY_FIELDS } from '../../../shared/floor/tally.ts';
import {
  AGENT_TALLY_FIELDS,
  type AgentTally,
  createAgentTally,
} from '../../../shared/history/agent-tally.ts';
import type { Figure } from '../../../shared/metrics/metric.ts';
import type { ServiceLevelFormula } from '../../../shared/site/site.ts';

/** What happened on one site day, or in a part of it. */
export interface OfDay<T> {
  readonly day: string;
  readonly tally: Readonly<T>;
}

export interface QueueScope {
  readonly formulaOf: (day: string) => ServiceLevelFormula;
  /** `shared`: several queues, whose agents would count more than once. */
  readonly agents: 'own' | 'shared';
}

export type PlainFigures = Readonly<Record<string, Figure>>;

const NOTHING: Figure = { value: null, numerator: 0, denominator: 0 };

/**
 * The figures of a queue, of several or of the site, written out a second time from the formulas that metrics are known by.
 * A service level is met and counted by the formula of each day, and the days are added.
 */
export function figuresOfQueues(days: readonly OfDay<Tally>[], scope: QueueScope): PlainFigures {
  const sum = createTally();
  let met = 0;
  let counted = 0;
  for (const { day, tally } of days) {
    for (const field of TALLY_FIELDS)
      sum[field] = field === 'longestWaitMs' ? Math.max(sum[field], tally[field]) : sum[field] + tally[field];
    const [metToday, countedToday] = SERVICE_LEVELS[scope.formulaOf(day)](tally);
    met += metToday;
    counted += countedToday;
  }
  const busyMs = sum.handleAgentMs;
  const isOver = sum.offered !== sum.waiting;
  return {
    'service-level': ratio(met, counted),
    'answer-rate': ratio(sum.answered, sum.offered),
    abandonment: ratio(sum.abandoned - sum.shortAbandons, sum.offered - sum.shortAbandons),
    offered: count(sum.offered),
    answered: count(sum.answered),
    abandoned: count(sum.abandoned),
    'short-abandons': count(sum.shortAbandons),
    'flowed-out': count(sum.flowedOut),
    asa: ratio(sum.sumAnswerWaitMs / 1000, sum.answered),
    'average-time-to-abandon': ratio(sum.sumAbandonWaitMs / 1000, sum.abandoned),
    'longest-wait': isOver ? count(Math.floor(sum.longestWaitMs / 1000)) : NOTHING,
    occupancy: scope.agents === 'shared' ? NOTHING : ratio(busyMs, busyMs + sum.readyAgentMs),
    ...ofConversations(sum),
  };
}

/** Those of an agent or a team. @param of `work`: for some queues, of which nobody's time is part */
export function figuresOfAgents(days: readonly OfDay<AgentTally>[], of: 'whole' | 'work'): PlainFigures {
  const sum = createAgentTally();
  for (const { tally } of days) for (const field of AGENT_TALLY_FIELDS) sum[field] += tally[field];
  const ofCalls = {
    answered: count(sum.answered),
    asa: ratio(sum.sumAnswerWaitMs / 1000, sum.answered),
    transfers: count(sum.transfers),
    'missed-rings': count(sum.missedRings),
    ...ofConversations(sum),
  };
  if (of === 'work') return ofCalls;
  const busyMs = sum.talkingMs + sum.inWrapUpMs;
  const allMs = busyMs + sum.readyMs + sum.ringingMs + sum.otherCallMs + sum.pausedMs + sum.unreachableMs;
  return {
    ...ofCalls,
    occupancy: ratio(busyMs, busyMs + sum.readyMs),
    'signed-in-time': count(allMs / 1000),
    'ready-time': count(sum.readyMs / 1000),
    'ringing-time': count(sum.ringingMs / 1000),
    'talking-time': count(sum.talkingMs / 1000),
    'wrap-up-time': count(sum.inWrapUpMs / 1000),
    'other-call-time': count(sum.otherCallMs / 1000),
    'paused-time': count(sum.pausedMs / 1000),
    'unreachable-time': count(sum.unreachableMs / 1000),
  };
}

function ofConversations(
  sum: Pick<Tally & AgentTally, 'handled' | 'sumTalkMs' | 'sumHoldMs' | 'sumWrapUpMs'>,
): PlainFigures {
  const { handled, sumTalkMs, sumHoldMs, sumWrapUpMs } = sum;
  return {
    handled: count(handled),
    aht: ratio((sumTalkMs + sumHoldMs + sumWrapUpMs) / 1000, handled),
    'average-talk': ratio(sumTalkMs / 1000, handled),
    'average-hold': ratio(sumHoldMs / 1000, handled),
    'average-wrap-up': ratio(sumWrapUpMs / 1000, handled),
  };
}

/** Met and counted. Who waits longer than the target has missed it now: in every denominator. */
const SERVICE_LEVELS: Readonly<
  Record<ServiceLevelFormula, (tally: Readonly<Tally>) => readonly [number, number]>
> = {
  'all-departures': (t) => [
    t.answeredWithinTarget + t.abandonedWithinTarget,
    t.answered + t.abandoned + t.waitingPastTarget,
  ],
  'answered-only': (t) => [t.answeredWithinTarget, t.answered + t.waitingPastTarget],
  strict: (t) => [t.answeredWithinTarget, t.answered + t.abandoned + t.waitingPastTarget],
  'ignore-early-abandons': (t) => [
    t.answeredWithinTarget,
    t.answered + (t.abandoned - t.abandonedWithinTarget) + t.waitingPastTarget,
  ],
  'short-abandons-met': (t) => [
    t.answeredWithinTarget + t.shortAbandons,
    t.answered + t.abandoned + t.waitingPastTarget,
  ],
  'short-abandons-out': (t) => [
    t.answeredWithinTarget,
    t.answered + (t.abandoned - t.shortAbandons) + t.waitingPastTarget,
  ],
};

function count(number: number): Figure {
  return { value: number, numerator: number, denominator: 1 };
}

function ratio(numerator: number, denominator: number): Figure {
  return { value: denominator > 0 ? numerator / denominator : null, numerator, denominator };
}
