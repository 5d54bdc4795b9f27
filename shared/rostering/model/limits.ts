/**
 * What a value should be (soft, with its price) and must be (hard). All parts may be left out; where both are given the hard
 * limit is the wider one.
 */
export interface Limits {
  readonly softMin?: number;
  readonly softMax?: number;
  /** Cost of each unit below `softMin`, in the units of the objective. */
  readonly perUnder?: number;
  /** Cost of each unit above `softMax`. */
  readonly perOver?: number;
  readonly hardMin?: number;
  readonly hardMax?: number;
  /** How much beyond a hard limit weighs as one violation, above 0. Example: 480 minutes weigh as much as one weekend. */
  readonly hardUnit?: number;
}

/** Cost of a value within the hard limits and beyond them alike: what is beyond the soft ones, times its price. Never negative. */
export function costOf(limits: Limits, value: number): number {
  const { softMin = -Infinity, softMax = Infinity, perUnder = 0, perOver = 0 } = limits;
  if (value < softMin) return (softMin - value) * perUnder;
  if (value > softMax) return (value - softMax) * perOver;
  return 0;
}

/** How far a value is beyond its hard limits, in violations; 0 within them. */
export function violationOf(limits: Limits, value: number): number {
  const { hardMin = -Infinity, hardMax = Infinity, hardUnit = 1 } = limits;
  if (value < hardMin) return (hardMin - value) / hardUnit;
  if (value > hardMax) return (value - hardMax) / hardUnit;
  return 0;
}
