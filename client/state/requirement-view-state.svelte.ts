import type { WhatIfChange } from '../../shared/contract/simulated-plan.ts';
import type { Router } from '../router.svelte.ts';
import { formatRequirementView, parseRequirementView, type RequirementView } from './requirement-view.ts';

/** What the planner looks at, kept in the address bar. */
export class RequirementViewState {
  readonly #router: Router;
  readonly current: RequirementView = $derived.by(() => parseRequirementView(this.#router.query));

  constructor(router: Router) {
    this.#router = router;
  }

  /** Other days: going back leads to those before. */
  ask(part: Pick<Partial<RequirementView>, 'firstDay' | 'span'>): void {
    this.#go(part, 'push');
  }

  /** The same days seen otherwise. */
  show(part: Pick<Partial<RequirementView>, 'of' | 'id'>): void {
    this.#go(part, 'replace');
  }

  /** A slider was let go. */
  keepChange(change: WhatIfChange): void {
    this.#go({ change }, 'replace');
  }

  #go(part: Partial<RequirementView>, how: 'push' | 'replace'): void {
    const address = formatRequirementView({ ...this.current, ...part });
    this.#router.navigate(this.#router.pathname + address, how);
  }
}
