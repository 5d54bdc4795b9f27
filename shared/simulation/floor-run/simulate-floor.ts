import type {
  AgentsByGroup,
  FloorOutcome,
  FloorSimulation,
  SimulatedBand,
  SimulatedFloor,
  SimulatedGroupOutcome,
  SimulatedQueue,
  SimulatedQueueOutcome,
  SimulatedSums,
} from '../../staffing/floor-simulation.ts';
import type { FloorPlan } from './floor-plan.ts';
import { playFloor, type ReplicationRange } from './floor-run.ts';
import { foldCells } from './fold-cells.ts';
import type { CallField, PlayedCells } from './played-cells.ts';
import {
  estimateServiceLevel,
  sumGroupTimes,
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
      describeOutcome(floor, playIntervals(play, floor, agents, { seed, from: 0, to: replications })),
  };
}

/** In the thread that asks. */
export const floorSimulation: FloorSimulation = createFloorSimulation(playFloor);

function describeOutcome(floor: SimulatedFloor, cells: PlayedCells): FloorOutcome {
  return {
    replications: cells.to - cells.from,
    queues: floor.queues.map((queue) => describeQueue(cells, queue)),
    groups: floor.groups.map(({ id }) => describeGroup(cells, id)),
  };
}

function describeGroup(cells: PlayedCells, groupId: string): SimulatedGroupOutcome {
  const times = Array.from({ length: cells.intervals }, (_, interval) =>
    sumGroupTimes(cells, groupId, interval, interval + 1),
  );
  const perReplication = 0.001 / (cells.to - cells.from);
  return {
    busySeconds: Float64Array.from(times, ({ busyMs }) => busyMs * perReplication),
    presentSeconds: Float64Array.from(times, ({ presentMs }) => presentMs * perReplication),
  };
}

/** Plays the intervals as they pass, and gives what came of each of the floor's own. */
export function playIntervals(
  play: PlayPlan,
  floor: SimulatedFloor,
  agents: AgentsByGroup,
  range: ReplicationRange,
): PlayedCells {
  return foldCells(play(planFloor(floor, agents), range), floor.passing, floor.intervals);
}

/** A floor of the requirement with so many people, as it is played: its intervals as they really pass. */
export function planFloor(floor: SimulatedFloor, agents: AgentsByGroup): FloorPlan {
  const layOut = (values: ArrayLike<number>) => Float64Array.from(floor.passing, (at) => values[at] ?? NaN);
  return {
    intervalMinutes: floor.intervalMinutes,
    intervals: floor.passing.length,
    dayStarts: [0],
    siteVariation: 0,
    queues: floor.queues.map(({ rateVariation, ...queue }) => ({
      ...queue,
      calls: layOut(queue.calls),
      handleSeconds: layOut(queue.handleSeconds),
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
      agents: layOut(agents[group] ?? []),
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
  const { mean, halfWidth, low, high } = estimateServiceLevel(whole, formula) ?? NOTHING;
  return {
    queueId,
    sums: meanSums(byInterval),
    serviceLevel: {
      mean: Float64Array.from(levels, (level) => level.mean),
      low: Float64Array.from(levels, (level) => level.low),
      high: Float64Array.from(levels, (level) => level.high),
    } satisfies SimulatedBand,
    overall: { mean, halfWidth, low, high },
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

const NOTHING = { mean: NaN, halfWidth: NaN, low: NaN, high: NaN };
