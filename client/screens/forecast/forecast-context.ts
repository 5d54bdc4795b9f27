import { createContext } from 'svelte';
import type { PlanningOverview } from '../../../shared/contract/planning.ts';
import type { GridClock } from '../../../shared/forecasting/grid/grid-clock.ts';
import type { ForecastFigures } from '../../state/forecast-figures.ts';
import type { ForecastViewState } from '../../state/forecast-view-state.svelte.ts';
import type { PlanningDesk } from '../../state/planning-overview.svelte.ts';

/** What the rooms of the forecast share. */
export interface ForecastContext {
  readonly planning: PlanningDesk;
  readonly overview: PlanningOverview;
  readonly view: ForecastViewState;
  readonly clock: GridClock;
  /** The queue in sight; null when there is none. */
  readonly queueId: string | null;
  /** Why the next change is made; kept until it is changed, since changes of one reason come in a row. */
  editReason: string;
  /** Numbers in the reader's language. */
  readonly figures: ForecastFigures;
  nameQueue(queueId: string): string;
  nameMethod(methodId: string): string;
  /** `14:02`, with the day where it is not today's. */
  nameInstant(atMs: number): string;
}

export const [useForecast, provideForecast] = createContext<ForecastContext>();
