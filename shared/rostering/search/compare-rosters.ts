/** What a roster is judged by: what it costs, and by how much it breaks what may not be broken. */
export interface RosterWorth {
  readonly objective: number;
  readonly violations: number;
}

/** Sums of many weights differ by less when they are the same. */
const SMALLEST = 1e-6;

/** First by violations, then by objective. */
export function isBetterRoster(one: RosterWorth, other: RosterWorth | null): boolean {
  if (other === null || one.violations < other.violations - SMALLEST) return true;
  return one.violations <= other.violations + SMALLEST && one.objective < other.objective - SMALLEST;
}
