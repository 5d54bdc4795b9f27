import type { Router } from '../../router.svelte.ts';
import { formatRosterView, parseRosterView, type RosterView } from './roster-view.ts';

type OtherRoster = Pick<RosterView, 'room' | 'firstDay' | 'days' | 'copyId' | 'part'>;

/** What the planner looks at, kept in the address bar. */
export class RosterViewState {
  readonly #router: Router;
  readonly current: RosterView = $derived.by(() => parseRosterView(this.#router.query));

  constructor(router: Router) {
    this.#router = router;
  }

  /** Another room, other days, another copy, another part of the settings: going back leads to those before. */
  ask(part: Partial<OtherRoster & Pick<RosterView, 'entryId'>>): void {
    this.#go(part, 'push');
  }

  /** The same days seen otherwise. */
  show(part: Partial<Omit<RosterView, keyof OtherRoster>>): void {
    this.#go(part, 'replace');
  }

  #go(part: Partial<RosterView>, how: 'push' | 'replace'): void {
    const address = formatRosterView({ ...this.current, ...part });
    this.#router.navigate(this.#router.pathname + address, how);
  }
}
