import type { Tally } from '../floor/tally.ts';
import { gammaQuantile } from './gamma-quantile.ts';
import { checkNumber, MOST_SECONDS } from './staffing-error.ts';

export type PatienceCounts = Readonly<
  Pick<Tally, 'abandoned' | 'shortAbandons' | 'sumAnswerWaitMs' | 'sumAbandonWaitMs' | 'sumFlowOutWaitMs'>
>;

export type Patience =
  | {
      readonly kind: 'measured';
      readonly patienceSeconds: number;
      /** Where the true mean lies with 90 % confidence. */
      readonly lowSeconds: number;
      readonly highSeconds: number;
      /** What it rests on: those who hung up, the short ones left out. */
      readonly abandons: number;
    }
  | { readonly kind: 'too-few'; readonly abandons: number; readonly leastAbandons: number };

/** Fewer say nothing: with 30 the 90 % interval is already a third either way. */
export const LEAST_ABANDONS = 30;

/**
 * The mean of the time callers are willing to wait, from the centre's own counts: waiting of ALL callers / abandonments,
 * the maximum likelihood of an exponential patience that is only seen where it runs out (those who are answered are
 * censored). The mean wait of those who hung up is something else and far too short. Short abandons, callers who changed
 * their mind, are left out with their waiting, of which half the limit each is taken.
 *
 * @param shortAbandonSeconds the limit that `shortAbandons` was counted with
 * @throws StaffingError for a negative limit.
 * Example: 90 abandonments in 5 hours of waiting are a patience of 200 s.
 */
export function measurePatience(counts: PatienceCounts, shortAbandonSeconds: number): Patience {
  checkNumber('shortAbandonSeconds', shortAbandonSeconds, 0, MOST_SECONDS, 'Write 0 for none.');
  const abandons = counts.abandoned - counts.shortAbandons;
  if (!(abandons >= LEAST_ABANDONS)) return { kind: 'too-few', abandons, leastAbandons: LEAST_ABANDONS };
  const abandonSeconds = Math.max(
    0,
    counts.sumAbandonWaitMs / 1000 - (counts.shortAbandons * shortAbandonSeconds) / 2,
  );
  const waited = (counts.sumAnswerWaitMs + counts.sumFlowOutWaitMs) / 1000 + abandonSeconds;
  if (!(waited > 0)) return { kind: 'too-few', abandons: 0, leastAbandons: LEAST_ABANDONS };
  const patienceSeconds = waited / abandons;
  const variation = 1 / Math.sqrt(abandons);
  return {
    kind: 'measured',
    patienceSeconds,
    lowSeconds: patienceSeconds / gammaQuantile(0.95, variation),
    highSeconds: patienceSeconds / gammaQuantile(0.05, variation),
    abandons,
  };
}
