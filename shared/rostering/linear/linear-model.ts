/** A linear program to be minimised, with or without whole-numbered columns. Rows are compressed: entries from `rowStarts[r]` to `rowStarts[r + 1]`. */
export interface LinearModel {
  readonly columnCount: number;
  readonly rowCount: number;
  /** Added to the objective. */
  readonly offset: number;
  readonly costs: Float64Array;
  /** Bounds of columns; finite wherever the value can be bounded, so that every dual gives a bound (`computeDualBound`). */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 where a column takes whole numbers. */
  readonly isWhole: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly rowStarts: Int32Array;
  readonly rowColumns: Int32Array;
  readonly rowValues: Float64Array;
}
