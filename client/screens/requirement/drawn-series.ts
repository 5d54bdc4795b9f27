/** One set of values of a panel, by place. */
export interface DrawnSeries {
  readonly id: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** Staff comes in steps, service as a line, calls as columns. */
  readonly shape: 'steps' | 'line' | 'columns';
  /** Told apart without colour too: by weight and stroke. */
  readonly look: 'main' | 'rostered' | 'plain' | 'heads' | 'apart' | 'calls' | 'played';
  /** Where the value is uncertain: from low to high. */
  readonly band?: {
    readonly low: readonly (number | null)[];
    readonly high: readonly (number | null)[];
  };
  /** Named at the right edge, at the level of its highest value. */
  readonly isNamed: boolean;
}
