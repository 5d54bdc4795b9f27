import type { RosterModel } from '../../model/roster-model.ts';
import type { PickTerm } from '../../model/term.ts';
import type { AgentPart } from './agent-part.ts';
import { createArrayPool } from './array-pool.ts';

/** What single choices cost: all terms of an agent and day added up into one list by variant. */
export interface PickPart extends AgentPart {
  /** Cost of one choice. */
  costOf(agent: number, day: number, variant: number): number;
  /** Violations of one choice. */
  violationOf(agent: number, day: number, variant: number): number;
}

export function createPickPart(model: RosterModel, terms: readonly PickTerm[]): PickPart {
  const { dayCount } = model;
  const byCell = new Map<number, PickTerm[]>();
  for (const term of terms) {
    const cell = term.agent * dayCount + term.day;
    const others = byCell.get(cell);
    if (others) others.push(term);
    else byCell.set(cell, [term]);
  }
  const costPool = createArrayPool<Float64Array>((length) => new Float64Array(length));
  const violationPool = createArrayPool<Float64Array>((length) => new Float64Array(length));
  const cellCount = model.agentIds.length * dayCount;
  const costAt = new Int32Array(cellCount).fill(-1);
  const violationAt = new Int32Array(cellCount).fill(-1);
  for (const [cell, those] of byCell) {
    costAt[cell] = costPool.place(addUp(those.map((term) => term.costs)));
    const violations = those.flatMap((term) => (term.violations ? [term.violations] : []));
    if (violations.length > 0) violationAt[cell] = violationPool.place(addUp(violations));
  }
  const costs = costPool.joined();
  const violations = violationPool.joined();

  return {
    weigh(picks, agent, from, to, next, tally) {
      const base = agent * dayCount;
      for (let day = from; day <= to; day++) {
        const at = costAt[base + day]!;
        if (at < 0) continue;
        const old = picks[base + day]!;
        const pick = next[day]!;
        if (old === pick) continue;
        tally[0]! += costs[at + pick]! - costs[at + old]!;
        const also = violationAt[base + day]!;
        if (also >= 0) tally[1]! += violations[also + pick]! - violations[also + old]!;
      }
    },
    costOf(agent, day, variant) {
      const at = costAt[agent * dayCount + day]!;
      return at < 0 ? 0 : costs[at + variant]!;
    },
    violationOf(agent, day, variant) {
      const at = violationAt[agent * dayCount + day]!;
      return at < 0 ? 0 : violations[at + variant]!;
    },
  };
}

function addUp(arrays: readonly Float64Array[]): Float64Array {
  if (arrays.length === 1) return arrays[0]!;
  const sum = arrays[0]!.slice();
  for (const array of arrays.slice(1)) array.forEach((value, at) => (sum[at]! += value));
  return sum;
}
