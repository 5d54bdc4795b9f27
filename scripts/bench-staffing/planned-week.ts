import type { FloorPlan } from '../../shared/simulation/floor-run/floor-plan.ts';

const QUEUES = 20;
const GROUPS = 12;
const AGENTS = 200;
const CALLS = 60_000;
const HANDLE_SECONDS = 780;
const INTERVALS_PER_DAY = 96;
const INTERVALS = 7 * INTERVALS_PER_DAY;

/**
 * A week of a centre that is open from 7 to 23: 60,000 calls of 13 minutes in 20 queues, 200 agents of a dozen skill groups
 * at the peak, about nine calls in ten answered in time.
 */
export function createPlannedWeek(): FloorPlan {
  const shape = Array.from({ length: INTERVALS }, (_, interval) => dayShape(interval % INTERVALS_PER_DAY));
  const callsPerShape = CALLS / shape.reduce((sum, weight) => sum + weight, 0);
  return {
    intervalMinutes: 15,
    intervals: INTERVALS,
    dayStarts: [0, 1, 2, 3, 4, 5, 6].map((day) => day * INTERVALS_PER_DAY),
    siteVariation: 0.04,
    queues: Array.from({ length: QUEUES }, (_, queue) => ({
      queueId: `queue-${queue}`,
      calls: shape.map((weight) => (weight * callsPerShape * (1 + (queue % 4))) / (2.5 * QUEUES)),
      rateVariation: { day: 0.05, interval: 0.05 },
      handleSeconds: shape.map(() => HANDLE_SECONDS),
      handleSpread: { kind: 'lognormal', variation: 1.2 },
      patienceSeconds: 180,
      patienceSpread: { kind: 'exponential' },
      balkShare: 0.02,
      redials: { share: 0.3, afterSeconds: 300, maxAttempts: 3 },
      maxWaiting: null,
      maxWaitSeconds: null,
      priority: queue === 0 ? 5 : 1,
      target: { answerWithinSeconds: 20, shortAbandonSeconds: 5 },
    })),
    groups: Array.from({ length: GROUPS }, (_, group) => ({
      groupId: `group-${group}`,
      skills: Array.from({ length: 5 }, (_, place) => ({
        queueId: `queue-${(group * 5 + place * 3) % QUEUES}`,
        level: place + 1,
      })),
      agents: shape.map((weight) => Math.ceil((weight * AGENTS) / GROUPS)),
      pace: 1,
    })),
    start: null,
  };
}

/** 0 to 1 at the peak of the morning. */
function dayShape(quarter: number): number {
  const hour = quarter / 4;
  if (hour < 7 || hour >= 23) return 0;
  return 0.35 + 0.65 * Math.exp(-(((hour - 11) / 5) ** 2));
}
