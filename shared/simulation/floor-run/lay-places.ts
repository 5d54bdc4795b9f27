import { stretchOf, type Concurrency } from '../../staffing/concurrency.ts';
import { findPools, type SkillGroup } from '../../staffing/skill-groups.ts';
import type { FloorPlan, FloorStart, PlannedQueue } from './floor-plan.ts';

type ConcurrencyOf = (queueId: string) => Concurrency;

/**
 * A plan whose people take several contacts at once, as a plan of people who take one at a time, which is what is played.
 *
 * Where all who share queues take as many at once, each person is so many places: for callers it is the same. Where calls and
 * chats share people nobody takes a call beside two chats; there a chat is played as if it had its person alone for its part of
 * the time (a third of it with three at once), so that the work is right and waits are an estimate (`findMixed`). Of somebody
 * with a contact in hand at the start, the other places are free: the floor tells one contact an agent.
 *
 * @throws StaffingError for a number of contacts or a stretch that cannot be.
 * Example: 4 people, three chats of 300 s at once, stretch 0.2: 12 places, 420 s a chat.
 */
export function layPlaces(plan: FloorPlan, concurrencyOf: ConcurrencyOf): FloorPlan {
  const queueIds = plan.queues.map(({ queueId }) => queueId);
  if (queueIds.every((queueId) => concurrencyOf(queueId).contactsAtOnce === 1)) return plan;
  const placesOf = new Map<string, number>();
  /** By queue: how many times as long a contact keeps its place. */
  const factors = new Map<string, number>();
  for (const pool of findPools(queueIds, listGroups(plan))) {
    const ids = pool.queues.map((queue) => queueIds[queue]!);
    const isMixed = isOfSeveral(ids, concurrencyOf);
    const each = isMixed ? 1 : concurrencyOf(ids[0]!).contactsAtOnce;
    for (const group of pool.groups) placesOf.set(plan.groups[group]!.groupId, each);
    for (const id of ids) {
      const own = concurrencyOf(id);
      factors.set(id, isMixed ? stretchOf(own) / own.contactsAtOnce : stretchOf(own));
    }
  }
  const places = (groupId: string) => placesOf.get(groupId) ?? 1;
  return {
    ...plan,
    queues: plan.queues.map((queue) => lengthen(queue, factors.get(queue.queueId)!)),
    groups: plan.groups.map((group) => ({
      ...group,
      agents: Float64Array.from(group.agents, (people) => people * places(group.groupId)),
    })),
    start: plan.start && layStart(plan.start, places, (queueId) => factors.get(queueId) ?? 1),
  };
}

/** Pools of queues that share people who take a different number of contacts at once from them: of these waits are an estimate. */
export function findMixed(
  queueIds: readonly string[],
  groups: readonly SkillGroup[],
  concurrencyOf: ConcurrencyOf,
): readonly (readonly string[])[] {
  return findPools(queueIds, groups)
    .map((pool) => pool.queues.map((queue) => queueIds[queue]!))
    .filter((ids) => isOfSeveral(ids, concurrencyOf));
}

function isOfSeveral(queueIds: readonly string[], concurrencyOf: ConcurrencyOf): boolean {
  return new Set(queueIds.map((queueId) => concurrencyOf(queueId).contactsAtOnce)).size > 1;
}

function listGroups({ groups }: FloorPlan): readonly SkillGroup[] {
  return groups.map(({ groupId, skills }) => ({ id: groupId, skills }));
}

function lengthen(queue: PlannedQueue, factor: number): PlannedQueue {
  return {
    ...queue,
    handleSeconds: Float64Array.from(queue.handleSeconds, (seconds) => seconds * factor),
  };
}

function layStart(
  start: FloorStart,
  places: (groupId: string) => number,
  factorOf: (queueId: string) => number,
): FloorStart {
  const others = start.busy.flatMap(({ groupId }) =>
    Array.from({ length: places(groupId) - 1 }, () => ({ groupId, idleMs: 0 })),
  );
  return {
    ...start,
    busy: start.busy.map((each) => ({
      ...each,
      // Only the part of the time that is its own is played where chats share people with calls.
      elapsedMs: each.elapsedMs * Math.min(1, factorOf(each.queueId)),
    })),
    free: [
      ...start.free.flatMap((each) => Array.from({ length: places(each.groupId) }, () => each)),
      ...others,
    ],
  };
}
