import type { Router } from '../router.svelte.ts';
import { formatHistoryView, parseHistoryView, type HistoryView } from './history-view.ts';

/** What the reader asked of the past, kept in the address bar. */
export class HistoryViewState {
  readonly #router: Router;
  readonly current: HistoryView = $derived.by(() => parseHistoryView(this.#router.query));

  constructor(router: Router) {
    this.#router = router;
  }

  /** Another question: going back leads to the one before. */
  ask(part: Partial<HistoryView>): void {
    this.#go(part, 'push');
  }

  /** The same rows seen otherwise, sorted or drawn: going back leads to the question before. */
  show(part: Pick<Partial<HistoryView>, 'sort' | 'chart'>): void {
    this.#go(part, 'replace');
  }

  #go(part: Partial<HistoryView>, how: 'push' | 'replace'): void {
    const address = formatHistoryView({ ...this.current, ...part });
    this.#router.navigate(this.#router.pathname + address, how);
  }
}
