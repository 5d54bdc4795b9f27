import type { DeferredWorkRequirement } from '../../../shared/contract/planning-requirement.ts';
import type { DeferredWorkSettings } from '../../../shared/contract/planning-settings.ts';
import type { Site } from '../../../shared/site/site.ts';
import {
  levelDeferredWork,
  type DeferredWork,
  type LevelledWork,
} from '../../../shared/staffing/deferred-load.ts';
import { gatherLots } from '../../../shared/staffing/gather-lots.ts';
import type { RequirementFigures } from '../make-requirement.ts';
import { listNumbers } from '../stored-forecast.ts';
import type { Doers } from './find-doers.ts';
import { markHours } from './mark-hours.ts';
import { spreadPieces } from './spread-pieces.ts';
import { createDueOf, layWorkDays, type WorkDays } from './work-days.ts';

/** A work with those who do it. */
export interface PlannedWork {
  readonly settings: DeferredWorkSettings;
  readonly doers: Doers;
}

/**
 * Each work as it is laid into the valleys, in the order of the list. Works of the same people make room for one another; of
 * what nobody is there for nothing is laid.
 */
export function levelWorks(
  works: readonly PlannedWork[],
  figures: RequirementFigures,
  site: Site,
): readonly DeferredWorkRequirement[] {
  if (works.length === 0) return [];
  const days = layWorkDays(
    figures,
    site,
    works.map(({ settings }) => settings),
  );
  const calls = new Map(figures.queues.map((queue) => [queue.queueId, days.pad(queue.calls)]));
  const pieces = works.map(({ settings }) =>
    spreadPieces(settings, days, (queueId) => calls.get(queueId) ?? null),
  );
  const laid = new Map<PlannedWork, LevelledWork>();
  for (const pool of new Set(works.map(({ doers }) => doers.pool))) {
    if (pool === null) continue;
    const ofPool = works.filter(({ doers }) => doers.pool === pool);
    const levelled = levelDeferredWork(
      ofPool.map((work) => describeWork(work, pieces[works.indexOf(work)]!, calls, days)),
      days.pad(pool.agents),
      days.intervalMinutes,
    );
    ofPool.forEach((work, index) => laid.set(work, levelled[index]!));
  }
  return works.map((work, index) => tell(work, pieces[index]!, laid.get(work), days));
}

function describeWork(
  { settings, doers }: PlannedWork,
  pieces: Float64Array,
  calls: ReadonlyMap<string, Float64Array>,
  days: WorkDays,
): DeferredWork {
  const secondsEach = (settings.handleMinutes * 60) / settings.maxOccupancyRatio;
  return {
    lots: gatherLots(
      pieces.map((count) => count * secondsEach),
      createDueOf(settings.delay, days),
    ),
    mayBeDone: markHours(
      settings.doneWithin,
      doers.queueIds.flatMap((queueId) => calls.get(queueId) ?? []),
      days,
    ),
  };
}

function tell(
  { settings, doers }: PlannedWork,
  pieces: Float64Array,
  laid: LevelledWork | undefined,
  days: WorkDays,
): DeferredWorkRequirement {
  const { name, doer, handleMinutes, maxOccupancyRatio, delay } = settings;
  // At the place where the last of a lot arose.
  const late = new Float64Array(pieces.length);
  for (const { fromInterval, agentSeconds } of laid?.late ?? [])
    late[fromInterval] = late[fromInterval]! + (agentSeconds * maxOccupancyRatio) / 60;
  const lateWithin = days.cut(late);
  const perDay = days.intervalsPerDay;
  return {
    name,
    doer,
    handleMinutes,
    maxOccupancyRatio,
    delay,
    hasPeople: doers.pool !== null,
    groups: [...doers.shares].map(([groupId, ratio]) => ({ groupId, ratio })),
    pieces: listNumbers(days.cut(pieces)),
    agents: listNumbers(days.cut(laid?.agents ?? new Float64Array(pieces.length))),
    lateMinutes: Array.from({ length: lateWithin.length / perDay }, (_, day) => {
      const ofDay = lateWithin.subarray(day * perDay, (day + 1) * perDay);
      return Math.round(ofDay.reduce((sum, each) => sum + each, 0) * 10) / 10;
    }),
  };
}
