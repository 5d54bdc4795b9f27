import type { DayGrid, DayRange } from './day-grid.ts';
import type { PlanningEvent } from './planning-event.ts';

/** What every method is given. Days with an event never enter the base; a method without event terms leaves them out. */
export interface MethodInput {
  /** Ends with the last interval that is known; a running day is NaN from there on. */
  readonly history: DayGrid;
  /** Site days to forecast; they may begin within a running day. */
  readonly ahead: DayRange;
  /** Past and coming events of this queue. */
  readonly events: readonly PlanningEvent[];
  /** Site days of the history that are in no base: holidays, outages, days a person marked as not like any other. */
  readonly excludedDays: ReadonlySet<string>;
  /** First days of new levels, as a person confirmed them: what lies before is brought to the level after. */
  readonly levelShifts: readonly string[];
}

/**
 * One way to say what comes. Usable alone: gives `ahead.days x intervalsPerDay` expected counts, never negative, NaN only
 * where the history knows of no call at that time of the week at all.
 */
export interface ForecastMethod {
  /** Stable, kebab-case; stored with published forecasts. */
  readonly id: string;
  /** The least known days of history it needs to say anything. */
  readonly leastDays: number;
  forecast(input: MethodInput): Float64Array;
}
