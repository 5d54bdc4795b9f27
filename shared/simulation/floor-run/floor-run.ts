import { FloorEngine } from '../engine/floor-engine.ts';
import { hashSeed, Rng } from '../rng.ts';
import { CallStream } from './call-stream.ts';
import type { FloorPlan } from './floor-plan.ts';
import { PlayedCalls } from './played-calls.ts';
import { createPlayedCells, type PlayedCells } from './played-cells.ts';
import { createPlayedPlan, type PlayedPlan } from './played-plan.ts';
import { PlayedShifts } from './played-shifts.ts';

/** Which replications are played, numbered from 0: `from` to below `to`. */
export interface ReplicationRange {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

/** After the last interval its agents stay for those in line, so long at most. */
const DRAIN_MS = 4 * 3_600_000;

/**
 * Plays a plan many times over, on the routing of the simulated floor. Replication `n` is the same wherever and with
 * whatever others it is played, so that a range may be split over threads and put together with `mergePlayedCells`.
 *
 * Callers come from streams of their own (`CallStream`): under the same seed two plans that differ in their agents alone
 * are played with the same callers, and their difference shows with little noise.
 *
 * @example
 * const run = new FloorRun(plan, { seed: 7, from: 0, to: 100 });
 * while (run.playNext()) if (cancelled()) break;
 * summariseCalls(run.cells, 'sales', 0, plan.intervals);
 */
export class FloorRun {
  readonly cells: PlayedCells;
  private readonly played: PlayedPlan;
  private readonly range: ReplicationRange;
  private next: number;

  /** @throws RangeError naming the first value that cannot be played, or when the result would not fit into memory. */
  constructor(plan: FloorPlan, range: ReplicationRange) {
    const { seed, from, to } = range;
    if (!(Number.isInteger(from) && from >= 0 && Number.isInteger(to) && to > from)) {
      throw new RangeError(
        `Replications ${from} to below ${to} must be whole numbers from 0 on, at least one.`,
      );
    }
    if (!Number.isFinite(seed)) throw new RangeError(`seed (${seed}) must be a number.`);
    this.played = createPlayedPlan(plan);
    this.range = range;
    this.next = from;
    this.cells = createPlayedCells(
      range,
      plan.intervals,
      plan.queues.map(({ queueId }) => queueId),
      plan.groups.map(({ groupId }) => groupId),
    );
  }

  /** Plays one more replication: false when all are played. */
  playNext(): boolean {
    const { range, cells } = this;
    if (this.next >= range.to) return false;
    const { counts, times } = playOnce(this.played, range.seed, this.next);
    cells.calls.set(counts, (this.next - range.from) * counts.length);
    cells.groups.set(times, (this.next - range.from) * times.length);
    this.next++;
    return true;
  }
}

/** Plays replications `from` to below `to` in one go. */
export function playFloor(plan: FloorPlan, range: ReplicationRange): PlayedCells {
  const run = new FloorRun(plan, range);
  while (run.playNext());
  return run.cells;
}

function playOnce(
  played: PlayedPlan,
  seed: number,
  replication: number,
): { readonly counts: Float64Array; readonly times: Float64Array } {
  const { plan, endMs, startMs } = played;
  const streams = plan.queues.map((queue) => new CallStream(plan, queue, seed, replication));
  const shifts = new PlayedShifts(played, streams);
  const calls = new PlayedCalls(played, streams, (seat, fromMs, toMs) =>
    shifts.countBusy(seat, fromMs, toMs),
  );
  const engine = new FloorEngine({
    queues: played.engineQueues,
    agentCount: played.groupOfSeat.length,
    chance: calls,
    observer: calls,
    course: shifts,
    phones: 'at-once',
    lastRedialAtMs: endMs,
  });
  shifts.join(engine, calls);
  takeUp(played, engine, calls, shifts, new Rng(hashSeed(seed, 'start', replication)));
  shifts.fillSeats(startMs);
  for (const queue of plan.queues.keys()) engine.awaitArrival(queue);
  engine.run(endMs + DRAIN_MS);
  const { callers } = engine;
  for (let caller = 0; caller < callers.size(); caller++) {
    if (callers.waits[caller] === 1) calls.countWaiting(caller, callers.queue[caller]!, endMs + DRAIN_MS);
  }
  return { counts: calls.counts, times: shifts.times };
}

/** The floor as it stands: calls in hand with what is left of them, agents by how long they are idle, callers in line. */
function takeUp(
  played: PlayedPlan,
  engine: FloorEngine,
  calls: PlayedCalls,
  shifts: PlayedShifts,
  rng: Rng,
): void {
  const { plan, startMs, intervalMs, queueIndexes, groupIndexes } = played;
  if (plan.start === null) return;
  const { busy, free, waiting } = plan.start;
  const interval = Math.floor(startMs / intervalMs);
  const taken = played.groups.map(({ firstSeat }) => firstSeat);
  const nextSeat = (groupId: string) => taken[groupIndexes.get(groupId)!]!++;
  // Those longest idle first, then those longest at it: who is beyond the plan are then the ones who came last.
  for (const { groupId, idleMs } of [...free].sort((one, other) => other.idleMs - one.idleMs)) {
    const seat = nextSeat(groupId);
    shifts.sit(seat);
    engine.makeFree(seat, startMs - idleMs);
  }
  for (const { groupId, queueId, elapsedMs } of busy) {
    const seat = nextSeat(groupId);
    const queue = queueIndexes.get(queueId)!;
    const { handle, handleMs } = played.queues[queue]!;
    const mean = handleMs[interval]! * played.paceOfSeat[seat]!;
    const leftMs = mean * handle.leftAfter(elapsedMs / mean, rng.next());
    shifts.sit(seat);
    calls.announce({
      offeredAtMs: startMs - elapsedMs,
      waitedMs: 0,
      patienceMs: Infinity,
      handleMs: leftMs / played.paceOfSeat[seat]!,
    });
    engine.connect(seat, queue, startMs);
  }
  for (const { queueId, waitedMs } of [...waiting].sort((one, other) => other.waitedMs - one.waitedMs)) {
    const queue = queueIndexes.get(queueId)!;
    const { handle, handleMs, patience, patienceMs } = played.queues[queue]!;
    const share = rng.next();
    calls.announce({
      offeredAtMs: startMs - waitedMs,
      waitedMs,
      patienceMs:
        patienceMs === Infinity ? Infinity : patienceMs * patience.leftAfter(waitedMs / patienceMs, share),
      handleMs: handleMs[interval]! * handle.at(rng.next()),
    });
    engine.arrive(queue, startMs);
  }
  calls.announce(null);
}
