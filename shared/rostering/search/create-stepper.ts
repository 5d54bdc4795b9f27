import type { Rng } from '../../simulation/rng.ts';
import type { WindowScore } from '../score/create-incremental-score.ts';
import type { BestRoster } from './best-roster.ts';
import { MOVES } from './moves/index.ts';
import type { Penalties } from './penalties.ts';
import { createPlan, PLAN_WINDOWS, type Plan } from './plan.ts';
import type { SearchSpace } from './search-space.ts';

/** Tries steps: proposes, weighs, and takes or leaves. */
export interface Stepper {
  /** One step at a temperature; whether it was taken. */
  step(temperature: number): boolean;
  /** Weighs a plan made elsewhere and takes it when it is worse by no more than `allowance`. */
  attempt(plan: Plan, allowance: number): boolean;
}

export function createStepper(
  space: SearchSpace,
  score: WindowScore,
  penalties: Penalties,
  best: BestRoster,
  rng: Rng,
): Stepper {
  const { sheet } = score;
  const plan = createPlan(space.dayCount);
  const wheel = createWheel(MOVES.map((move) => move.weight));
  const own = Array.from({ length: PLAN_WINDOWS }, () => new Float64Array(2));
  const shared = new Float64Array(2);
  const { classOf } = sheet.cover;

  function attempt(plan: Plan, allowance: number): boolean {
    const { count, agents, from, to, next } = plan;
    let difference = 0;
    for (let at = 0; at < count; at++) {
      const tally = own[at]!;
      tally[0] = 0;
      tally[1] = 0;
      const agent = agents[at]!;
      sheet.weigh(agent, from[at]!, to[at]!, next[at]!, tally);
      difference += tally[0]! + tally[1]! * penalties.byAgent[agent]!;
    }
    const isQuiet = plan.isExchange && !sheet.hasSharedTerms && classOf[agents[0]!] === classOf[agents[1]!];
    shared[0] = 0;
    shared[1] = 0;
    if (isQuiet) {
      if (difference > allowance) return false;
      best.keep();
      for (let at = 0; at < count; at++) sheet.exchangeQuietly(agents[at]!, from[at]!, to[at]!, next[at]!);
    } else {
      best.keep();
      for (let at = 0; at < count; at++) sheet.exchange(agents[at]!, from[at]!, to[at]!, next[at]!, shared);
      if (difference + shared[0]! + shared[1]! * penalties.shared() > allowance) {
        for (let at = count - 1; at >= 0; at--) {
          sheet.exchange(agents[at]!, from[at]!, to[at]!, next[at]!, shared);
        }
        return false;
      }
    }
    for (let at = 0; at < count; at++) {
      const agent = agents[at]!;
      sheet.settle(agent, from[at]!, to[at]!, next[at]!);
      score.addAgent(agent, own[at]![0]!, own[at]![1]!);
      best.touch(agent);
    }
    if (!isQuiet) score.addShared(shared[0]!, shared[1]!);
    best.look();
    return true;
  }

  return {
    attempt,
    step(temperature) {
      const at = wheel[rng.nextIndex(wheel.length)]!;
      plan.count = 0;
      plan.isExchange = false;
      if (!MOVES[at]!.propose(space, plan)) return false;
      return attempt(plan, -temperature * Math.log(rng.next()));
    },
  };
}

/** Places of the moves, each as often as its weight, so that one look draws one. */
function createWheel(weights: readonly number[]): Uint8Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Uint8Array.from(
    weights.flatMap((weight, at) => new Array<number>(Math.round((weight / total) * 1024)).fill(at)),
  );
}
