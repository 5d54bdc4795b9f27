import { dayNumber, nameDay } from '../time/day-number.ts';
import { applyEvents, sumOf } from './apply-events.ts';
import { findBaseDays, listAheadDays } from './base-days.ts';
import { checkAhead, checkHandleTime, checkHistory, checkOpeningHours } from './check-input.ts';
import { cleanDays, firstDays } from './clean-days.ts';
import { combination, combine } from './combination.ts';
import type { DayRange, DayGrid, OpeningHours } from './day-grid.ts';
import type { DayTuning } from './day-model/day-method.ts';
import { explainDay } from './day-parts.ts';
import { NO_EFFECTS, type EventEffects } from './event-effects.ts';
import { fillOpenIntervals } from './fill-open-intervals.ts';
import { findLimits } from './find-limits.ts';
import { forecastHandleTime, type HandleTimeHistory } from './handle-time.ts';
import { hindcast, type HindcastDay } from './hindcasts.ts';
import { findBetterMethod } from './fall-back.ts';
import type { PlanningEvent } from './planning-event.ts';
import type { DayParts, QueueForecast } from './queue-forecast.ts';
import { estimateDispersion, spreadUncertainty } from './uncertainty/estimate-uncertainty.ts';
import { makeBands } from './uncertainty/make-bands.ts';

export interface QueueForecastInput {
  /** Offered calls; ends with the last interval that is known. */
  readonly history: DayGrid;
  readonly ahead: DayRange;
  readonly openingHours: OpeningHours;
  /** Past and coming events of this queue: days with one are in no base. */
  readonly events: readonly PlanningEvent[];
  /** What those events do to the days ahead. */
  readonly effects: EventEffects;
  readonly excludedDays: ReadonlySet<string>;
  /** First days of new levels, as a person confirmed them. */
  readonly levelShifts: readonly string[];
  /** Null: nothing is known of handle time. */
  readonly handleTime: HandleTimeHistory | null;
  /** What an earlier forecast of the same queue found, to save the search; null searches. */
  readonly tuning: DayTuning | null;
}

/** A forecast and what its search found, to be handed to the next one. */
export interface TunedForecast {
  readonly forecast: QueueForecast;
  readonly tuning: DayTuning | null;
  /** Past days as the method in use would have forecast them: what intraday updates learn from, too. */
  readonly hindcasts: readonly HindcastDay[];
}

/** What most callers have nothing of. */
export const PLAIN_FORECAST = {
  events: [],
  effects: NO_EFFECTS,
  excludedDays: new Set<string>(),
  levelShifts: [],
  handleTime: null,
  tuning: null,
} as const satisfies Partial<QueueForecastInput>;

/**
 * Expected calls and handle time of one queue, with bands, what they are made of, and what cannot be known. The combination of
 * methods, unless the last weeks show that a simple one does better for this queue.
 *
 * @throws ForecastError when the history or the days asked for cannot be
 */
export function forecastQueue(input: QueueForecastInput): QueueForecast {
  return tuneAndForecast(input).forecast;
}

/** @throws ForecastError when the history or the days asked for cannot be */
export function tuneAndForecast(input: QueueForecastInput): TunedForecast {
  const { history, ahead, effects, openingHours } = input;
  checkHistory(history);
  checkAhead(ahead, history);
  checkOpeningHours(openingHours, history);
  if (input.handleTime !== null) checkHandleTime(input.handleTime, history);
  const perDay = history.intervalsPerDay;
  const base = findBaseDays(input);
  const cleaned = cleanDays(base);
  const combined = combine(input, input.tuning, cleaned);
  const tuning = combined.learnt?.tuning ?? null;
  const hindcasts = hindcast(
    input,
    cleaned.grid,
    (past) => combine(past, tuning, firstDays(cleaned, past.history.days)).calls,
  );
  const cleanInput = { ...input, history: cleaned.grid, levelShifts: [] };
  const better = findBetterMethod(cleanInput, hindcasts);
  const aheadDays = listAheadDays(ahead, input.events);
  const calls = better === null ? combined.calls : better.method.forecast(cleanInput);
  const limits = [...findLimits(base, cleaned, combined.learnt?.model ?? null, openingHours)];
  if (better !== null) limits.push({ code: 'fell-back', methodId: better.method.id });
  for (const eventId of effects.unknownEventIds) limits.push({ code: 'event-unknown', eventId });
  fillOpenIntervals(calls, aheadDays, openingHours, cleaned);

  const parts: DayParts[] = [];
  for (const [index, day] of aheadDays.entries()) {
    const ofDay = calls.subarray(index * perDay, (index + 1) * perDay);
    const before = sumOf(ofDay);
    const applied = applyEvents(ofDay, effects.on(nameDay(day.number)));
    parts.push(explainDay(combined.learnt?.model ?? null, day, before, applied));
  }

  const dispersion = estimateDispersion(better?.hindcasts ?? hindcasts);
  const lastDay = dayNumber(history.firstDay) + history.days - 1;
  const uncertainty = spreadUncertainty(
    dispersion,
    tuning?.priors.levelStep ?? 0.02,
    aheadDays.map(({ number }) => number - lastDay),
  );
  const bandsOf = (probability: number) =>
    makeBands(calls, perDay, uncertainty, dispersion.dayCorrelation, probability);
  const handle = input.handleTime === null ? null : forecastHandleTime(base, input.handleTime, aheadDays);
  if (handle === null) limits.push({ code: 'no-handle-time' });
  return {
    forecast: {
      ...ahead,
      intervalMinutes: history.intervalMinutes,
      intervalsPerDay: perDay,
      calls,
      bands80: bandsOf(0.8),
      bands90: bandsOf(0.9),
      uncertainty,
      handleSeconds: handle ?? new Float64Array(calls.length),
      parts,
      methodId: better?.method.id ?? combination.id,
      limits,
    },
    tuning,
    hindcasts: (better?.hindcasts ?? hindcasts).map((day) => unscale(day, cleaned.levelScale)),
  };
}

/** A day before a level shift as it was: it was foretold at the present level. */
function unscale(hindcast: HindcastDay, levelScale: Float64Array): HindcastDay {
  const scale = levelScale[hindcast.day]!;
  if (scale === 1) return hindcast;
  const { actual, expected } = hindcast;
  return {
    ...hindcast,
    actual: actual.map((value) => value / scale),
    expected: expected.map((value) => value / scale),
  };
}
