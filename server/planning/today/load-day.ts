import { createGridClock, dayIndexOf, type GridClock } from '../../../shared/forecasting/grid/grid-clock.ts';
import type { HindcastDay } from '../../../shared/forecasting/hindcasts.ts';
import { layDay, layOut, type DayLayout } from '../../../shared/forecasting/intraday/lay-day.ts';
import type { QueueRequirement } from '../../../shared/contract/planning-requirement.ts';
import type { Site } from '../../../shared/site/site.ts';
import { ONE_AT_A_TIME, type Concurrency } from '../../../shared/staffing/concurrency.ts';
import type { PlanStore, PlanValue } from '../../ports/plans.ts';
import { editForecast, NO_EDITS } from '../edit-forecast.ts';
import { listEdits, readWorking } from '../kept-plans.ts';
import { parseKeptRequirement } from '../parse-kept-requirement.ts';
import type { KeptForecast } from '../run-planning.ts';

/** What is kept of the running day's forecast. */
export interface KeptDay {
  readonly layout: DayLayout;
  readonly intervalMinutes: 15 | 30;
  readonly queues: readonly KeptQueueDay[];
}

/** Lists are of the intervals that the day really has. */
export interface KeptQueueDay {
  readonly queueId: string;
  /** With the edits of people. */
  readonly calls: Float64Array;
  /** Seconds; 0 where nothing is known. */
  readonly handleSeconds: Float64Array;
  /** Mean seconds that callers are willing to wait; null: nobody is known to hang up. */
  readonly patienceSeconds: number | null;
  readonly concurrency: Concurrency;
  /** Past days as they were forecast a week ahead and as they came. */
  readonly past: readonly HindcastDay[];
  readonly dayVariation: number;
  readonly intervalVariation: number;
}

/**
 * The running day out of the working forecast with its edits; null before the first forecast, and when the working one does
 * not reach to that day.
 */
export async function loadDay(
  plans: Pick<PlanStore, 'read' | 'readAll'>,
  site: Site,
  day: string,
): Promise<KeptDay | null> {
  if ((await readWorking(plans)) === null) return null;
  const edits = await listEdits(plans);
  const requirement = await plans.read('requirement', '');
  const required = readRequired(requirement);
  const queues: KeptQueueDay[] = [];
  let clock: GridClock | null = null;
  let layout: DayLayout | null = null;
  for (const { key, text } of await plans.readAll('forecast')) {
    const kept = JSON.parse(text) as KeptForecast;
    const index = dayIndexOf(kept.forecast.firstDay, day);
    if (index < 0 || index >= kept.forecast.days) continue;
    clock ??= createGridClock(site, kept.forecast.intervalMinutes);
    layout ??= layDay(clock, day);
    queues.push({
      queueId: key,
      ...cutDay(kept, editForecast(kept.forecast, edits[key] ?? NO_EDITS, site), index, layout),
      patienceSeconds: required.get(key)?.patienceSeconds ?? null,
      concurrency: required.get(key)?.concurrency ?? ONE_AT_A_TIME,
    });
    // Years of intervals are read here: whoever waits goes first.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (clock === null || layout === null) return null;
  return { layout, intervalMinutes: clock.intervalMinutes, queues };
}

function cutDay(
  { forecast, past }: KeptForecast,
  calls: Float64Array,
  index: number,
  layout: DayLayout,
): Omit<KeptQueueDay, 'queueId' | 'patienceSeconds' | 'concurrency'> {
  const { intervalsPerDay, uncertainty } = forecast;
  const [from, to] = [index * intervalsPerDay, (index + 1) * intervalsPerDay];
  return {
    calls: layOut(layout, calls.subarray(from, to)),
    handleSeconds: layOut(layout, forecast.handleSeconds.slice(from, to)),
    past: listPast(past, intervalsPerDay, layout),
    dayVariation: uncertainty.dayVariation[index] ?? uncertainty.dayVariation.at(-1) ?? 0,
    intervalVariation: uncertainty.intervalVariation,
  };
}

/** Days of which it is known what was forecast, cut as the running day is. */
function listPast(past: KeptForecast['past'], perDay: number, layout: DayLayout): readonly HindcastDay[] {
  const days: HindcastDay[] = [];
  for (let day = 0; day < past.days; day += 1) {
    if (past.source[day] === null) continue;
    const cut = (values: readonly (number | null)[]) =>
      layOut(
        layout,
        values.slice(day * perDay, (day + 1) * perDay).map((value) => value ?? Number.NaN),
      );
    days.push({ day, daysAhead: 7, actual: cut(past.actual), expected: cut(past.forecast) });
  }
  return days;
}

function readRequired(kept: PlanValue | null): ReadonlyMap<string, QueueRequirement> {
  if (kept === null) return new Map();
  const { queues } = parseKeptRequirement(kept.text);
  return new Map(queues.map((queue) => [queue.queueId, queue]));
}
