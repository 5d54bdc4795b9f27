import { costOf, violationOf, type Limits } from '../../model/limits.ts';
import type { RunTerm } from '../../model/term.ts';
import type { FollowPart } from '../../score/parts/follow-part.ts';

/** Set in a counter whose run began where nothing is known: its minimum is not judged. */
const IS_CUT = 64;
const MOST_COUNTED = 60;
const MOST_MODES = 6000;

/**
 * What matters of an agent's days before one: the last choice and how long each run has been going on, as one number, a mode.
 * Modes and the steps between them are found as they are met, and kept.
 */
export interface AgentAutomaton {
  /** The mode before the first day of the horizon. */
  readonly first: number;
  /** The mode of a day in the middle, nothing known of what was before. */
  readonly unknown: number;
  /** The mode after choosing a variant in a mode; -1 when there are too many of them. */
  next(mode: number, variant: number): number;
  /** What that step costs, without what single choices cost. Right only after `next`. */
  costOf(mode: number, variant: number): number;
  violationOf(mode: number, variant: number): number;
}

interface CountedRun {
  readonly members: Uint8Array;
  readonly limits: Limits;
  readonly most: number;
}

export function createAgentAutomaton(
  agent: number,
  runs: readonly RunTerm[],
  follows: FollowPart,
  variantCount: number,
): AgentAutomaton {
  const counted = runs.map((run) => ({ members: run.members, limits: run.limits, most: mostOf(run.limits) }));
  const modes = new Map<string, number>();
  /** By mode: the counters, then the last variant (-1 when not known). */
  const states: number[][] = [];
  const nexts: Int32Array[] = [];
  const costs: Float64Array[] = [];
  const violations: Float64Array[] = [];

  function modeOf(state: number[]): number {
    const key = state.join();
    let mode = modes.get(key);
    if (mode === undefined) {
      if (states.length >= MOST_MODES) return -1;
      mode = states.length;
      modes.set(key, mode);
      states.push(state);
      nexts.push(new Int32Array(variantCount).fill(-2));
      costs.push(new Float64Array(variantCount));
      violations.push(new Float64Array(variantCount));
    }
    return mode;
  }

  const tally = new Float64Array(2);

  function stepInto(mode: number, variant: number): number {
    const state = states[mode]!;
    const last = state[counted.length]!;
    tally.fill(0);
    if (last >= 0) follows.addPair(agent, 0, last, variant, tally);
    const after = counted.map((run, at) => stepRun(run, state[at]!, run.members[variant] === 1, tally));
    after.push(variant);
    costs[mode]![variant] = tally[0]!;
    violations[mode]![variant] = tally[1]!;
    const next = modeOf(after);
    nexts[mode]![variant] = next;
    return next;
  }

  const first = runs.map((run) => (run.before === null ? IS_CUT : Math.min(run.before, mostOf(run.limits))));
  return {
    first: modeOf([...first, -1]),
    unknown: modeOf([...runs.map(() => IS_CUT), -1]),
    next(mode, variant) {
      const known = nexts[mode]![variant]!;
      return known === -2 ? stepInto(mode, variant) : known;
    },
    costOf: (mode, variant) => costs[mode]![variant]!,
    violationOf: (mode, variant) => violations[mode]![variant]!,
  };
}

/** Counts a run on, judging what it has too much of as it grows and what it has too little of when it ends. */
function stepRun(run: CountedRun, counter: number, isMember: boolean, tally: Float64Array): number {
  const length = counter & (IS_CUT - 1);
  const cut = counter & IS_CUT;
  const { softMin: _soft, hardMin: _hard, ...over } = run.limits;
  if (isMember) {
    tally[0]! += costOf(over, length + 1) - costOf(over, length);
    tally[1]! += violationOf(over, length + 1) - violationOf(over, length);
    return Math.min(length + 1, run.most) | cut;
  }
  if (length > 0 && cut === 0) {
    const { softMax: _softMax, hardMax: _hardMax, ...under } = run.limits;
    tally[0]! += costOf(under, length);
    tally[1]! += violationOf(under, length);
  }
  return 0;
}

/** From here on a run's length makes no difference but one: each further day is as much too much. */
function mostOf(limits: Limits): number {
  const finite = [limits.softMin, limits.hardMin, limits.softMax, limits.hardMax]
    .filter((limit): limit is number => limit !== undefined && Number.isFinite(limit))
    .map((limit) => Math.ceil(limit) + 1);
  return Math.min(MOST_COUNTED, Math.max(1, ...finite));
}
