import { findPools } from './skill-groups.ts';
import type { AnswerTarget } from './queue-load.ts';
import type { Aim, ForecastForStaffing } from './requirement.ts';
import { ONE_AT_A_TIME, poolPlaces, type Concurrency } from './concurrency.ts';
import { requirePooled, type AvailableGroup } from './pooled-requirement.ts';
import { requireDay } from './required-day.ts';
import type { Risk } from './risk.ts';
import type { AgentsByGroup } from './floor-simulation.ts';

/** A queue over one day. */
export interface PooledQueueDay {
  readonly queueId: string;
  /** Expected calls by interval. */
  readonly calls: Float64Array;
  /** Above 0. */
  readonly handleSeconds: Float64Array;
  readonly patienceSeconds: number | null;
  readonly target: AnswerTarget;
  readonly concurrency: Concurrency;
  /** How far the forecast may be off: coefficients of variation of a day's factor and of an interval's. */
  readonly variation: { readonly day: number; readonly interval: number };
}

export interface PooledDay {
  /** Site day, `YYYY-MM-DD`: named where something cannot be. */
  readonly day: string;
  readonly intervalMinutes: 15 | 30;
  readonly queues: readonly PooledQueueDay[];
  readonly groups: readonly AvailableGroup[];
  readonly aim: Aim;
  readonly risk: Risk;
}

/**
 * What skill groups need over a day, by group and interval, fractions: each pool of queues that share people is required as one
 * queue by the rule of its day, and its people are laid on the groups as `requirePooled` lays them. Variations of queues are taken as
 * independent of each other. A start for `correctDay`, which makes it true.
 *
 * @throws StaffingError as `requirePooled` and `requireDay` do.
 */
export function requirePooledDay({
  day,
  intervalMinutes,
  queues,
  groups,
  aim,
  risk,
}: PooledDay): AgentsByGroup {
  const intervals = queues[0]?.calls.length ?? 0;
  const agents = groups.map(() => new Float64Array(intervals));
  const pools = findPools(
    queues.map(({ queueId }) => queueId),
    groups,
  );
  for (const pool of pools) {
    const members = pool.queues.map((queue) => queues[queue]!);
    const pooled = poolQueues(members, day, intervalMinutes);
    const required = requireDay(pooled.forecast, 0, pooled.target, {
      aim,
      risk,
      // What is required are places already.
      concurrency: ONE_AT_A_TIME,
      patienceSeconds: pooled.patienceSeconds,
      targets: [pooled.target],
      shrinkageRatio: 0,
    });
    required.forEach((interval, at) => {
      const split = requirePooled(
        members.map(({ queueId, calls, handleSeconds, patienceSeconds, target, concurrency }) => ({
          queueId,
          target,
          concurrency,
          load: { calls: calls[at]!, handleSeconds: handleSeconds[at]!, intervalMinutes, patienceSeconds },
        })),
        pool.groups.map((group) => groups[group]!),
      );
      const apart = sum([...split.agents, ...split.missing]);
      if (apart === 0) return;
      const people = interval.agents / pooled.contactsAtOnce[at]!;
      pool.groups.forEach((group, place) => {
        agents[group]![at] = (split.agents[place]! * people) / apart;
      });
    });
  }
  return agents;
}

interface PooledForecast {
  /** Calls and handle time of places: people who take several contacts at once offer several. */
  readonly forecast: ForecastForStaffing;
  readonly patienceSeconds: number | null;
  readonly target: AnswerTarget;
  /** By interval: places that one person offers. */
  readonly contactsAtOnce: readonly number[];
}

/** Queues of a pool as one: calls added, everything else weighted by calls, the target by work. */
function poolQueues(
  queues: readonly PooledQueueDay[],
  day: string,
  intervalMinutes: 15 | 30,
): PooledForecast {
  const intervals = queues[0]!.calls.length;
  const callsOf = queues.map(({ calls }) => sum(calls));
  const all = sum(callsOf);
  const workOf = queues.map(({ calls, handleSeconds }) =>
    sum(calls.map((count, at) => count * handleSeconds[at]!)),
  );
  const byWork = (read: (target: AnswerTarget) => number) =>
    all === 0
      ? read(queues[0]!.target)
      : sum(queues.map(({ target }, queue) => read(target) * workOf[queue]!)) / sum(workOf);
  const variation = (kind: 'day' | 'interval') =>
    all === 0 ? 0 : Math.hypot(...queues.map((queue, at) => queue.variation[kind] * callsOf[at]!)) / all;
  const places = Array.from({ length: intervals }, (_, at) => {
    const open = queues.filter(({ calls }) => calls[at]! > 0);
    return open.length === 0
      ? null
      : poolPlaces(
          open.map(({ calls, handleSeconds, patienceSeconds, concurrency }) => ({
            concurrency,
            load: {
              calls: calls[at]!,
              handleSeconds: handleSeconds[at]!,
              intervalMinutes,
              patienceSeconds,
            },
          })),
        );
  });
  const hangUpRate = sum(
    queues.map(({ patienceSeconds }, queue) =>
      patienceSeconds === null ? 0 : callsOf[queue]! / patienceSeconds,
    ),
  );
  return {
    forecast: {
      firstDay: day,
      days: 1,
      intervalMinutes,
      intervalsPerDay: intervals,
      calls: Float64Array.from(places, (pooled) => pooled?.load.calls ?? 0),
      handleSeconds: Float64Array.from(places, (pooled) => pooled?.load.handleSeconds ?? 0),
      uncertainty: {
        dayVariation: Float64Array.of(variation('day')),
        intervalVariation: variation('interval'),
      },
    },
    contactsAtOnce: places.map((pooled) => pooled?.contactsAtOnce ?? 1),
    patienceSeconds: hangUpRate === 0 ? null : all / hangUpRate,
    target: {
      ...queues[workOf.indexOf(Math.max(...workOf))]!.target,
      serviceLevelTarget: byWork(({ serviceLevelTarget }) => serviceLevelTarget),
      answerWithinSeconds: byWork(({ answerWithinSeconds }) => answerWithinSeconds),
    },
  };
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += values[at]!;
  return total;
}
