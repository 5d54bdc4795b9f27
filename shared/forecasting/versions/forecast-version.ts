import type { ForecastEditEntry, ForecastVersionHead } from '../../contract/planning.ts';
import { applyEdits } from '../edits/apply-edits.ts';
import type { GridClock } from '../grid/grid-clock.ts';
import type { PlanningEvent } from '../planning-event.ts';
import type { Bands } from '../queue-forecast.ts';

/** One queue's part of a published forecast: everything that is needed to say later how it came about. */
export interface ForecastVersion extends ForecastVersionHead {
  readonly queueId: string;
  readonly intervalMinutes: 15 | 30;
  readonly intervalsPerDay: number;
  /** The method behind the numbers, e.g. `combination`. */
  readonly methodId: string;
  /** What the methods said, day after day. */
  readonly statisticalCalls: Float64Array;
  readonly edits: readonly ForecastEditEntry[];
  /** Events of this queue as they were then. */
  readonly events: readonly PlanningEvent[];
  readonly bands80: Bands;
  readonly bands90: Bands;
  readonly handleSeconds: Float64Array;
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
