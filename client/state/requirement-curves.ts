import type { PlannedGroup } from '../../shared/contract/planning.ts';
import type {
  DeferredWorkRequirement,
  PresenceAnswer,
  QueueRequirement,
  RequiredAgents,
  RequirementAnswer,
} from '../../shared/contract/planning-requirement.ts';
import { findPools } from '../../shared/staffing/skill-groups.ts';
import type { CountHours } from './plan-hours.ts';

/** What is drawn as one: a queue, a skill group, or all together. Lists are by place, day after day. */
export interface Curve {
  readonly kind: 'whole' | 'queue' | 'group' | 'work';
  /** Empty for all together. A work is told from a queue of the same name by `work:`. */
  readonly id: string;
  /** Agents for calls and for work that may wait. */
  readonly agents: readonly number[];
  readonly plainAgents: readonly number[];
  /** Of `agents`: for calls alone. */
  readonly callAgents: readonly number[];
  /** The works that may wait, of its people. */
  readonly works: readonly CurveWork[];
  readonly heads: readonly (number | null)[];
  /** Pieces that arise; null but for a work. */
  readonly pieces: readonly number[] | null;
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

/** What one work asks of the people of a curve. */
export interface CurveWork {
  readonly name: string;
  readonly agents: readonly number[];
}

/** All together first, then the queues in the order of the answer, or the groups with those that are needed most first; then the works. */
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
    ...addUpAgents(requirement.whole, requirement.deferredWorks),
    pieces: null,
    ...describeCalls(queues),
    serviceLevel: weighByCalls(queues, ({ serviceLevelRatio }) => serviceLevelRatio),
    occupancy: null,
    binding: null,
    patience: null,
    present: sum(presence?.groups.map(({ agents }) => agents)),
    paused: sum(presence?.groups.map(({ paused }) => paused)),
  };
  const works = requirement.deferredWorks.map((work) => describeWork(work, requirement));
  if (of === 'queue')
    return [whole, ...queues.map((queue) => describeQueue(queue, requirement, presence)), ...works];
  const served = new Map(
    groups.map(({ id, queues: skills }) => [id, new Set(skills.map(({ queueId }) => queueId))]),
  );
  const hours = ({ agents }: RequiredAgents) => agents.reduce((all, each) => all + each, 0);
  const byNeed = [...requirement.groups].sort((a, b) => hours(b) - hours(a));
  return [
    whole,
    ...byNeed.map((group): Curve => {
      const there = presence?.groups.find(({ groupId }) => groupId === group.groupId);
      const own = queues.filter(({ queueId }) => served.get(group.groupId)?.has(queueId));
      return {
        kind: 'group',
        id: group.groupId,
        ...addUpAgents(
          group,
          requirement.deferredWorks.flatMap(({ name, agents, groups: shares }) => {
            const ratio = shares.find(({ groupId }) => groupId === group.groupId)?.ratio ?? 0;
            return ratio === 0 ? [] : [{ name, agents: agents.map((each) => ratio * each) }];
          }),
        ),
        pieces: null,
        ...describeCalls(own),
        serviceLevel: null,
        occupancy: null,
        binding: null,
        patience: null,
        present: presence === null ? null : (there?.agents ?? 0),
        paused: presence === null ? null : (there?.paused ?? 0),
      };
    }),
    ...works,
  ];
}

function describeQueue(
  queue: QueueRequirement,
  { deferredWorks }: RequirementAnswer,
  presence: PresenceAnswer | null,
): Curve {
  const there = presence?.queues.find(({ queueId }) => queueId === queue.queueId);
  return {
    kind: 'queue',
    id: queue.queueId,
    ...addUpAgents(
      queue,
      deferredWorks.filter(({ doer }) => doer.kind === 'queue' && doer.queueId === queue.queueId),
    ),
    pieces: null,
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

/** Agents for calls and works together, and each for itself. */
function addUpAgents(
  { agents, plainAgents, deferredAgents, heads }: RequiredAgents,
  works: readonly CurveWork[],
): Pick<Curve, 'agents' | 'plainAgents' | 'callAgents' | 'works' | 'heads'> {
  return {
    agents: agents.map((each, at) => each + deferredAgents[at]!),
    plainAgents: plainAgents.map((each, at) => each + deferredAgents[at]!),
    callAgents: agents,
    works: works.map(({ name, agents: ofWork }) => ({ name, agents: ofWork })),
    heads,
  };
}

/** A work has no callers: nothing is said of service. Its heads are rounded with those it shares. */
function describeWork(work: DeferredWorkRequirement, { queues }: RequirementAnswer): Curve {
  const { name, doer, agents, pieces } = work;
  const none = agents.map(() => 0);
  return {
    kind: 'work',
    id: `work:${name}`,
    agents,
    plainAgents: agents,
    callAgents: none,
    works: [{ name, agents }],
    heads: agents.map(() => null),
    pieces,
    queueIds: doer.kind === 'queue' ? [doer.queueId] : queues.map(({ queueId }) => queueId),
    calls: none,
    handleSeconds: agents.map((_, at) => (pieces[at]! > 0 ? work.handleMinutes * 60 : null)),
    serviceLevel: null,
    occupancy: null,
    binding: null,
    patience: null,
    present: null,
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

/** Work of the days shown that cannot be done in time, or that nobody is there for. */
export function listUndone({
  deferredWorks,
}: RequirementAnswer): readonly { readonly work: DeferredWorkRequirement; readonly minutes: number }[] {
  return deferredWorks.flatMap((work) => {
    const pieces = work.pieces.reduce((sum, each) => sum + each, 0);
    const minutes = work.hasPeople
      ? work.lateMinutes.reduce((sum, each) => sum + each, 0)
      : pieces * work.handleMinutes;
    return minutes >= 0.5 ? [{ work, minutes }] : [];
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
  curve: Pick<Curve, 'agents' | 'heads' | 'calls'>,
  countHours: CountHours,
): CurveSummary {
  const mostAgents = Math.max(0, ...curve.agents);
  return {
    mostAgents,
    mostAt: mostAgents === 0 ? null : curve.agents.indexOf(mostAgents),
    mostHeads: Math.max(0, ...curve.heads.map((heads) => heads ?? 0)),
    agentHours: countHours(curve.agents),
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
