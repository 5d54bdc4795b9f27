import type { ForecastFlag, ForecastPast, PlanningSettings } from '../../shared/contract/planning.ts';
import type { OpeningHours } from '../../shared/forecasting/day-grid.ts';
import {
  describePastEvents,
  type EventPast,
  type PastEffect,
} from '../../shared/forecasting/events/describe-past-events.ts';
import { findEventEffects } from '../../shared/forecasting/events/find-event-effects.ts';
import { concernsQueue } from '../../shared/forecasting/events/event-days.ts';
import { applyDecisions, mergeDecisions } from '../../shared/forecasting/flags/decide-flags.ts';
import { findFlags } from '../../shared/forecasting/flags/find-flags.ts';
import { tuneAndForecast, type TunedForecast } from '../../shared/forecasting/forecast-queue.ts';
import type { QueueGrids } from '../../shared/forecasting/grid/build-grids.ts';
import {
  closeOutside,
  findOpeningHours,
  makeOpeningHours,
} from '../../shared/forecasting/grid/opening-hours.ts';
import type { PlanningEvent } from '../../shared/forecasting/planning-event.ts';
import type { Site } from '../../shared/site/site.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { listKnown, listNumbers } from './stored-forecast.ts';

/** Weeks of the past that are shown beside the forecast. */
export const PAST_WEEKS = 8;

export interface ForecastTask {
  readonly site: Site;
  readonly settings: PlanningSettings;
  readonly events: readonly PlanningEvent[];
  readonly decided: Readonly<Record<string, readonly ForecastFlag[]>>;
  /** The running site day: the forecast begins with it. */
  readonly today: string;
}

export interface MadeForecast extends TunedForecast {
  readonly past: ForecastPast;
  /** What a person is to look at in the queue's past, and what they said of it before. */
  readonly flags: readonly ForecastFlag[];
  /** What events of the past really did. */
  readonly pastEvents: readonly Pick<PastEffect, 'eventId' | 'day' | 'expectedCalls' | 'actualCalls'>[];
}

/** The forecast of one queue from its grids, and its last weeks beside what was to be expected of them. */
export function makeForecast(grids: QueueGrids, task: ForecastTask): MadeForecast {
  const { settings, today } = task;
  const { decided, openingHours, levelShifts, past: eventPast } = judgePast(grids, task);
  const { calls, events, excludedDays } = eventPast;
  const made = tuneAndForecast({
    history: calls,
    ahead: { firstDay: today, days: 7 * settings.weeksAhead },
    openingHours,
    events,
    effects: findEventEffects(eventPast),
    excludedDays,
    levelShifts,
    handleTime: { handled: grids.handled.values, handleSeconds: grids.handleSeconds.values },
    tuning: null,
  });
  return {
    ...made,
    past: describePast(grids, made, today),
    flags: mergeDecisions(findFlags(eventPast), decided),
    pastEvents: describePastEvents(eventPast).map(({ eventId, day, expectedCalls, actualCalls }) => ({
      eventId,
      day,
      expectedCalls: Math.round(expectedCalls * 10) / 10,
      actualCalls: Math.round(actualCalls * 10) / 10,
    })),
  };
}

/** A queue's past as methods may read it: open hours alone, without what people said is like no other day. */
export function judgePast(
  { queueId, calls }: QueueGrids,
  task: ForecastTask,
): {
  readonly openingHours: OpeningHours;
  readonly decided: readonly ForecastFlag[];
  /** First days of new levels, as people confirmed them. */
  readonly levelShifts: readonly string[];
  readonly past: EventPast;
} {
  const openingHours = readOpeningHours({ queueId, calls }, task);
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

/** Whole weeks up to yesterday: today is not over. */
function describePast(grids: QueueGrids, { hindcasts }: TunedForecast, today: string): ForecastPast {
  const { calls, handled, handleSeconds } = grids;
  const perDay = calls.intervalsPerDay;
  const first = dayNumber(calls.firstDay);
  const end = dayNumber(today) - first;
  const from = Math.max(0, end - 7 * PAST_WEEKS);
  const forecast: (number | null)[] = new Array<null>((end - from) * perDay).fill(null);
  for (const { day, expected } of hindcasts) {
    if (day < from || day >= end) continue;
    listNumbers(expected).forEach((value, place) => {
      forecast[(day - from) * perDay + place] = Number.isNaN(value) ? null : value;
    });
  }
  const actual = calls.values.subarray(from * perDay, end * perDay);
  return {
    firstDay: nameDay(first + from),
    days: end - from,
    actual: listKnown(actual),
    actualHandleSeconds: listKnown(
      actual.map((_, place) => {
        const at = from * perDay + place;
        const count = handled.values[at]!;
        return count > 0 ? handleSeconds.values[at]! / count : Number.NaN;
      }),
    ),
    forecast,
    source: Array.from({ length: end - from }, (_, day) =>
      forecast.slice(day * perDay, (day + 1) * perDay).some((value) => value !== null) ? 'hindcast' : null,
    ),
  };
}
