import type { ProjectedRatio } from '../../shared/contract/today.ts';
import { findMetric } from '../../shared/metrics/index.ts';
import { findScopeRule } from '../../shared/metrics/scope-rule.ts';
import type { Status } from '../../shared/metrics/status.ts';
import { SITE_SCOPE } from '../../shared/floor/windows.ts';
import { combineProjected, countDayCalls } from './combine-projected.ts';
import type { FloorMirror } from './floor-mirror.svelte.ts';
import { listProjected, type ProjectedLevel } from './projected-level.ts';
import type { StatusMemory } from './status-memory.ts';
import { readForecast, readProjection, type TodayBook } from './today-book.svelte.ts';

/** What a wall or a desk reads it from. */
export interface OutlookSource {
  readonly mirror: FloorMirror;
  readonly statuses: StatusMemory;
  /** Null where a past day is shown: of that nothing is expected. */
  readonly outlook: TodayBook | null;
}

/** Where the service level of a queue is heading, with all that stands beside it. */
export interface LevelOutlook {
  readonly playedAtMs: number;
  readonly replications: number;
  readonly ageMs: number;
  /** Too old to be told as if it were of now: then it has no status either. */
  readonly isOld: boolean;
  readonly target: number;
  /** In the order of their ends; empty for a queue that was not played. */
  readonly horizons: readonly (ProjectedLevel & { readonly status: Status })[];
}

/**
 * Reads and judges the projections of one queue. Null while there are none at all.
 *
 * @param queueId `*`: the site
 */
export function readLevelOutlook(
  { mirror, statuses, outlook }: OutlookSource,
  queueId: string,
): LevelOutlook | null {
  const projection = readProjection(outlook, mirror);
  const metric = findMetric('service-level');
  if (!projection || !metric || !mirror.site) return null;
  const rule = findScopeRule(mirror.site, queueId === SITE_SCOPE ? [] : [queueId], mirror.nowMs);
  const { answer, ageMs, isOld } = projection;
  return {
    playedAtMs: answer.atMs,
    replications: answer.replications,
    ageMs,
    isOld,
    target: rule.serviceLevelTarget,
    horizons: listProjected(answer, queueId, mirror.nowMs).map((horizon) => ({
      ...horizon,
      status: isOld
        ? ('none' as const)
        : statuses.judgeProjected(
            `projected/${horizon.horizonId}/${queueId}`,
            horizon.level?.mean ?? null,
            metric,
            metric.thresholds(rule),
          ),
    })),
  };
}

/** Where several queues, or one, or the site (none named) end the day together; null as long as it is not known of all. */
export function readDayEndTogether(
  source: OutlookSource,
  queueIds: readonly string[],
): ProjectedRatio | null {
  const [first = SITE_SCOPE, ...others] = queueIds;
  if (others.length === 0) return readDayEnd(source, first)?.level ?? null;
  const forecast = readForecast(source.outlook, source.mirror);
  if (forecast === null) return null;
  const parts = queueIds.map((queueId) => {
    const today = forecast.queues.find((queue) => queue.queueId === queueId);
    return today && { level: readDayEnd(source, queueId)?.level ?? null, calls: countDayCalls(today) };
  });
  const known = parts.filter((part) => part !== undefined);
  return known.length < parts.length ? null : combineProjected(known);
}

/** The end of the day, if it is projected and new enough to be told beside a figure of now. */
export function readDayEnd(source: OutlookSource, queueId: string): LevelOutlook['horizons'][number] | null {
  const outlook = readLevelOutlook(source, queueId);
  if (!outlook || outlook.isOld) return null;
  return outlook.horizons.find(({ horizonId }) => horizonId === 'day') ?? null;
}
