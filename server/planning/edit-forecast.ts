import type { ForecastEditEntry } from '../../shared/contract/planning-forecast.ts';
import { applyEdits } from '../../shared/forecasting/edits/apply-edits.ts';
import { resizeEdit } from '../../shared/forecasting/edits/resize-edits.ts';
import { createGridClock } from '../../shared/forecasting/grid/grid-clock.ts';
import type { Site } from '../../shared/site/site.ts';
import type { ForecastForStaffing } from '../../shared/staffing/requirement.ts';
import type { StoredForecast } from './stored-forecast.ts';

/** What people changed of a queue's forecast, as it is kept. */
export interface KeptEdits {
  readonly revision: number;
  readonly edits: readonly KeptEdit[];
}

export interface KeptEdit extends ForecastEditEntry {
  /** Of the day it was made on: its places are counted by it. Left out by what is older: by that of the forecast. */
  readonly intervalsPerDay?: number;
}

export const NO_EDITS: KeptEdits = { revision: 0, edits: [] };

interface EditedForecast {
  readonly firstDay: string;
  readonly days: number;
  readonly intervalMinutes: 15 | 30;
  readonly intervalsPerDay: number;
  readonly calls: ArrayLike<number>;
}

/** The calls with what people changed. */
export function editForecast(
  { firstDay, days, intervalMinutes, intervalsPerDay, calls }: EditedForecast,
  edits: KeptEdits,
  site: Site,
): Float64Array {
  const forecast = { firstDay, days, intervalsPerDay, values: Float64Array.from(calls) };
  if (edits.edits.length === 0) return forecast.values;
  const fitting = fitEdits(edits.edits, intervalsPerDay).map(({ edit }) => edit);
  return applyEdits(forecast, fitting, createGridClock(site, intervalMinutes));
}

/** Edits as people send and read them, with places of a day of so many intervals. */
export function fitEdits(edits: readonly KeptEdit[], intervalsPerDay: number): readonly ForecastEditEntry[] {
  return edits.map(({ intervalsPerDay: from = intervalsPerDay, ...entry }) => ({
    ...entry,
    edit: resizeEdit(entry.edit, from, intervalsPerDay),
  }));
}

/** What edits there were, to be compared with those there are. */
export function listRevisions(edits: Readonly<Record<string, KeptEdits>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(edits).map(([queueId, { revision }]) => [queueId, revision]));
}

/** A kept forecast as its requirement is worked out from: with what people changed. */
export function readForStaffing(forecast: StoredForecast, edits: KeptEdits, site: Site): ForecastForStaffing {
  const { dayVariation, intervalVariation } = forecast.uncertainty;
  return {
    ...forecast,
    calls: editForecast(forecast, edits, site),
    handleSeconds: Float64Array.from(forecast.handleSeconds),
    uncertainty: { dayVariation: Float64Array.from(dayVariation), intervalVariation },
  };
}
