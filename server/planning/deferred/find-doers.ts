import type { DeferredWorkDoer } from '../../../shared/contract/planning-settings.ts';
import { findPools, serves, type SkillGroupMembers } from '../../../shared/staffing/skill-groups.ts';
import type { RequirementFigures } from '../make-requirement.ts';

/** People who share queues, directly or through others. */
export interface DoerPool {
  /** Agents of all of them for calls, by place. */
  readonly agents: readonly number[];
}

/** Who does a work. */
export interface Doers {
  /** Works of one pool are levelled together; null: there is nobody for it. */
  readonly pool: DoerPool | null;
  /** The part of it that each group does, by its id; together 1, or nothing where no group serves the queue. */
  readonly shares: ReadonlyMap<string, number>;
  /** The queues during whose calls they are there. */
  readonly queueIds: readonly string[];
}

const NOBODY: Doers = { pool: null, shares: new Map(), queueIds: [] };

/**
 * Who does the works of a requirement: of a queue's work the groups that are asked first for its calls, each in proportion to
 * its people.
 */
export function createDoerFinder(
  { queues, groups: required, whole }: RequirementFigures,
  groups: readonly SkillGroupMembers[],
): (doer: DeferredWorkDoer) => Doers {
  const agentsOf = new Map(required.map(({ groupId, agents }) => [groupId, agents]));
  const queueIds = queues.map(({ queueId }) => queueId);
  const pools = findPools(queueIds, groups).map((pool) => {
    const members = pool.groups.map((place) => groups[place]!);
    const lists =
      members.length > 0
        ? members.map(({ id }) => agentsOf.get(id) ?? [])
        : pool.queues.map((place) => queues[place]!.agents);
    const agents = whole.agents.map((_, at) => lists.reduce((sum, list) => sum + (list[at] ?? 0), 0));
    return { agents, members, queueIds: pool.queues.map((place) => queueIds[place]!) };
  });

  function ofQueue(queueId: string): Doers {
    const pool = pools.find((each) => each.queueIds.includes(queueId));
    if (pool === undefined) return NOBODY;
    const levelOf = (group: SkillGroupMembers) =>
      group.skills.find((skill) => skill.queueId === queueId)?.level ?? Infinity;
    const serving = pool.members.filter((group) => serves(group, queueId));
    const first = Math.min(...serving.map(levelOf));
    const asked = serving.filter((group) => levelOf(group) === first);
    const people = asked.reduce((sum, { agentIds }) => sum + agentIds.length, 0);
    return {
      pool,
      shares: new Map(asked.map(({ id, agentIds }) => [id, agentIds.length / people])),
      queueIds: [queueId],
    };
  }

  function ofGroup(groupId: string): Doers {
    const pool = pools.find(({ members }) => members.some(({ id }) => id === groupId));
    if (pool === undefined) return NOBODY;
    const group = pool.members.find(({ id }) => id === groupId)!;
    return {
      pool,
      shares: new Map([[groupId, 1]]),
      queueIds: pool.queueIds.filter((queueId) => serves(group, queueId)),
    };
  }

  return (doer) => (doer.kind === 'queue' ? ofQueue(doer.queueId) : ofGroup(doer.groupId));
}
