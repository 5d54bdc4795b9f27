import type { ForecastFlag, ForecastPast } from '../../shared/contract/planning-forecast.ts';
import { describePastEvents, type PastEffect } from '../../shared/forecasting/events/describe-past-events.ts';
import { findEventEffects } from '../../shared/forecasting/events/find-event-effects.ts';
import { mergeDecisions } from '../../shared/forecasting/flags/decide-flags.ts';
import { findFlags } from '../../shared/forecasting/flags/find-flags.ts';
import {
  tuneAndForecast,
  type QueueForecastInput,
  type TunedForecast,
} from '../../shared/forecasting/forecast-queue.ts';
import type { QueueGrids } from '../../shared/forecasting/grid/build-grids.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import type { BorrowedPast } from './borrow-past.ts';
import { judgePast, type ForecastTask, type JudgedPast } from './judge-past.ts';
import { listKnown, listNumbers } from './stored-forecast.ts';

/** Weeks of the past that are shown beside the forecast. */
const PAST_WEEKS = 8;

export interface MadeForecast extends TunedForecast {
  readonly past: ForecastPast;
  /** What a person is to look at in the queue's past, and what they said of it before. */
  readonly flags: readonly ForecastFlag[];
  /** What events of the past really did. */
  readonly pastEvents: readonly Pick<PastEffect, 'eventId' | 'day' | 'expectedCalls' | 'actualCalls'>[];
}

/** The forecast of one queue from its grids, and its last weeks beside what was to be expected of them. */
export function makeForecast(grids: QueueGrids, task: ForecastTask): MadeForecast {
  const judged = judgePast(grids, task);
  const { openingHours, past } = judged;
  return forecastPast(grids, task, judged, {
    history: past.calls,
    openingHours,
    handleTime: { handled: grids.handled.values, handleSeconds: grids.handleSeconds.values },
  });
}

/** The same of a queue that borrows what it has no past of. */
export function makeBorrowedForecast(
  queueId: string,
  own: QueueGrids | null,
  borrowed: BorrowedPast,
  task: ForecastTask,
): MadeForecast {
  const grids = own ?? createUnknownGrids(queueId, task);
  const made = forecastPast(grids, task, judgePast(grids, task, borrowed.openingHours), borrowed);
  const { forecast } = made;
  return { ...made, forecast: { ...forecast, limits: [borrowed.limit, ...forecast.limits] } };
}

/** No day before the running one. */
function createUnknownGrids(queueId: string, { settings, today }: ForecastTask): QueueGrids {
  const { intervalMinutes } = settings;
  const empty = {
    intervalMinutes,
    intervalsPerDay: 1_440 / intervalMinutes,
    firstDay: today,
    days: 0,
    values: new Float64Array(0),
  };
  return { queueId, calls: empty, handled: empty, handleSeconds: empty };
}

/** @param from what the methods read: the judged past itself, or with borrowed weeks before it */
function forecastPast(
  grids: QueueGrids,
  { settings, today }: ForecastTask,
  { decided, past, levelShifts }: JudgedPast,
  from: Pick<QueueForecastInput, 'history' | 'openingHours' | 'handleTime'>,
): MadeForecast {
  const made = tuneAndForecast({
    history: from.history,
    ahead: { firstDay: today, days: 7 * settings.weeksAhead },
    openingHours: from.openingHours,
    events: past.events,
    effects: findEventEffects(past),
    excludedDays: past.excludedDays,
    levelShifts,
    handleTime: from.handleTime,
    tuning: null,
  });
  const shift = dayNumber(from.history.firstDay) - dayNumber(grids.calls.firstDay);
  return {
    ...made,
    past: describePast(grids, made, shift, today),
    flags: mergeDecisions(findFlags(past), decided),
    pastEvents: describePastEvents(past).map(({ eventId, day, expectedCalls, actualCalls }) => ({
      eventId,
      day,
      expectedCalls: Math.round(expectedCalls * 10) / 10,
      actualCalls: Math.round(actualCalls * 10) / 10,
    })),
  };
}

/** Whole weeks up to yesterday: today is not over. `shift`: days from the first one of the grids to that of the hindcasts. */
function describePast(
  grids: QueueGrids,
  { hindcasts }: TunedForecast,
  shift: number,
  today: string,
): ForecastPast {
  const { calls, handled, handleSeconds } = grids;
  const perDay = calls.intervalsPerDay;
  const first = dayNumber(calls.firstDay);
  const end = dayNumber(today) - first;
  const from = Math.max(0, end - 7 * PAST_WEEKS);
  const forecast: (number | null)[] = new Array<null>((end - from) * perDay).fill(null);
  for (const { day: ofHistory, expected } of hindcasts) {
    const day = ofHistory + shift;
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
