import type { Router } from '../router.svelte.ts';
import { formatForecastView, parseForecastView, type ForecastView } from './forecast-view.ts';

/** What the planner looks at, kept in the address bar. */
export class ForecastViewState {
  readonly #router: Router;
  readonly current: ForecastView = $derived.by(() => parseForecastView(this.#router.query));

  constructor(router: Router) {
    this.#router = router;
  }

  /** Another queue or room: going back leads to the one before. */
  go(part: Partial<ForecastView>): void {
    this.#router.navigate(this.addressOf(part));
  }

  /** Another week of the same: going back leads to the queue or room before. */
  turn(day: string | null): void {
    this.#router.navigate(this.addressOf({ day }), 'replace');
  }

  addressOf(part: Partial<ForecastView>): string {
    return `/forecast${formatForecastView({ ...this.current, ...part })}`;
  }
}
