import type { PlannedGroup } from '../../shared/contract/planning.ts';
import type {
  QueueRequirement,
  RequiredAgents,
  RequirementAnswer,
} from '../../shared/contract/planning-requirement.ts';
import { ONE_AT_A_TIME } from '../../shared/staffing/concurrency.ts';

/** A queue of a requirement: 240 s a call, so many agents wherever calls are. */
export function buildQueueRequirement(
  queueId: string,
  calls: readonly number[],
  agents: readonly number[],
  more: Partial<QueueRequirement> = {},
): QueueRequirement {
  return {
    queueId,
    ...required(agents),
    calls,
    handleSeconds: calls.map(() => 240),
    patienceSeconds: 120,
    patienceSample: 500,
    concurrency: ONE_AT_A_TIME,
    serviceLevelRatio: calls.map((count) => (count === 0 ? null : 0.8)),
    occupancyRatio: calls.map((count) => (count === 0 ? null : 0.7)),
    binding: calls.map((count) => (count === 0 ? 'none' : 'service-level')),
    ...more,
  };
}

export function buildRequirement(
  queues: readonly QueueRequirement[],
  more: Partial<RequirementAnswer> = {},
): RequirementAnswer {
  const length = queues[0]?.calls.length ?? 0;
  return {
    firstDay: '2026-11-30',
    days: length / 48,
    intervalMinutes: 30,
    intervalsPerDay: 48,
    madeAtMs: Date.UTC(2026, 10, 30, 8),
    isStale: false,
    presenceRatio: 1,
    queues,
    groups: [],
    deferredWorks: [],
    whole: required(
      Array.from({ length }, (_, at) => queues.reduce((sum, { agents }) => sum + agents[at]!, 0)),
    ),
    ...more,
  };
}

export function required(agents: readonly number[]): RequiredAgents {
  return {
    agents,
    plainAgents: agents.map((count) => count * 0.9),
    deferredAgents: agents.map(() => 0),
    heads: agents.map(Math.ceil),
  };
}

/** Skills as `a:1 b:2`. */
export function buildGroup(id: string, agents: number): PlannedGroup {
  const queues = id.split(' ').map((skill) => {
    const [queueId, level] = skill.split(':');
    return { queueId: queueId!, level: Number(level) };
  });
  return { id, queues, agents };
}
