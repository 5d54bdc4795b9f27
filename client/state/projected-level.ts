import type { HorizonAnswer, ProjectedRatio, ProjectionAnswer } from '../../shared/contract/today.ts';
import { SITE_SCOPE } from '../../shared/floor/windows.ts';

export type HorizonId = HorizonAnswer['horizonId'];

export const HORIZONS: readonly HorizonId[] = ['interval', 'two-hours', 'day'];

/** Where a service level is heading by the end of one horizon. */
export interface ProjectedLevel {
  readonly horizonId: HorizonId;
  readonly untilMs: number;
  /** Null: no call counts until then. */
  readonly level: ProjectedRatio | null;
}

/** The floor's time, and how many of its seconds pass in one. */
export interface FloorTime {
  readonly nowMs: number;
  readonly speed: number;
}

/**
 * How old a projection is, ms of real time: since it was heard, or since the floor stood as it was played from, whichever
 * is longer. A server that answers an old one over and over does not make it young.
 *
 * @param heardAgoMs real time since it was heard
 */
export function ageOfProjection(
  { atMs }: Pick<ProjectionAnswer, 'atMs'>,
  heardAgoMs: number,
  floor: FloorTime,
): number {
  return Math.max(heardAgoMs, (floor.nowMs - atMs) / Math.max(1, floor.speed));
}

/**
 * The projections of one queue (`*`: the site) in the order of their ends; those that are over are left out, and so is a
 * queue that was not played.
 */
export function listProjected(
  answer: ProjectionAnswer,
  queueId: string,
  nowMs: number,
): readonly ProjectedLevel[] {
  return HORIZONS.flatMap((horizonId) => {
    const horizon = answer.horizons.find((each) => each.horizonId === horizonId);
    if (!horizon || horizon.untilMs <= nowMs) return [];
    const level =
      queueId === SITE_SCOPE
        ? horizon.site
        : horizon.queues.find((each) => each.queueId === queueId)?.serviceLevel;
    return level === undefined ? [] : [{ horizonId, untilMs: horizon.untilMs, level }];
  });
}
