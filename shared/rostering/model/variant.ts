/** Minutes by the wall clock, counted from the start of the site day; beyond 1440 they are of the next day. Half open. */
export interface Span {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/**
 * One way to spend a day: nothing (variant 0), or a shift of a template at one of its starts and lengths, with its long break
 * in one of its places. Short breaks are placed within it later and do not make variants.
 */
export interface Variant {
  /** Null for the day off. */
  readonly templateId: string | null;
  /** First to last minute of the shift; of a split shift too. Empty (0 to 0) for the day off. */
  readonly span: Span;
  /** When somebody is there to take calls: the span without the long break or the gap of a split shift; never on standby. Ascending, apart. */
  readonly present: readonly Span[];
  /**
   * Working time by the contract: real minutes without unpaid breaks; 0 on standby. A shift within which the clocks change has
   * a variant of its own, offered on that day only.
   */
  readonly paidMinutes: number;
  readonly kind: 'off' | 'day' | 'night' | 'split' | 'standby';
}
