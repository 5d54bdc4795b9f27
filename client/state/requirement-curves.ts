import type {
  PlannedGroup,
  PresenceAnswer,
  QueueRequirement,
  RequiredAgents,
  RequirementAnswer,
} from '../../shared/contract/planning.ts';
import { findPools } from '../../shared/staffing/skill-groups.ts';

/** What is drawn as one: a queue, a skill group, or all together. Lists are by place, day after day. */
export interface Curve extends RequiredAgents {
  readonly kind: 'whole' | 'queue' | 'group';
  /** Empty for all together. */
  readonly id: string;
  /** The queues whose calls these people take. */
  readonly queueIds: readonly string[];
  /** Of all its queues. */
  readonly calls: readonly number[];
  /** Weighted by calls; null without calls. */
  readonly handleSeconds: readonly (number | null)[];
  /** Weighted by calls. Null: of people who share their queues nothing is known before it is played. */
  readonly serviceLevel: readonly (number | null)[] | null;
  readonly occupancy: readonly (number | null)[] | null;
  readonly binding: QueueRequirement['binding'] | null;
  readonly patience: { readonly seconds: number | null; readonly sample: number } | null;
  /** Signed in now, those on a pause among them; null: not known. */
  readonly present: number | null;
  readonly paused: number | null;
}

/** All together first, then the queues or the groups in the order of the answer. */
export function listCurves(
  requirement: RequirementAnswer,
  groups: readonly PlannedGroup[],
  presence: PresenceAnswer | null,
  of: 'queue' | 'group',
): readonly Curve[] {
  const { queues } = requirement;
  const sum = (counts: readonly number[] | undefined) =>
    counts === undefined ? null : counts.reduce((all, each) => all + each, 0);
  const whole: Curve = {
    kind: 'whole',
    id: '',
    ...requirement.whole,
    ...describeCalls(queues),
    serviceLevel: weighByCalls(queues, ({ serviceLevelRatio }) => serviceLevelRatio),
    occupancy: null,
    binding: null,
    patience: null,
    present: sum(presence?.groups.map(({ agents }) => agents)),
    paused: sum(presence?.groups.map(({ paused }) => paused)),
  };
  if (of === 'queue') return [whole, ...queues.map((queue) => describeQueue(queue, presence))];
  const served = new Map(
    groups.map(({ id, queues: skills }) => [id, new Set(skills.map(({ queueId }) => queueId))]),
  );
  return [
    whole,
    ...requirement.groups.map((group): Curve => {
      const there = presence?.groups.find(({ groupId }) => groupId === group.groupId);
      const own = queues.filter(({ queueId }) => served.get(group.groupId)?.has(queueId));
      return {
        kind: 'group',
        id: group.groupId,
        ...group,
        ...describeCalls(own),
        serviceLevel: null,
        occupancy: null,
        binding: null,
        patience: null,
        present: presence === null ? null : (there?.agents ?? 0),
        paused: presence === null ? null : (there?.paused ?? 0),
      };
    }),
  ];
}

function describeQueue(queue: QueueRequirement, presence: PresenceAnswer | null): Curve {
  const there = presence?.queues.find(({ queueId }) => queueId === queue.queueId);
  return {
    kind: 'queue',
    id: queue.queueId,
    agents: queue.agents,
    plainAgents: queue.plainAgents,
    heads: queue.heads,
    queueIds: [queue.queueId],
    calls: queue.calls,
    handleSeconds: queue.handleSeconds.map((seconds, at) => (queue.calls[at]! > 0 ? seconds : null)),
    serviceLevel: queue.serviceLevelRatio,
    occupancy: queue.occupancyRatio,
    binding: queue.binding,
    patience: { seconds: queue.patienceSeconds, sample: queue.patienceSample },
    present: presence === null ? null : (there?.agents ?? 0),
    paused: null,
  };
}

