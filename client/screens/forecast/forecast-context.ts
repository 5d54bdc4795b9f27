import { createContext } from 'svelte';
import type { PlanningOverview } from '../../../shared/contract/planning.ts';
import type { GridClock } from '../../../shared/forecasting/grid/grid-clock.ts';
import type { ForecastFigures } from '../../state/forecast-figures.ts';
import type { ForecastViewState } from '../../state/forecast-view-state.svelte.ts';
import type { PlannerName } from '../../state/planner-name.svelte.ts';
import type { PlanningDesk } from '../../state/planning-overview.svelte.ts';

/** What the rooms of the forecast share. */
export interface ForecastContext {
  readonly planning: PlanningDesk;
  readonly overview: PlanningOverview;
  readonly view: ForecastViewState;
  readonly clock: GridClock;
  /** The queue in sight; null when there is none. */
  readonly queueId: string | null;
  readonly planner: PlannerName;
  /** Numbers in the reader's language. */
  readonly figures: ForecastFigures;
  nameQueue(queueId: string): string;
  nameMethod(methodId: string): string;
  /** `14:02`, with the day where it is not today's. */
  nameInstant(atMs: number): string;
}

export const [useForecast, provideForecast] = createContext<ForecastContext>();
