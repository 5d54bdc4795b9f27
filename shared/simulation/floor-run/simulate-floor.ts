import type {
  AgentsByGroup,
  FloorOutcome,
  FloorSimulation,
  SimulatedBand,
  SimulatedFloor,
  SimulatedQueue,
  SimulatedQueueOutcome,
  SimulatedSums,
} from '../../staffing/floor-simulation.ts';
import type { FloorPlan } from './floor-plan.ts';
import { playFloor, type ReplicationRange } from './floor-run.ts';
import type { CallField, PlayedCells } from './played-cells.ts';
import {
  estimateOccupancy,
  estimateServiceLevel,
  tallyReplications,
  type PlayedTally,
} from './summarise-cells.ts';

/** Plays replications of a plan, here or in threads: `playFloor` and whatever gives the same. */
export type PlayPlan = (plan: FloorPlan, range: ReplicationRange) => PlayedCells;

/**
 * Plays the floors of the requirement on the engine of the simulated floor. What it gives throws a RangeError naming the first
 * value that cannot be played, or when the result would not fit into memory.
 */
export function createFloorSimulation(play: PlayPlan): FloorSimulation {
  return {
    simulate: (floor, agents, { seed, replications }) =>
      describeOutcome(floor, play(planFloor(floor, agents), { seed, from: 0, to: replications })),
  };
}

/** In the thread that asks. */
export const floorSimulation: FloorSimulation = createFloorSimulation(playFloor);

function describeOutcome(floor: SimulatedFloor, cells: PlayedCells): FloorOutcome {
  return {
    replications: cells.to - cells.from,
    queues: floor.queues.map((queue) => describeQueue(cells, queue)),
    groupOccupancy: floor.groups.map(({ id }) =>
      Float64Array.from(
        { length: floor.intervals },
        (_, interval) => estimateOccupancy(cells, id, interval, interval + 1) ?? NaN,
      ),
    ),
  };
}

/** A floor of the requirement with so many people, as it is played. */
export function planFloor(floor: SimulatedFloor, agents: AgentsByGroup): FloorPlan {
  return {
    intervalMinutes: floor.intervalMinutes,
    intervals: floor.intervals,
    dayStarts: [0],
    siteVariation: 0,
    queues: floor.queues.map(({ rateVariation, ...queue }) => ({
      ...queue,
      // All intervals are played as one day, so that what they share is the day's.
      rateVariation: { day: rateVariation.shared, interval: rateVariation.interval },
      balkShare: 0,
      redials: null,
      maxWaiting: null,
      maxWaitSeconds: null,
    })),
    groups: floor.groups.map(({ id, skills }, group) => ({
      groupId: id,
      skills,
      agents: agents[group] ?? [],
      pace: 1,
    })),
    start: null,
  };
}

function describeQueue(
  cells: PlayedCells,
  { queueId, target: { serviceLevelFormula: formula } }: SimulatedQueue,
): SimulatedQueueOutcome {
  const queueIds = [queueId];
  const byInterval = Array.from({ length: cells.intervals }, (_, interval) =>
    tallyReplications(cells, { queueIds, from: interval, to: interval + 1 }),
  );
  const levels = byInterval.map((tallies) => estimateServiceLevel(tallies, formula) ?? NOTHING);
  const whole = tallyReplications(cells, { queueIds, from: 0, to: cells.intervals });
  const { mean, low, high } = estimateServiceLevel(whole, formula) ?? NOTHING;
  return {
    queueId,
    sums: meanSums(byInterval),
    serviceLevel: {
      mean: Float64Array.from(levels, (level) => level.mean),
      low: Float64Array.from(levels, (level) => level.low),
      high: Float64Array.from(levels, (level) => level.high),
    } satisfies SimulatedBand,
    overall: { mean, low, high },
  };
}

function meanSums(byInterval: readonly (readonly PlayedTally[])[]): SimulatedSums {
  const means = (field: CallField, factor: number) =>
    Float64Array.from(
      byInterval,
      (tallies) => (factor * tallies.reduce((sum, tally) => sum + tally[field], 0)) / tallies.length,
    );
  return {
    offered: means('offered', 1),
    answered: means('answered', 1),
    answeredWithinTarget: means('answeredWithinTarget', 1),
    abandoned: means('abandoned', 1),
    abandonedWithinTarget: means('abandonedWithinTarget', 1),
    shortAbandons: means('shortAbandons', 1),
    answerWaitSeconds: means('sumAnswerWaitMs', 0.001),
    abandonWaitSeconds: means('sumAbandonWaitMs', 0.001),
  };
}

const NOTHING = { mean: NaN, low: NaN, high: NaN };
