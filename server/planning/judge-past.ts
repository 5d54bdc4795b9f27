import type { ForecastFlag } from '../../shared/contract/planning-forecast.ts';
import type { PlanningSettings } from '../../shared/contract/planning-settings.ts';
import type { OpeningHours } from '../../shared/forecasting/day-grid.ts';
import type { EventPast } from '../../shared/forecasting/events/describe-past-events.ts';
import { concernsQueue } from '../../shared/forecasting/events/event-days.ts';
import { applyDecisions } from '../../shared/forecasting/flags/decide-flags.ts';
import type { QueueGrids } from '../../shared/forecasting/grid/build-grids.ts';
import {
  closeOutside,
  findOpeningHours,
  makeOpeningHours,
} from '../../shared/forecasting/grid/opening-hours.ts';
import type { PlanningEvent } from '../../shared/forecasting/planning-event.ts';
import type { Site } from '../../shared/site/site.ts';

export interface ForecastTask {
  readonly site: Site;
  readonly settings: PlanningSettings;
  readonly events: readonly PlanningEvent[];
  readonly decided: Readonly<Record<string, readonly ForecastFlag[]>>;
  /** The running site day: the forecast begins with it. */
  readonly today: string;
}

export interface JudgedPast {
  readonly openingHours: OpeningHours;
  readonly decided: readonly ForecastFlag[];
  /** First days of new levels, as people confirmed them. */
  readonly levelShifts: readonly string[];
  readonly past: EventPast;
}

/** A queue's past as methods may read it: open hours alone, without what people said is like no other day. */
export function judgePast(
  { queueId, calls }: QueueGrids,
  task: ForecastTask,
  openingHours: OpeningHours = readOpeningHours({ queueId, calls }, task),
): JudgedPast {
  const decided = task.decided[queueId] ?? [];
  const judged = applyDecisions(closeOutside(calls, openingHours), decided);
  const events = task.events.filter((event) => concernsQueue(event, queueId));
  return {
    openingHours,
    decided,
    levelShifts: judged.levelShifts,
    past: { queueId, calls: judged.calls, events, excludedDays: judged.excludedDays },
  };
}

function readOpeningHours(
  { queueId, calls }: Pick<QueueGrids, 'queueId' | 'calls'>,
  { settings, site }: ForecastTask,
): OpeningHours {
  const typed = settings.queues.find((queue) => queue.queueId === queueId)?.opening;
  if (typed === undefined || typed.kind === 'found') return findOpeningHours(calls);
  return makeOpeningHours(typed.weekdays, site.dayStartsAt, calls.intervalMinutes);
}
