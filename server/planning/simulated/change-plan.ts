import type { WhatIfChange } from '../../../shared/contract/simulated-plan.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { AgentsByGroup } from '../../../shared/staffing/floor-simulation.ts';
import { createSkillGroup, serves, type SkillGroupMembers } from '../../../shared/staffing/skill-groups.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { QueueToPlay } from '../../../shared/simulation/floor-run/days-to-play.ts';
import type { PlanOfDays } from './read-plan.ts';

export interface ChangedPlan {
  readonly plan: PlanOfDays;
  readonly agents: AgentsByGroup;
}

/** Whoever learns another queue's calls takes their own first. */
const LEARNT_LEVEL = 2;

/**
 * A plan under a change: calls, handle times and targets of the queues it is about, people added to or taken from whoever serves
 * them first, and people who learn another queue. What of it there are no people for is said in the notes.
 *
 * @throws FloorcastError `bad-request` for a queue that the plan does not have.
 */
export function changePlan(plan: PlanOfDays, agents: AgentsByGroup, change: WhatIfChange): ChangedPlan {
  checkQueues(plan, change);
  const isMeant = (queueId: string) => change.queueIds === null || change.queueIds.includes(queueId);
  const staffed = addAgents(plan, agents, change.agentsAdded, isMeant);
  const trained = crossTrain(plan, staffed, change.crossTraining);
  return {
    plan: {
      ...plan,
      queues: plan.queues.map((queue) => (isMeant(queue.queueId) ? changeQueue(queue, change) : queue)),
      groups: trained.groups,
      notes: [...plan.notes, ...trained.notes],
    },
    agents: trained.agents,
  };
}

function checkQueues({ queues }: PlanOfDays, { queueIds, crossTraining }: WhatIfChange): void {
  const known = new Set(queues.map(({ queueId }) => queueId));
  const named = [
    ...(queueIds ?? []),
    ...(crossTraining ? [crossTraining.fromQueueId, crossTraining.toQueueId] : []),
  ];
  const unknown = named.find((queueId) => !known.has(queueId));
  if (unknown !== undefined)
    throw new FloorcastError('bad-request', { code: 'what-if-queue-unknown', queueId: unknown });
}

function changeQueue(queue: QueueToPlay, change: WhatIfChange): QueueToPlay {
  const { volumeRatio, handleSecondsAdded, target } = change;
  return {
    ...queue,
    calls: queue.calls.map((calls) => calls * volumeRatio),
    handleSeconds: queue.handleSeconds.map((seconds) => Math.max(1, seconds + handleSecondsAdded)),
    targets: queue.targets.map((own) =>
      target === null
        ? own
        : { ...own, serviceLevelTarget: target.ratio, answerWithinSeconds: target.answerWithinSeconds },
    ),
  };
}

/** Wherever a queue has calls, so many more of those who serve it first; fewer are taken from the largest group there. */
function addAgents(
  { queues, groups }: PlanOfDays,
  agents: AgentsByGroup,
  added: number,
  isMeant: (queueId: string) => boolean,
): AgentsByGroup {
  const changed = agents.map((row) => row.slice());
  if (added === 0) return changed;
  for (const { queueId, calls } of queues) {
    if (!isMeant(queueId)) continue;
    const serving = listServing(groups, queueId);
    const [first] = serving;
    if (first === undefined) continue;
    calls.forEach((value, at) => {
      if (!(value > 0)) return;
      if (added > 0) changed[first]![at] = changed[first]![at]! + added;
      else takeAgents(changed, serving, at, -added);
    });
  }
  return changed;
}

function takeAgents(agents: AgentsByGroup, serving: readonly number[], at: number, fewer: number): void {
  for (let left = fewer; left > 0; left -= 1) {
    const most = serving.reduce((best, group) => (agents[group]![at]! > agents[best]![at]! ? group : best));
    if (agents[most]![at]! === 0) return;
    agents[most]![at] = agents[most]![at]! - 1;
  }
}

/** Groups that may serve a queue, the best level first, and among equals the one of most people. */
function listServing(groups: readonly SkillGroupMembers[], queueId: string): readonly number[] {
  const levelOf = (group: number) =>
    groups[group]!.skills.find((skill) => skill.queueId === queueId)?.level ?? Infinity;
  return groups
    .map((_, group) => group)
    .filter((group) => levelOf(group) < Infinity)
    .sort(
      (one, other) =>
        levelOf(one) - levelOf(other) || groups[other]!.agentIds.length - groups[one]!.agentIds.length,
    );
}

interface Trained {
  readonly groups: readonly SkillGroupMembers[];
  readonly agents: AgentsByGroup;
  readonly notes: readonly Message[];
}

function crossTrain(
  { groups }: PlanOfDays,
  agents: AgentsByGroup,
  training: WhatIfChange['crossTraining'],
): Trained {
  if (training === null || training.people === 0) return { groups, agents, notes: [] };
  const { fromQueueId, toQueueId, people } = training;
  const learners = listServing(groups, fromQueueId).filter((group) => !serves(groups[group]!, toQueueId));
  const all = groups.map((group) => ({ ...group }));
  const rows = agents.map((row) => row.slice());
  const left = new Float64Array(rows[0]?.length ?? 0).fill(people);
  for (const group of learners) {
    const skills = [...groups[group]!.skills, { queueId: toQueueId, level: LEARNT_LEVEL }];
    const taught = createSkillGroup(skills);
    let place = all.findIndex(({ id }) => id === taught.id);
    if (place === -1) {
      place = all.push({ ...taught, agentIds: [] }) - 1;
      rows.push(new Float64Array(left.length));
    }
    left.forEach((wanted, at) => {
      const moved = Math.min(wanted, rows[group]![at]!);
      rows[group]![at] = rows[group]![at]! - moved;
      rows[place]![at] = rows[place]![at]! + moved;
      left[at] = wanted - moved;
    });
  }
  const found = people - left.reduce((least, value) => Math.min(least, value), people);
  const notes: readonly Message[] =
    found < people ? [{ code: 'cross-training-too-few', people, found, queueId: fromQueueId }] : [];
  return { groups: all, agents: rows, notes };
}
