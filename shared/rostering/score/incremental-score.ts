import type { Picks, RosterModel } from '../model/roster-model.ts';

/**
 * A roster with its score, kept right under changes of single picks. The engine's way: `change` some picks, look at the
 * difference, then go on or `change` them back. Costs and violations are kept apart by agent so that the search can weigh
 * each person's violations by themselves.
 */
export interface IncrementalScore {
  readonly model: RosterModel;
  /** Read only: changed by `change`. */
  readonly picks: Picks;
  /** Sum of all costs. */
  readonly objective: number;
  /** Sum of all violations. */
  readonly violations: number;
  /** By agent: violations of terms that are that agent's alone. */
  readonly agentViolations: Float64Array;
  /** Violations of cover, of people together and of totals. */
  readonly sharedViolations: number;
  /** `picks[agent * dayCount + day] = variant`, with everything that follows. In less than a microsecond for an agent's terms, and one more for cover. */
  change(agent: number, day: number, variant: number): void;
  /** Starts again from a roster. */
  load(picks: Picks): void;
}
