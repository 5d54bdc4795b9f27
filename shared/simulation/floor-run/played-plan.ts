import type { EngineQueue } from '../engine/floor-engine.ts';
import { NONE } from '../engine/codes.ts';
import type { RoutingSkill } from '../engine/routing.ts';
import { checkFloorPlan } from './check-floor-plan.ts';
import type { FloorPlan, PlannedQueue, PlannedRedials } from './floor-plan.ts';
import { QuantileTable } from './quantile-table.ts';
import type { TimeSpread } from './time-spread.ts';

/** A plan made ready to be played: checked, in ms, with indexes for names and tables to draw from. */
export interface PlayedPlan {
  readonly plan: FloorPlan;
  readonly intervalMs: number;
  /** The moments at which the play begins, and at which the last interval is over. */
  readonly startMs: number;
  readonly endMs: number;
  readonly queues: readonly PlayedQueue[];
  readonly groups: readonly PlayedGroup[];
  readonly engineQueues: readonly EngineQueue[];
  readonly queueIndexes: ReadonlyMap<string, number>;
  readonly groupIndexes: ReadonlyMap<string, number>;
  /** By seat: the group it belongs to and the pace of whoever sits there. */
  readonly groupOfSeat: Int32Array;
  readonly paceOfSeat: Float64Array;
}

export interface PlayedQueue {
  /** Means by interval; where the plan has none, that of the interval before. */
  readonly handleMs: Float64Array;
  readonly handle: QuantileTable;
  /** Infinity: nobody hangs up. */
  readonly patienceMs: number;
  readonly patience: QuantileTable;
  readonly balkShare: number;
  readonly maxWaitMs: number;
  readonly redials: PlannedRedials | null;
  readonly answerWithinMs: number;
  readonly shortAbandonMs: number;
}

export interface PlayedGroup {
  readonly skills: readonly RoutingSkill[];
  readonly agents: ArrayLike<number>;
  /** Seats are numbered through all groups: those of this one. */
  readonly firstSeat: number;
  readonly seats: number;
}

/** @throws RangeError naming the first value that cannot be played. */
export function createPlayedPlan(plan: FloorPlan): PlayedPlan {
  checkFloorPlan(plan);
  const intervalMs = plan.intervalMinutes * 60_000;
  const queueIndexes = indexBy(plan.queues.map(({ queueId }) => queueId));
  const groupIndexes = indexBy(plan.groups.map(({ groupId }) => groupId));
  const tableFor = createTables();
  let seats = 0;
  const groups = plan.groups.map(({ groupId, skills, agents }) => {
    const present = [...(plan.start?.busy ?? []), ...(plan.start?.free ?? [])];
    const count = Math.max(highest(agents), present.filter((agent) => agent.groupId === groupId).length);
    seats += count;
    return {
      skills: skills.map(({ queueId, level }) => ({ queue: queueIndexes.get(queueId)!, level })),
      agents,
      firstSeat: seats - count,
      seats: count,
    };
  });
  const groupOfSeat = new Int32Array(seats);
  const paceOfSeat = new Float64Array(seats);
  groups.forEach(({ firstSeat, seats: count }, group) => {
    groupOfSeat.fill(group, firstSeat, firstSeat + count);
    paceOfSeat.fill(plan.groups[group]!.pace, firstSeat, firstSeat + count);
  });
  return {
    plan,
    intervalMs,
    startMs: plan.start?.atMs ?? 0,
    endMs: plan.intervals * intervalMs,
    queues: plan.queues.map((queue) => createPlayedQueue(queue, tableFor)),
    groups,
    engineQueues: plan.queues.map(({ priority, maxWaiting }) => ({
      priority,
      maxWaiting: maxWaiting ?? Infinity,
      overflowTo: NONE,
      whenEmpty: 'waits',
    })),
    queueIndexes,
    groupIndexes,
    groupOfSeat,
    paceOfSeat,
  };
}

function createPlayedQueue(
  queue: PlannedQueue,
  tableFor: (spread: TimeSpread) => QuantileTable,
): PlayedQueue {
  return {
    handleMs: fillGaps(queue.handleSeconds),
    handle: tableFor(queue.handleSpread),
    patienceMs: queue.patienceSeconds === null ? Infinity : 1000 * queue.patienceSeconds,
    patience: tableFor(queue.patienceSpread),
    balkShare: queue.balkShare,
    maxWaitMs: queue.maxWaitSeconds === null ? Infinity : 1000 * queue.maxWaitSeconds,
    redials: queue.redials,
    answerWithinMs: 1000 * queue.target.answerWithinSeconds,
    shortAbandonMs: 1000 * queue.target.shortAbandonSeconds,
  };
}

/** Most queues share a spread: one table for all of them stays in the cache. */
function createTables(): (spread: TimeSpread) => QuantileTable {
  const tables = new Map<string, QuantileTable>();
  return (spread) => {
    const name = JSON.stringify(spread);
    const known = tables.get(name);
    if (known !== undefined) return known;
    const table = new QuantileTable(spread);
    tables.set(name, table);
    return table;
  };
}

/** Seconds to ms. Closed intervals have no handle time of their own, and yet calls may be in hand while they last. */
function fillGaps(seconds: ArrayLike<number>): Float64Array {
  const filled = Float64Array.from(seconds, (mean) => (mean > 0 ? 1000 * mean : NaN));
  let last = filled.find((mean) => mean > 0) ?? 1000;
  return filled.map((mean) => (last = mean > 0 ? mean : last));
}

function indexBy(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, index) => [id, index]));
}

function highest(values: ArrayLike<number>): number {
  let found = 0;
  for (let place = 0; place < values.length; place++) found = Math.max(found, values[place]!);
  return found;
}
