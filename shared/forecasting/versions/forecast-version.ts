import type { ForecastEditEntry } from '../../contract/planning-forecast.ts';
import { applyEdits } from '../edits/apply-edits.ts';
import type { GridClock } from '../grid/grid-clock.ts';
import type { PlanningEvent } from '../planning-event.ts';

/** One queue's part of a published forecast: what its calls came about from. */
export interface ForecastVersion {
  readonly queueId: string;
  /** Site day, `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly days: number;
  readonly intervalsPerDay: number;
  /** What the methods said, day after day. */
  readonly statisticalCalls: Float64Array;
  readonly edits: readonly ForecastEditEntry[];
  /** Events of this queue as they were then. */
  readonly events: readonly PlanningEvent[];
}

/** The calls that were published: the statistical part with the edits. */
export function computeVersionCalls(
  {
    firstDay,
    days,
    intervalsPerDay,
    statisticalCalls,
    edits,
  }: Pick<ForecastVersion, 'firstDay' | 'days' | 'intervalsPerDay' | 'statisticalCalls' | 'edits'>,
  clock: Pick<GridClock, 'weightsOf'>,
): Float64Array {
  return applyEdits(
    { firstDay, days, intervalsPerDay, values: statisticalCalls },
    edits.map(({ edit }) => edit),
    clock,
  );
}