function describeCalls(
  queues: readonly QueueRequirement[],
): Pick<Curve, 'queueIds' | 'calls' | 'handleSeconds'> {
  const length = queues[0]?.calls.length ?? 0;
  return {
    queueIds: queues.map(({ queueId }) => queueId),
    calls: Array.from({ length }, (_, at) => queues.reduce((all, { calls }) => all + calls[at]!, 0)),
    handleSeconds: weighByCalls(queues, ({ handleSeconds }) => handleSeconds),
  };
}

function weighByCalls(
  queues: readonly QueueRequirement[],
  read: (queue: QueueRequirement) => readonly (number | null)[],
): readonly (number | null)[] {
  const length = queues[0]?.calls.length ?? 0;
  return Array.from({ length }, (_, at) => {
    let [sum, weight] = [0, 0];
    for (const queue of queues) {
      const value = read(queue)[at] ?? null;
      if (value === null) continue;
      sum += value * queue.calls[at]!;
      weight += queue.calls[at]!;
    }
    return weight > 0 ? sum / weight : null;
  });
}

/** What one row of the list says of its curve. */
export interface CurveSummary {
  readonly mostAgents: number;
  /** Place of the busiest interval; null when nobody is needed. */
  readonly mostAt: number | null;
  readonly mostHeads: number;
  readonly agentHours: number;
  readonly calls: number;
}

export function summarize(
  curve: RequiredAgents & Pick<Curve, 'calls'>,
  intervalMinutes: number,
): CurveSummary {
  const mostAgents = Math.max(0, ...curve.agents);
  return {
    mostAgents,
    mostAt: mostAgents === 0 ? null : curve.agents.indexOf(mostAgents),
    mostHeads: Math.max(0, ...curve.heads),
    agentHours: (curve.agents.reduce((sum, each) => sum + each, 0) * intervalMinutes) / 60,
    calls: curve.calls.reduce((sum, each) => sum + each, 0),
  };
}

/** Queues that share people: what they need together and what they would need with people of their own. */
export interface Sharing {
  readonly queueIds: readonly string[];
  /** Where those with people of their own need most. */
  readonly at: number;
  /** At that place. */
  readonly shared: number;
  readonly apart: number;
  /** Over all days shown. */
  readonly sharedHours: number;
  readonly apartHours: number;
}

export function listSharing(
  requirement: RequirementAnswer,
  groups: readonly PlannedGroup[],
): readonly Sharing[] {
  const { queues, intervalMinutes } = requirement;
  const known = new Map(requirement.groups.map((group) => [group.groupId, group.agents]));
  const skills = groups
    .filter(({ id }) => known.has(id))
    .map((group) => ({ id: group.id, skills: group.queues }));
  const queueIds = queues.map(({ queueId }) => queueId);
  return findPools(queueIds, skills).flatMap((pool): readonly Sharing[] => {
    if (pool.queues.length < 2 || pool.groups.length === 0) return [];
    const apart = addUp(pool.queues.map((place) => queues[place]!.agents));
    const shared = addUp(pool.groups.map((place) => known.get(skills[place]!.id)!));
    const most = Math.max(...apart);
    if (!(most > 0)) return [];
    const at = apart.indexOf(most);
    const hours = (values: readonly number[]) =>
      (values.reduce((sum, each) => sum + each, 0) * intervalMinutes) / 60;
    return [
      {
        queueIds: pool.queues.map((place) => queueIds[place]!),
        at,
        shared: shared[at]!,
        apart: most,
        sharedHours: hours(shared),
        apartHours: hours(apart),
      },
    ];
  });
}

function addUp(lists: readonly (readonly number[])[]): readonly number[] {
  return Array.from({ length: lists[0]?.length ?? 0 }, (_, at) =>
    lists.reduce((sum, list) => sum + list[at]!, 0),
  );
}

/** Queues with calls that no group has the skill for. */
export function listUnserved(
  { queues }: RequirementAnswer,
  groups: readonly PlannedGroup[],
): readonly string[] {
  const served = new Set(groups.flatMap((group) => group.queues.map(({ queueId }) => queueId)));
  return queues
    .filter(({ queueId, calls }) => !served.has(queueId) && calls.some((count) => count > 0))
    .map(({ queueId }) => queueId);
}
