import type { FloorPlan, PlannedGroup, PlannedQueue } from '../../shared/simulation/floor-run/floor-plan.ts';

/** One day of quarter hours unless said otherwise. */
export const DAY_INTERVALS = 96;

/** A queue with the same calls and handle time in each interval. */
export function aPlannedQueue(
  queueId: string,
  {
    intervals = DAY_INTERVALS,
    callsEach = 20,
    handleEach = 180,
    ...changes
  }: Partial<PlannedQueue> & {
    readonly intervals?: number;
    readonly callsEach?: number;
    readonly handleEach?: number;
  } = {},
): PlannedQueue {
  return {
    queueId,
    calls: new Float64Array(intervals).fill(callsEach),
    rateVariation: { day: 0, interval: 0 },
    handleSeconds: new Float64Array(intervals).fill(handleEach),
    handleSpread: { kind: 'exponential' },
    patienceSeconds: 120,
    patienceSpread: { kind: 'exponential' },
    balkShare: 0,
    redials: null,
    maxWaiting: null,
    maxWaitSeconds: null,
    priority: 1,
    target: { answerWithinSeconds: 20, shortAbandonSeconds: 5 },
    ...changes,
  };
}

export function aPlannedGroup(
  groupId: string,
  queueIds: readonly string[],
  agents: number | ArrayLike<number>,
  changes: Partial<PlannedGroup> = {},
): PlannedGroup {
  return {
    groupId,
    skills: queueIds.map((queueId, place) => ({ queueId, level: place + 1 })),
    agents: typeof agents === 'number' ? new Float64Array(DAY_INTERVALS).fill(agents) : agents,
    pace: 1,
    ...changes,
  };
}

export function aFloorPlan(changes: Partial<FloorPlan> = {}): FloorPlan {
  return {
    intervalMinutes: 15,
    intervals: DAY_INTERVALS,
    dayStarts: [0],
    siteVariation: 0,
    queues: [aPlannedQueue('sales')],
    groups: [aPlannedGroup('all', ['sales'], 6)],
    start: null,
    ...changes,
  };
}
