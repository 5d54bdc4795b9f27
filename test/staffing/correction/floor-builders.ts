import {
  passOnce,
  type SimulatedFloor,
  type SimulatedQueue,
} from '../../../shared/staffing/floor-simulation.ts';
import { createSkillGroup, type SkillGroup } from '../../../shared/staffing/skill-groups.ts';
import { buildTarget } from '../builders.ts';

/** One interval of a day stands for a queue that has settled. */
const DAY_MINUTES = 1440;

export function buildQueue(
  queueId: string,
  calls: readonly number[],
  patienceSeconds: number | null = null,
): SimulatedQueue {
  return {
    queueId,
    calls: Float64Array.from(calls),
    rateVariation: { shared: 0, interval: 0 },
    handleSeconds: new Float64Array(calls.length).fill(240),
    handleSpread: { kind: 'exponential' },
    patienceSeconds,
    patienceSpread: { kind: 'exponential' },
    priority: 1,
    target: buildTarget(),
  };
}

export function buildFloor(
  queues: readonly SimulatedQueue[],
  groups: readonly SkillGroup[],
  intervalMinutes = DAY_MINUTES,
): SimulatedFloor {
  const intervals = queues[0]!.calls.length;
  return { intervalMinutes, intervals, passing: passOnce(intervals), queues, groups };
}

export function buildGroup(...queueIds: readonly string[]): SkillGroup {
  return createSkillGroup(queueIds.map((queueId) => ({ queueId, level: queueIds.length })));
}

export const people = (...counts: readonly number[]) => counts.map((count) => Float64Array.of(count));
