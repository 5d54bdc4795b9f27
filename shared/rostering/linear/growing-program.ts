/** A column to be added: its cost a unit, and its entries by ascending row. It takes any amount from 0 to `most`. */
export interface GrowingColumn {
  readonly cost: number;
  readonly most: number;
  readonly rows: Int32Array;
  readonly factors: Float64Array;
}

export interface GrowingSolution {
  readonly objective: number;
  /** By column. */
  readonly values: Float64Array;
  /** By row: how much the objective rises when the row's value rises by one. */
  readonly duals: Float64Array;
}

/**
 * A linear program to be minimised whose rows are equations, that gets and loses columns while it is solved: each solve goes on
 * from the last. Columns are numbered in the order they were added; where some are removed those after them move up.
 */
export interface GrowingProgram {
  add(column: GrowingColumn): void;
  /** @param columns ascending */
  remove(columns: readonly number[]): void;
  /** @returns null where it has no solution or none was found in time. */
  solve(seconds: number): GrowingSolution | null;
  /** What the solver holds is given back. */
  dispose(): void;
}
