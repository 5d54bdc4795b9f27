import type { SimulatedRequirement } from '../../../shared/contract/simulated-plan.ts';
import type { PlayPlan } from '../../../shared/simulation/floor-run/simulate-floor.ts';
import { hashSeed } from '../../../shared/simulation/rng.ts';
import type { AgentsByGroup } from '../../../shared/staffing/floor-simulation.ts';
import { correctDayOfPlan, countTries } from './correct-day-of-plan.ts';
import { countReplications, playDays } from '../../../shared/simulation/floor-run/play-days.ts';
import type { PlanOfDays } from './read-plan.ts';

/** How much of the work is the search; the rest is the proof. */
const SEARCH_SHARE = 0.9;

export interface ProofTask {
  readonly plan: PlanOfDays;
  readonly play: PlayPlan;
  readonly madeAtMs: number;
  readonly tell: (progress: number) => void;
}

/**
 * Whole people by skill group such that every queue meets its target in expectation, over each day or in each interval as the plan
 * aims: pooled Erlang A is rounded up, corrected by playing each day on the same callers, and what came out is proven on other
 * callers, so that it cannot have been fitted to those it is judged by.
 */
export function proveRequirement({ plan, play, madeAtMs, tell }: ProofTask): SimulatedRequirement {
  const { days, intervalsPerDay, groups } = plan;
  const seed = hashSeed('simulated', plan.firstDay) % 2 ** 31;
  const corrected = Array.from({ length: days }, (_, day) => {
    let simulations = 0;
    return correctDayOfPlan(plan, day, seed, (floorPlan, range) => {
      simulations += 1;
      const done = Math.min(1, simulations / countTries(plan));
      tell((SEARCH_SHARE * (day + done)) / days);
      return play(floorPlan, range);
    });
  });
  const agents = joinDays(corrected.map((day) => day.agents));
  const pooled = joinDays(corrected.map((day) => day.pooled));
  const replications = countReplications(plan);
  const queues = playDays({
    plan,
    agents,
    seed,
    replications,
    play,
    onDay: (day) => tell(SEARCH_SHARE + ((1 - SEARCH_SHARE) * day) / days),
  });
  return {
    firstDay: plan.firstDay,
    days,
    intervalMinutes: plan.intervalMinutes,
    intervalsPerDay,
    madeAtMs,
    replications,
    seed,
    notes: plan.notes,
    aim: plan.aim,
    groups: groups.map(({ id }, group) => ({ groupId: id, agents: [...agents[group]!] })),
    pooled: groups.map(({ id }, group) => ({
      groupId: id,
      agents: Array.from(pooled[group]!, (value) => Math.round(value * 100) / 100),
    })),
    queues,
    missed: corrected.flatMap(({ missedPlaces }, day) =>
      missedPlaces.map(({ queueId, place }) => ({ queueId, place: day * intervalsPerDay + place })),
    ),
    missedDays: corrected.flatMap(({ missedQueues }, day) =>
      missedQueues.map((queueId) => ({ queueId, day })),
    ),
    end: corrected.every(({ end }) => end === 'trimmed') ? 'trimmed' : 'out-of-simulations',
  };
}

/** Of each group, day after day. */
function joinDays(days: readonly AgentsByGroup[]): AgentsByGroup {
  return (days[0] ?? []).map((_, group) =>
    Float64Array.from(days.flatMap((rows) => Array.from(rows[group]!))),
  );
}
