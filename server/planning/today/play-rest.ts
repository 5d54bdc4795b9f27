import type { ProjectedRatio, ProjectionAnswer } from '../../../shared/contract/today.ts';
import { playFloor } from '../../../shared/simulation/floor-run/floor-run.ts';
import { layPlaces } from '../../../shared/simulation/floor-run/lay-places.ts';
import { mergePlayedCells, type PlayedCells } from '../../../shared/simulation/floor-run/played-cells.ts';
import { describeProjection } from '../../../shared/simulation/floor-run/project-floor.ts';
import type { RatioEstimate } from '../../../shared/simulation/floor-run/summarise-cells.ts';
import type { FloorPlan } from '../../../shared/simulation/floor-run/floor-plan.ts';
import { ONE_AT_A_TIME } from '../../../shared/staffing/concurrency.ts';
import { hashSeed } from '../../../shared/simulation/rng.ts';
import { expectAgents } from './expect-agents.ts';
import type { RestOfDay } from './plan-rest.ts';
import type { UsualPresence } from './usual-presence.ts';

/** How long a projection may play. */
export interface PlayBudget {
  /** So many replications are played whatever they take. */
  readonly least: number;
  readonly most: number;
  /** Whether there is time for another batch. */
  readonly goOn: () => boolean;
}

const BATCH = 20;

/** Plays the rest of a day over and over. */
export function playRest(
  rest: RestOfDay,
  presence: UsualPresence | null,
  budget: PlayBudget,
): ProjectionAnswer {
  const plan = fillPlan(rest, presence);
  const seed = hashSeed('projection', rest.day);
  const parts: PlayedCells[] = [];
  let played = 0;
  while (played < budget.least || (played < budget.most && budget.goOn())) {
    const to = Math.min(budget.most, played + BATCH);
    parts.push(playFloor(plan, { seed, from: played, to }));
    played = to;
  }
  const { horizons, answerInTimeNeeded } = describeProjection(plan, rest.progress, mergePlayedCells(parts));
  const fromMs = rest.atMs - plan.start!.atMs;
  const intervalMs = plan.intervalMinutes * 60_000;
  return {
    atMs: rest.atMs,
    replications: played,
    horizons: horizons.map(({ horizonId, site, queues }, index) => ({
      horizonId: horizonId as ProjectionAnswer['horizons'][number]['horizonId'],
      untilMs: fromMs + rest.progress.horizons[index]!.to * intervalMs,
      site: shorten(site),
      queues: [...queues].map(([queueId, estimate]) => ({ queueId, serviceLevel: shorten(estimate) })),
    })),
    queues: [...answerInTimeNeeded].map(([queueId, answerInTime]) => ({ queueId, answerInTime })),
  };
}

/**
 * The plan with whoever is expected to be there. A ringing phone takes its agent's time and its caller's, and the play has
 * none: calls last so much longer, and are in time so much earlier. How far the number of people may be off is as if all queues
 * were off by as much.
 */
function fillPlan(
  { plan, groups, concurrency, passed, places }: RestOfDay,
  presence: UsualPresence | null,
): FloorPlan {
  const { agents, variation } = expectAgents({ groups, usual: presence, passed, places });
  const ringSeconds = presence?.ringSeconds ?? 0;
  const filled = {
    ...plan,
    siteVariation: Math.hypot(plan.siteVariation, variation),
    queues: plan.queues.map((queue) => ({
      ...queue,
      handleSeconds: Float64Array.from(queue.handleSeconds, (seconds) => seconds + ringSeconds),
      target: {
        ...queue.target,
        answerWithinSeconds: Math.max(0, queue.target.answerWithinSeconds - ringSeconds),
      },
    })),
    groups: plan.groups.map((group, index) => ({ ...group, agents: agents[index]! })),
  };
  return layPlaces(filled, (queueId) => concurrency.get(queueId) ?? ONE_AT_A_TIME);
}

function shorten(estimate: RatioEstimate | null): ProjectedRatio | null {
  if (estimate === null) return null;
  const round = (ratio: number) => Math.round(Math.min(1, Math.max(0, ratio)) * 1e4) / 1e4;
  const { mean, low, high } = estimate;
  // Where nearly every play ends alike, the few others may draw the mean out of the middle 90 %.
  return { mean: round(mean), low: round(Math.min(low, mean)), high: round(Math.max(high, mean)) };
}
