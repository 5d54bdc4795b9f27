/** What one term adds to a score. */
export interface ScorePart {
  readonly rule: string;
  readonly ruleIndex: number;
  /** Place in `RosterModel.terms`. */
  readonly term: number;
  /** Null for what is not one agent's (cover, totals). */
  readonly agent: number | null;
  /** First day it is about; null where it is about all days. */
  readonly day: number | null;
  /** Slot or day row of a cover term; null else. */
  readonly row: number | null;
  /** In the units of the objective. */
  readonly cost: number;
  /** In violations; 0 when the hard limit holds. */
  readonly violation: number;
  /** The value that was judged, in the rule's own unit. */
  readonly value: number;
}

/** The value of a roster. `feasible` when nothing hard is broken. */
export interface RosterScore {
  /** Sum of all costs; lower is better. */
  readonly objective: number;
  /** Sum of all violations; 0 in a feasible roster. */
  readonly violations: number;
}
