import type { RosterProgress } from '../../../../shared/contract/roster-proposals.ts';
import type { RosterFigures } from '../../../../shared/contract/rosters.ts';
import type { SolveState } from '../../../../shared/rostering/search/solve.ts';
import { isBetterRoster } from '../../../../shared/rostering/search/compare-rosters.ts';

type Step = RosterProgress['history'][number];

const MOST_STEPS = 200;

/** How far a search has come: every better roster, thinned out where there are many. */
export class SearchLog {
  #history: Step[] = [];
  #best: Pick<SolveState, 'objective' | 'violations'> | null = null;
  #figures: RosterFigures | null = null;
  #bound: number | null = null;

  /** True when it is better than all before. */
  note(seconds: number, { objective, violations }: Pick<SolveState, 'objective' | 'violations'>): boolean {
    if (!isBetterRoster({ objective, violations }, this.#best)) return false;
    this.#best = { objective, violations };
    this.#history.push({ seconds: Math.round(seconds * 100) / 100, objective, violations });
    // The first and the newest stay.
    if (this.#history.length > MOST_STEPS)
      this.#history = this.#history.filter((_, at, all) => at % 2 === 0 || at === all.length - 1);
    return true;
  }

  /** What the judge says of the best. */
  judge(figures: RosterFigures): void {
    this.#figures = figures;
  }

  bound(bound: number): void {
    this.#bound = Math.max(bound, this.#bound ?? -Infinity);
  }

  get bestObjective(): number | null {
    return this.#best !== null && this.#best.violations === 0 ? this.#best.objective : null;
  }

  /** Whether no roster could be better. */
  get isProven(): boolean {
    const objective = this.bestObjective;
    return objective !== null && this.#bound !== null && objective <= this.#bound + 1e-6;
  }

  get best(): Pick<SolveState, 'objective' | 'violations'> | null {
    return this.#best;
  }

  tell(elapsedSeconds: number): RosterProgress {
    const objective = this.#figures?.objective ?? null;
    return {
      elapsedSeconds: Math.round(elapsedSeconds * 10) / 10,
      best: this.#figures,
      bound: this.#bound,
      gapRatio:
        this.#bound === null || objective === null || objective <= 0 || this.#figures!.violations > 0
          ? null
          : Math.max(0, (objective - this.#bound) / objective),
      history: this.#history,
    };
  }
}
