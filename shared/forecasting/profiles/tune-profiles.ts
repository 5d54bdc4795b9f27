import type { CleanDays } from '../clean-days.ts';
import { estimateProfiles, type ProfileTuning } from './estimate-profiles.ts';
import { countWeek, type WeekCounts } from './week-counts.ts';

const POOLED_CALLS = [0, 1_000, 10_000, 100_000, 1_000_000];
const SMOOTH_MINUTES = [0, 15, 30];
/** Weeks are dealt out to so many parts; each is foretold from the others. */
const PARTS = 3;

/** What too short a history gets: a dozen days cannot say how much they have in common. */
const UNTRIED: ProfileTuning = { pooledCalls: 10_000, smoothMinutes: 15 };
const LEAST_WEEKS = 3;

/** The tuning under which weeks held out are most likely (Poisson), the less smooth one among equals. */
export function tuneProfiles(days: CleanDays, totals: Float64Array): ProfileTuning {
  const weekOf = (day: number) => Math.floor((days.grid.days - 1 - day) / 7);
  if (days.grid.days < 7 * LEAST_WEEKS) return UNTRIED;
  const parts = Array.from({ length: PARTS }, (_, part) => ({
    learnt: countWeek(days, totals, (day) => weekOf(day) % PARTS !== part),
    heldOut: countWeek(days, totals, (day) => weekOf(day) % PARTS === part),
  }));
  let best = UNTRIED;
  let bestLikelihood = -Infinity;
  for (const smoothMinutes of SMOOTH_MINUTES) {
    for (const pooledCalls of POOLED_CALLS) {
      const tuning = { pooledCalls, smoothMinutes };
      let likelihood = 0;
      for (const { learnt, heldOut } of parts) {
        likelihood += computeLikelihood(estimateProfiles(learnt, tuning), heldOut);
      }
      if (likelihood <= bestLikelihood + 1e-9) continue;
      best = tuning;
      bestLikelihood = likelihood;
    }
  }
  return best;
}

/** ln of the likelihood of counts, given their days' totals, but for a constant. */
function computeLikelihood(profiles: Float64Array, { calls, dayCalls }: WeekCounts): number {
  let sum = 0;
  for (const [at, share] of profiles.entries()) {
    // What was never seen in one part is the same for every tuning.
    if (dayCalls[at] === 0 || Number.isNaN(share)) continue;
    sum += calls[at]! * Math.log(Math.max(share, 1e-9)) - dayCalls[at]! * share;
  }
  return sum;
}
