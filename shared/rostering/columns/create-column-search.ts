import { findObjectiveGrain, roundBound } from '../bound/find-objective-grain.ts';
import type { LinearSolver } from '../linear/linear-solver.ts';
import type { Picks, RosterModel } from '../model/roster-model.ts';
import { scoreRoster } from '../score/score-roster.ts';
import { isBetterRoster, type RosterWorth } from '../search/compare-rosters.ts';
import { hashSeed, Rng } from '../../simulation/rng.ts';
import { createGenerator } from './create-generator.ts';
import { createDive, type Dive } from './dive.ts';

export interface ColumnSearchOptions {
  readonly seed: number;
  readonly solver: LinearSolver;
  /** Longest single step, in seconds of the solver's own clock. */
  readonly stepSeconds: number;
  /** Less exact and sooner: for when there is little time. */
  readonly isHurried?: boolean;
}

/** A roster with what it costs and breaks. */
export interface FoundRoster extends RosterWorth {
  readonly picks: Picks;
}

/** Makes rosters of whole schedules. */
export interface ColumnSearch {
  /** No roster without a violation costs less; -Infinity while nothing is known, Infinity where there is none. */
  readonly bound: number;
  /** True when nothing more will come of `step`. */
  readonly isDone: boolean;
  /**
   * One round of the program; takes up to about `stepSeconds`.
   *
   * @param best the best roster known, from here or elsewhere; null when there is none
   * @returns a roster that is better; null for most steps
   */
  step(best: FoundRoster | null): FoundRoster | null;
  /**
   * Where to go on without columns at the end: from the schedules of a first roster that does not come in time, good each but not
   * yet right together; in a hurry, from the best roster in any case.
   *
   * @param best the best roster known
   * @returns null where columns go on
   */
  leave(best: FoundRoster): Picks | null;
  /** What the solver holds is given back. */
  dispose(): void;
}

/** Arcs a graph of schedules may have, and how near the bound has to be for the first dive, as a share of it. */
const EXACT = { mostArcs: 2_000_000, near: 0.0005 };
const HURRIED = { mostArcs: 1_000_000, near: 0.005 };
const SMALLEST = 1e-6;

/**
 * First a linear program over schedules, which prices new ones until none is worth to be taken: what it comes to is a bound, most
 * often a close one. Then a dive to one schedule for each agent, and after that dives for some of the agents while the others
 * stay, from the best roster known.
 */
export function createColumnSearch(model: RosterModel, options: ColumnSearchOptions): ColumnSearch {
  const { dayCount, agentIds } = model;
  const { solver, stepSeconds, isHurried = false } = options;
  const grain = findObjectiveGrain(model);
  const { mostArcs, near } = isHurried ? HURRIED : EXACT;
  const generator = createGenerator(model, solver, mostArcs);
  const all = agentIds.map((_, agent) => agent);
  const rng = new Rng(hashSeed(options.seed, 'columns'));
  const freedom = createFreedom(all, rng);
  let bound = -Infinity;
  let isDone = false;
  let isBound = false;
  let isFirst = true;
  let dive: Dive | null = null;
  let steps = 0;

  function relax(): void {
    const round = generator.round(stepSeconds);
    if (round === 'slow' || round === 'none') {
      if (round === 'none') bound = Infinity;
      isDone = true;
      return;
    }
    bound = Math.max(bound, roundBound(round.least, grain));
    isBound = !round.isNew || round.objective - round.least < near * Math.abs(round.objective);
  }

  function beginDive(best: FoundRoster | null): Dive {
    steps = 0;
    const settled = new Int32Array(model.choices.length).fill(-1);
    if (best !== null && !isFirst) {
      generator.add(best.picks);
      for (const agent of freedom.chooseStaying()) {
        settled.set(best.picks.subarray(agent * dayCount, (agent + 1) * dayCount), agent * dayCount);
      }
    }
    generator.settle(all, settled);
    return createDive(model, generator, settled, rng);
  }

  function endDive({ settled }: Dive, best: FoundRoster | null, isDown: boolean): FoundRoster | null {
    dive = null;
    const picks = Uint16Array.from(settled, (variant) => Math.max(0, variant));
    const found = isDown ? { picks, ...scoreRoster(model, picks) } : null;
    const better = found !== null && isBetterRoster(found, best) ? found : null;
    if (!isFirst) freedom.learn(steps, isDown, better !== null);
    isFirst = false;
    return better;
  }

  /** What a roster has to cost less than. */
  function cutoffOf(best: FoundRoster | null): number {
    // Where the first dive leads to is worth knowing in any case: what comes after begins from the better of the two.
    if (best === null || isFirst || best.violations > SMALLEST) return Infinity;
    return best.objective - grain + SMALLEST;
  }

  return {
    get bound() {
      return bound;
    },
    get isDone() {
      return isDone;
    },
    step: (best) => {
      isDone ||= best !== null && best.violations <= SMALLEST && best.objective <= bound + SMALLEST;
      if (isDone) return null;
      if (!isBound) {
        if (best !== null && generator.columns.length === 0) generator.add(best.picks);
        relax();
        return null;
      }
      dive ??= beginDive(best);
      steps++;
      const state = dive.step(cutoffOf(best), stepSeconds);
      return state === 'going' ? null : endDive(dive, best, state === 'down');
    },
    leave: ({ picks }) => {
      if (isFirst && isBound) return generator.takeMost(picks);
      return isFirst || isHurried ? picks : null;
    },
    dispose: () => generator.dispose(),
  };
}

/** How many agents a dive frees, and which. */
interface Freedom {
  chooseStaying(): readonly number[];
  /** How long a dive took, whether it came to a roster, and whether that was better. */
  learn(steps: number, isDown: boolean, isBetter: boolean): void;
}

const LEAST_FREE = 3;
const FIRST_SHARE = 1 / 3;
/** A dive that was seen to be hopeless in so few rounds had too little freedom; one of so many had too much. */
const FEW_STEPS = 12;
const MANY_STEPS = 60;
/** After so many dives in a row in vain all agents are freed once more. */
const MOST_IN_VAIN = 15;

function createFreedom(agents: readonly number[], rng: Rng): Freedom {
  let free = Math.max(LEAST_FREE, Math.round(agents.length * FIRST_SHARE));
  let inVain = 0;
  return {
    chooseStaying: () => {
      if (inVain >= MOST_IN_VAIN) {
        inVain = 0;
        return [];
      }
      return agents
        .map((agent) => ({ agent, at: rng.next() }))
        .sort((one, other) => one.at - other.at)
        .slice(free)
        .map(({ agent }) => agent);
    },
    learn: (steps, isDown, isBetter) => {
      inVain = isBetter ? 0 : inVain + 1;
      if (!isDown && steps <= FEW_STEPS) free = Math.min(agents.length, Math.ceil(free * 1.1));
      else if (steps > MANY_STEPS) free = Math.max(LEAST_FREE, Math.floor(free * 0.9));
    },
  };
}
