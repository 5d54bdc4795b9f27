import type { SimulatedRequirement } from '../../../shared/contract/simulated-plan.ts';
import { createFloorSimulation, type PlayPlan } from '../../../shared/simulation/floor-run/simulate-floor.ts';
import { hashSeed } from '../../../shared/simulation/rng.ts';
import { correctBySimulation, type CorrectedAgents } from '../../../shared/staffing/correct-by-simulation.ts';
import type { AgentsByGroup } from '../../../shared/staffing/floor-simulation.ts';
import { requirePooled, withoutLimit } from '../../../shared/staffing/pooled-requirement.ts';
import { countReplications, floorOfDay, playDays } from './play-days.ts';
import type { PlanOfDays } from './read-plan.ts';
import { roundPlacesUp } from './round-places.ts';

/** Calls of one try: the search compares plans on the same callers, and needs fewer than the proof. */
const TRIED_CALLS = 300_000;
const LEAST_TRIED = 12;
const MOST_TRIED = 100;
/** Tries a day. */
const MOST_SIMULATIONS = 240;
/** How much of the work is the search; the rest is the proof. */
const SEARCH_SHARE = 0.9;

export interface ProofTask {
  readonly plan: PlanOfDays;
  readonly play: PlayPlan;
  readonly madeAtMs: number;
  readonly tell: (progress: number) => void;
}

/**
 * Whole people by skill group such that every queue meets its target in expectation: pooled Erlang A is rounded up, corrected by
 * playing each day on the same callers, and what came out is proven on other callers, so that it cannot have been fitted to
 * those it is judged by.
 */
export function proveRequirement({ plan, play, madeAtMs, tell }: ProofTask): SimulatedRequirement {
  const { days, intervalsPerDay, groups } = plan;
  const seed = hashSeed('simulated', plan.firstDay) % 2 ** 31;
  const pooled = requireByPools(plan);
  const agents = groups.map(() => new Float64Array(days * intervalsPerDay));
  const corrected = Array.from({ length: days }, (_, day): CorrectedAgents => {
    let simulations = 0;
    const simulation = createFloorSimulation((floorPlan, range) => {
      simulations += 1;
      const done = Math.min(1, simulations / MOST_SIMULATIONS);
      tell((SEARCH_SHARE * (day + done)) / days);
      return play(floorPlan, range);
    });
    const start = pooled.map((row) => row.slice(day * intervalsPerDay, (day + 1) * intervalsPerDay));
    const found = correctBySimulation(simulation, floorOfDay(plan, day), roundPlacesUp(start), {
      mostAgents: groups.map(() => Infinity),
      run: { seed: seed + 1_000 + day, replications: countTried(plan, day) },
      mostSimulations: MOST_SIMULATIONS,
    });
    found.agents.forEach((row, group) => agents[group]!.set(row, day * intervalsPerDay));
    return found;
  });
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
    groups: groups.map(({ id }, group) => ({ groupId: id, agents: [...agents[group]!] })),
    pooled: groups.map(({ id }, group) => ({
      groupId: id,
      agents: Array.from(pooled[group]!, (value) => Math.round(value * 100) / 100),
    })),
    queues,
    missed: corrected.flatMap(({ missed }, day) =>
      missed.map(({ queueId, interval }) => ({ queueId, place: day * intervalsPerDay + interval })),
    ),
    end: corrected.every(({ end }) => end === 'trimmed') ? 'trimmed' : 'out-of-simulations',
  };
}

/** By group and place, fractions. Groups take their share of the work by the people they have. */
function requireByPools({
  queues,
  groups,
  days,
  intervalsPerDay,
  intervalMinutes,
}: PlanOfDays): AgentsByGroup {
  const agents = groups.map(() => new Float64Array(days * intervalsPerDay));
  const available = withoutLimit(groups);
  for (let at = 0; at < days * intervalsPerDay; at += 1) {
    const pooled = requirePooled(
      queues.map(({ queueId, calls, handleSeconds, patienceSeconds, targets }) => ({
        queueId,
        target: targets[Math.floor(at / intervalsPerDay)]!,
        load: { calls: calls[at]!, intervalMinutes, handleSeconds: handleSeconds[at]!, patienceSeconds },
      })),
      available,
    );
    pooled.agents.forEach((value, group) => (agents[group]![at] = value));
  }
  return agents;
}

function countTried(plan: PlanOfDays, day: number): number {
  const { intervalsPerDay, queues } = plan;
  const calls = queues.reduce(
    (total, queue) =>
      total +
      queue.calls
        .subarray(day * intervalsPerDay, (day + 1) * intervalsPerDay)
        .reduce((sum, value) => sum + value, 0),
    0,
  );
  return Math.max(LEAST_TRIED, Math.min(MOST_TRIED, Math.round(TRIED_CALLS / Math.max(1, calls))));
}
