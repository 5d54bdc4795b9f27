import type { RosterModel } from '../model/roster-model.ts';
import type { Expression } from './expression.ts';
import type { LinearBuilder } from './linear-builder.ts';

/**
 * Agents taken together: one agent, or several that differ in nothing but their choices, wishes and the sizes of limits on
 * sums (`poolAgents`).
 */
export interface Unit {
  /** The first stands for all where they are alike. */
  readonly agents: readonly number[];
}

/** What terms are written into a linear program with. */
export interface ProgramContext {
  readonly model: RosterModel;
  readonly builder: LinearBuilder;
  readonly units: readonly Unit[];
  /** Cost of one violation; null where what is hard stays hard. */
  readonly violationPrice: number | null;
  /** How many of a unit's agents have a member on a day. */
  count(unit: Unit, day: number, members: Uint8Array): Expression;
  /** The sum over a unit's agents of the value of what they do on a day; NaN counts as 0. */
  worth(unit: Unit, day: number, values: Float64Array): Expression;
  /** Each variable choice of a unit on a day: which variant, which column; and those that stand. */
  cell(unit: Unit, day: number): Cell;
}

export interface Cell {
  /** Columns count how many of the unit's agents have the variant. */
  readonly options: readonly { readonly variant: number; readonly column: number }[];
  /** Variants of those who have no choice. */
  readonly fixed: readonly { readonly variant: number; readonly agents: number }[];
}
