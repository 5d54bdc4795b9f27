import { erlangsOf } from './call-shares.ts';
import { placesLoad, poolPlaces, type Concurrency } from './concurrency.ts';
import { findAgents } from './find-agents.ts';
import type { AnswerTarget, QueueLoad } from './queue-load.ts';
import {
  findPools,
  serves,
  type SkillGroup,
  type SkillGroupMembers,
  type SkillPool,
} from './skill-groups.ts';
import { splitDemand, type DemandTaker } from './split-demand.ts';
import { checkNumber, StaffingError } from './staffing-error.ts';

/** A queue in one interval. */
export interface PooledQueue {
  readonly queueId: string;
  readonly load: QueueLoad;
  readonly target: AnswerTarget;
  readonly concurrency: Concurrency;
}

/** A skill group and how many of it there are at all. Infinity: as many as wanted. */
export interface AvailableGroup extends SkillGroup {
  readonly mostAgents: number;
}

/**
 * As many people as wanted, from each group in proportion to those it has. With `mostAgents` Infinity the first group that may
 * serve a queue takes all of it.
 */
export function withoutLimit(groups: readonly SkillGroupMembers[]): readonly AvailableGroup[] {
  return groups.map(({ id, skills, agentIds }) => ({ id, skills, mostAgents: PLENTY * agentIds.length }));
}

/** Times the people of a group: more than any forecast asks for. */
const PLENTY = 10_000;

export interface PooledRequirement {
  /** Agents on the phone by group, fractions. A start: `correctBySimulation` makes it true. */
  readonly agents: readonly number[];
  /** By queue: agents that are wanted and of whom there are none left, or nobody has the skill. */
  readonly missing: readonly number[];
}

/**
 * What skill groups need in one interval, each agent counted once.
 *
 * Queues that share agents are sized as one by Erlang A: their calls together, handle time and rate of hanging up weighted
 * by calls, the requirement under each queue's target weighted by load (several contacts at once: in places, `poolPlaces`). That total is laid on the groups by who may serve
 * what: first level-1 skills, each group in proportion to its people, then any skill, then whoever is there. A pool in which
 * not everybody does everything needs a little more than one queue would; one without shared agents is exactly Erlang's.
 *
 * @throws StaffingError for a load or target that cannot be, a queue named twice, and a number of people that is none.
 * Example: 21 and 8 calls of 240 s in 30 minutes, nobody hanging up, 80 % within 20 s: 5 + 3 = 8 agents apart, 7 who all do
 * both. Five of whom three do both (5 and 3 "covered") answer half the calls in time.
 */
export function requirePooled(
  queues: readonly PooledQueue[],
  groups: readonly AvailableGroup[],
): PooledRequirement {
  const queueIds = queues.map(({ queueId }) => queueId);
  if (new Set(queueIds).size !== queueIds.length) {
    throw new StaffingError(
      `Queues (${queueIds.join(', ')}) must each be named once. Add up what is one queue.`,
    );
  }
  for (const { id, mostAgents } of groups) {
    checkNumber(
      `mostAgents of ${id}`,
      mostAgents,
      0,
      Infinity,
      'Write how many people there are, or Infinity.',
    );
  }
  const agents = groups.map(() => 0);
  const missing = queues.map(() => 0);
  for (const pool of findPools(queueIds, groups)) {
    const demand = demandOfPool(pool.queues.map((queue) => queues[queue]!));
    const split = splitDemand(demand, roundsOf(pool, queueIds, groups, sum(demand)));
    pool.groups.forEach((group, place) => (agents[group] = split.taken[place]!));
    pool.queues.forEach((queue, place) => (missing[queue] = split.left[place]!));
  }
  return { agents, missing };
}

/** Each queue's part of the agents that the pool needs as one. */
function demandOfPool(queues: readonly PooledQueue[]): readonly number[] {
  const busy = queues.filter(({ load }) => load.calls > 0);
  if (busy.length === 0) return queues.map(() => 0);
  const people = queues.map(busyPeople);
  const all = sum(people);
  const { load: pooled, contactsAtOnce } = poolPlaces(busy);
  const total = sum(
    queues.map(({ load, target }, index) =>
      load.calls === 0
        ? 0
        : ((people[index]! / all) * findAgents(pooled, target).fractionalAgents) / contactsAtOnce,
    ),
  );
  return people.map((each) => (each / all) * total);
}

/** How many people the work keeps busy. */
function busyPeople({ load, concurrency }: PooledQueue): number {
  return load.calls === 0 ? 0 : erlangsOf(placesLoad(load, concurrency)) / concurrency.contactsAtOnce;
}

function roundsOf(
  pool: SkillPool,
  queueIds: readonly string[],
  groups: readonly AvailableGroup[],
  wanted: number,
): readonly (readonly DemandTaker[])[] {
  const members = pool.groups.map((group) => groups[group]!);
  const people = sum(members.map(({ mostAgents }) => mostAgents));
  const fairMost = ({ mostAgents }: AvailableGroup) =>
    people === Infinity
      ? mostAgents === Infinity
        ? wanted
        : Math.min(wanted, mostAgents)
      : Math.min(mostAgents, (wanted * mostAgents) / people);
  const may = (group: SkillGroup, mostLevel: number) =>
    pool.queues.map((queue) =>
      group.skills.some((skill) => skill.queueId === queueIds[queue] && skill.level <= mostLevel),
    );
  const any = (group: SkillGroup) => pool.queues.map((queue) => serves(group, queueIds[queue]!));
  return [
    members.map((group) => ({ may: may(group, 1), most: fairMost(group) })),
    members.map((group) => ({ may: any(group), most: fairMost(group) })),
    members.map((group) => ({ may: any(group), most: group.mostAgents })),
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
