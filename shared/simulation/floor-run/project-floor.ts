import { makeTarget, type MakeTarget } from '../../metrics/make-target.ts';
import { countServiceLevel, type ServiceLevelCounts } from '../../metrics/service-level-formulas.ts';
import type { Tally } from '../../floor/tally.ts';
import type { ServiceRule } from '../../site/site.ts';
import type { FloorPlan } from './floor-plan.ts';
import { playFloor } from './floor-run.ts';
import type { PlayedCells } from './played-cells.ts';
import {
  estimateRatio,
  tallyReplications,
  type PlayedTally,
  type RatioEstimate,
  type RatioPart,
} from './summarise-cells.ts';

/** What is known of the day so far. Where the floor stands now is `FloorPlan.start`. */
export interface FloorProgress {
  readonly queues: readonly QueueProgress[];
  readonly horizons: readonly Horizon[];
}

export interface QueueProgress {
  readonly queueId: string;
  readonly rule: ServiceRule;
  /** The whole day so far, callers in line included. */
  readonly today: Readonly<Tally>;
}

/** What is looked ahead to: calls offered in the intervals `from` to below `to`. */
export interface Horizon {
  /** Example: `interval`, `two-hours`, `day`. */
  readonly horizonId: string;
  readonly from: number;
  readonly to: number;
  /** By queue: what those calls have come to already. Whoever waits is left to the play; a queue not named has nothing yet. */
  readonly counted: ReadonlyMap<string, ServiceLevelCounts>;
}

export interface HorizonProjection {
  readonly horizonId: string;
  /** All queues together, each under its own formula; null when no call counts. */
  readonly site: RatioEstimate | null;
  readonly queues: ReadonlyMap<string, RatioEstimate | null>;
}

export interface FloorProjection {
  readonly horizons: readonly HorizonProjection[];
  /** By queue: how many of the calls still expected must be answered in time for the day to end on target. */
  readonly answerInTimeNeeded: ReadonlyMap<string, MakeTarget>;
}

export interface ProjectionRun {
  readonly seed: number;
  readonly replications: number;
}

/**
 * The service level that the day is heading for, from the floor as it stands: callers in line with their ages, calls in
 * hand with what is left of them, and what the forecast still expects, joined with what is counted already. `low` to
 * `high` holds the middle 90 % of the ways it may go.
 *
 * @param plan the day; its `start` is now, its agents are those signed in and those rostered later
 * @throws RangeError when the plan cannot be played, or a queue of the progress is not in it.
 */
export function projectFloor(plan: FloorPlan, progress: FloorProgress, run: ProjectionRun): FloorProjection {
  const cells = playFloor(plan, { seed: run.seed, from: 0, to: run.replications });
  return describeProjection(plan, progress, cells);
}

/** The projection from replications that were played elsewhere, in threads perhaps. */
export function describeProjection(
  plan: FloorPlan,
  progress: FloorProgress,
  cells: PlayedCells,
): FloorProjection {
  return {
    horizons: progress.horizons.map((horizon) => projectHorizon(cells, progress.queues, horizon)),
    answerInTimeNeeded: new Map(
      progress.queues.map(({ queueId, rule, today }) => [
        queueId,
        makeTarget(today, rule, Math.round(expectCallsToCome(plan, queueId))),
      ]),
    ),
  };
}

/** Calls that the plan still expects after its start, fractions included. */
export function expectCallsToCome(plan: FloorPlan, queueId: string): number {
  const queue = plan.queues.find((planned) => planned.queueId === queueId);
  if (queue === undefined) throw new RangeError(`${queueId} must be a queue of the plan.`);
  const at = (plan.start?.atMs ?? 0) / (plan.intervalMinutes * 60_000);
  const running = Math.floor(at);
  let calls = (queue.calls[running] ?? 0) * (running + 1 - at);
  for (let interval = running + 1; interval < plan.intervals; interval++) calls += queue.calls[interval]!;
  return calls;
}

function projectHorizon(
  cells: PlayedCells,
  queues: readonly QueueProgress[],
  { horizonId, from, to, counted }: Horizon,
): HorizonProjection {
  const parts = queues.map(({ queueId, rule }) => {
    const before = counted.get(queueId);
    return tallyReplications(cells, { queueIds: [queueId], from, to }).map((tally) =>
      countOne(rule, tally, before),
    );
  });
  return {
    horizonId,
    site: estimateRatio(sumParts(parts)),
    queues: new Map(queues.map(({ queueId }, place) => [queueId, estimateRatio(parts[place]!)])),
  };
}

function countOne(
  { serviceLevelFormula: formula }: ServiceRule,
  played: PlayedTally,
  before: ServiceLevelCounts | undefined,
): RatioPart {
  const ahead = countServiceLevel(formula, played);
  if (before === undefined) return { above: ahead.met, below: ahead.counted };
  const behind = countServiceLevel(formula, { ...before, waitingPastTarget: 0 });
  return { above: ahead.met + behind.met, below: ahead.counted + behind.counted };
}

/** Over the queues, one part a replication. */
function sumParts(byQueue: readonly (readonly RatioPart[])[]): readonly RatioPart[] {
  const replications = byQueue[0]?.length ?? 0;
  return Array.from({ length: replications }, (_, replication) => ({
    above: byQueue.reduce((sum, parts) => sum + parts[replication]!.above, 0),
    below: byQueue.reduce((sum, parts) => sum + parts[replication]!.below, 0),
  }));
}
