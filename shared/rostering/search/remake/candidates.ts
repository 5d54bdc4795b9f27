import type { SearchSpace } from '../search-space.ts';

/** What may be chosen on each day of a window, and what each choice costs while the agent is nowhere. */
export interface Candidates {
  /** Candidates of day `from + at` are `starts[at]` to before `starts[at + 1]`. */
  readonly starts: Int32Array;
  readonly variants: Uint16Array;
  readonly costs: Float64Array;
}

export interface CandidateRequest {
  readonly agent: number;
  readonly from: number;
  readonly to: number;
  /** What stood there; stays a candidate. */
  readonly standing: Uint16Array;
  readonly penalty: number;
  readonly sharedPenalty: number;
  /** Costs are blurred by as much, so that the same question has other answers. */
  readonly noise: number;
}

export interface CandidateFinder extends Candidates {
  /** Fills the lists anew: the best few of each day, the day off and what stood there among them. */
  find(request: CandidateRequest): void;
}

export function createCandidateFinder(space: SearchSpace, mostPerDay: number): CandidateFinder {
  const { model, dayCount, score, rng, choices } = space;
  const { sheet } = score;
  const starts = new Int32Array(dayCount + 1);
  const variants = new Uint16Array(dayCount * (mostPerDay + 2));
  const costs = new Float64Array(dayCount * (mostPerDay + 2));
  const all = new Float64Array(model.variants.length);
  const isTaken = new Uint8Array(model.variants.length);
  const tally = new Float64Array(2);

  return {
    starts,
    variants,
    costs,
    find({ agent, from, to, standing, penalty, sharedPenalty, noise }) {
      let filled = 0;
      const take = (variant: number) => {
        if (isTaken[variant] === 1) return;
        isTaken[variant] = 1;
        variants[filled] = variant;
        costs[filled++] = all[variant]!;
      };
      for (let day = from; day <= to; day++) {
        const begun = filled;
        starts[day - from] = begun;
        const list = choices.of(agent, day);
        for (let at = 0; at < list.length; at++) {
          const variant = list[at]!;
          tally[0] = 0;
          tally[1] = 0;
          sheet.cover.addWorth(agent, day, variant, tally);
          if (sheet.hasSharedTerms) sheet.totals.addWorth(agent, day, 0, variant, tally);
          all[variant] =
            tally[0] +
            tally[1] * sharedPenalty +
            sheet.pickCosts.costOf(agent, day, variant) +
            sheet.pickCosts.violationOf(agent, day, variant) * penalty +
            (noise === 0 ? 0 : -noise * Math.log(-Math.log(rng.next())));
        }
        if (list.length <= mostPerDay) for (let at = 0; at < list.length; at++) take(list[at]!);
        else {
          if (choices.has(agent, day, 0)) take(0);
          if (choices.has(agent, day, standing[day]!)) take(standing[day]!);
          while (filled - begun < mostPerDay) take(cheapest(list, all, isTaken));
        }
        for (let at = begun; at < filled; at++) isTaken[variants[at]!] = 0;
      }
      starts[to - from + 1] = filled;
    },
  };
}

function cheapest(list: Uint16Array, costs: Float64Array, isTaken: Uint8Array): number {
  let best = -1;
  for (let at = 0; at < list.length; at++) {
    const variant = list[at]!;
    if (isTaken[variant] === 0 && (best < 0 || costs[variant]! < costs[best]!)) best = variant;
  }
  return best;
}
