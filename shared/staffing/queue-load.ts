import type { ServiceLevelFormula } from '../site/site.ts';

/** What one interval asks of those who answer. */
export interface QueueLoad {
  /** Expected calls of the interval, fractions allowed, 0 or more. */
  readonly calls: number;
  readonly intervalMinutes: number;
  /** Talk + hold + wrap-up of one call, above 0. */
  readonly handleSeconds: number;
  /** Mean of the exponential time that callers are willing to wait; null: nobody hangs up (Erlang C). */
  readonly patienceSeconds: number | null;
}

/** What an interval, or a day weighted by calls, is held to. */
export interface AnswerTarget {
  readonly answerWithinSeconds: number;
  /** Ratio 0 to 1. */
  readonly serviceLevelTarget: number;
  readonly serviceLevelFormula: ServiceLevelFormula;
  readonly shortAbandonSeconds: number;
  /** Caps, ratios 0 to 1; null: none. */
  readonly maxOccupancyRatio: number | null;
  readonly maxAbandonmentRatio: number | null;
}

/** What so many agents make of a load, in expectation. Ratios 0 to 1; null where nothing is offered. */
export interface ServiceOutcome {
  readonly serviceLevelRatio: number | null;
  readonly averageAnswerSeconds: number | null;
  readonly abandonmentRatio: number | null;
  readonly occupancyRatio: number | null;
}
