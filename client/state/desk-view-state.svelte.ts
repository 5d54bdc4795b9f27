import type { Router } from '../router.svelte.ts';
import { DEFAULT_DESK_VIEW, formatDeskView, parseDeskView, type DeskView } from './desk-view.ts';

/** What the reader asked the desk to show, kept in the address bar. */
export class DeskViewState {
  readonly #router: Router;
  readonly current: DeskView = $derived.by(() => parseDeskView(this.#router.query));

  constructor(router: Router) {
    this.#router = router;
  }

  /** The sort, filters and search that go along when a link leads to another view of the desk. */
  get address(): string {
    return formatDeskView(this.current);
  }

  /** Changes replace the address: going back leads to the view before, not to the letter typed before. */
  change(part: Partial<DeskView>): void {
    const address = formatDeskView({ ...this.current, ...part });
    this.#router.navigate(this.#router.pathname + address, 'replace');
  }

  clearFilters(): void {
    const { states, queueId, team, search } = DEFAULT_DESK_VIEW;
    this.change({ states, queueId, team, search });
  }
}
