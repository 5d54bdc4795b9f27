export interface SparkPoint {
  /** 0 at the left edge, 1 at the right. */
  readonly x: number;
  /** 0 at the bottom, 1 at the top; null breaks the line. */
  readonly y: number | null;
}
