import type { Tally } from '../floor/tally.ts';
import type { TallyGap } from '../history/tally-gaps.ts';
import type { ServiceLevelFormula } from '../site/site.ts';

/** The counters a service level needs. Letters of the field: O, H, Hx, A, Ax, As; Wx waits past the target now. */
export type ServiceLevelCounts = Readonly<
  Pick<
    Tally,
    | 'answered'
    | 'answeredWithinTarget'
    | 'abandoned'
    | 'abandonedWithinTarget'
    | 'shortAbandons'
    | 'waitingPastTarget'
  >
>;

export interface ServiceLevelParts {
  /** Calls that met the target. */
  readonly met: number;
  /** Calls that count at all. */
  readonly counted: number;
}

interface FormulaEntry {
  /** The formula in the field's letters. */
  readonly text: string;
  /** Calls that met the target. */
  met(counts: ServiceLevelCounts): number;
  /** Calls that count at all. */
  counted(counts: ServiceLevelCounts): number;
  readonly needs: readonly TallyGap[];
  readonly prefers: readonly TallyGap[];
}

const HX: readonly TallyGap[] = ['answered-within-target'];
const HX_AND_AX: readonly TallyGap[] = ['answered-within-target', 'abandoned-within-target'];

/**
 * The six formulas that vendors use. In all of them a caller who waits longer than the target has missed it NOW, not
 * when answered: `Wx` is part of every denominator, or a melting queue would look green (rule MT3). When nobody waits
 * the formulas are the textbook's. Flowed-out calls are in none of them.
 */
export const SERVICE_LEVEL: Readonly<Record<ServiceLevelFormula, FormulaEntry>> = {
  'all-departures': {
    text: '(Hx + Ax) / (H + A + Wx)',
    met: (c) => c.answeredWithinTarget + c.abandonedWithinTarget,
    counted: (c) => c.answered + c.abandoned + c.waitingPastTarget,
    needs: HX_AND_AX,
    prefers: [],
  },
  'answered-only': {
    text: 'Hx / (H + Wx)',
    met: (c) => c.answeredWithinTarget,
    counted: (c) => c.answered + c.waitingPastTarget,
    needs: HX,
    prefers: [],
  },
  strict: {
    text: 'Hx / (H + A + Wx)',
    met: (c) => c.answeredWithinTarget,
    counted: (c) => c.answered + c.abandoned + c.waitingPastTarget,
    needs: HX,
    prefers: [],
  },
  'ignore-early-abandons': {
    text: 'Hx / (H + A - Ax + Wx)',
    met: (c) => c.answeredWithinTarget,
    counted: (c) => c.answered + c.abandoned - c.abandonedWithinTarget + c.waitingPastTarget,
    needs: HX_AND_AX,
    prefers: [],
  },
  'short-abandons-met': {
    text: '(Hx + As) / (H + A + Wx)',
    met: (c) => c.answeredWithinTarget + c.shortAbandons,
    counted: (c) => c.answered + c.abandoned + c.waitingPastTarget,
    needs: HX,
    prefers: ['short-abandons'],
  },
  'short-abandons-out': {
    text: 'Hx / (H + A - As + Wx)',
    met: (c) => c.answeredWithinTarget,
    counted: (c) => c.answered + c.abandoned - c.shortAbandons + c.waitingPastTarget,
    needs: HX,
    prefers: ['short-abandons'],
  },
};

/**
 * Numerator and denominator of a service level.
 * Example: ICMI's day under `strict` is `{ met: 860, counted: 1060 }`, 81.1 %.
 */
export function countServiceLevel(
  formula: ServiceLevelFormula,
  counts: ServiceLevelCounts,
): ServiceLevelParts {
  const entry = SERVICE_LEVEL[formula];
  return { met: entry.met(counts), counted: entry.counted(counts) };
}
