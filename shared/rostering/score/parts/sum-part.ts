import type { Limits } from '../../model/limits.ts';
import type { RosterModel } from '../../model/roster-model.ts';
import type { SumTerm } from '../../model/term.ts';
import { sumValues } from '../../model/term-values.ts';
import { groupByAgent, type KeepingPart } from './agent-part.ts';
import { createArrayPool, type ArrayPool } from './array-pool.ts';
import { addJudged, flattenLimits } from './limits-table.ts';

/** Limits on sums over days. Terms that no roster can break are left out. */
export function createSumPart(model: RosterModel, all: readonly SumTerm[]): KeepingPart {
  const { dayCount } = model;
  const agentCount = model.agentIds.length;
  const extremes = new Map<Float64Array, readonly [number, number]>();
  const terms = groupByAgent(
    all.filter((term) => canBreak(term, extremes)),
    agentCount,
  ).sorted;
  const limits = flattenLimits(terms.map((term) => term.limits));
  const pool = createArrayPool<Float64Array>((length) => new Float64Array(length));
  const { starts, list, valuesAt } = termsByCell(terms, agentCount, dayCount, pool);
  const values = pool.joined();

  const sums = new Float64Array(terms.length);
  const differences = new Float64Array(terms.length);
  const stamps = new Int32Array(terms.length);
  const touched = new Int32Array(terms.length);
  let stamp = 0;

  return {
    weigh(picks, agent, from, to, next, tally) {
      const base = agent * dayCount;
      stamp = (stamp + 1) | 0;
      let count = 0;
      for (let day = from; day <= to; day++) {
        const old = picks[base + day]!;
        const pick = next[day]!;
        if (old === pick) continue;
        const end = starts[base + day + 1]!;
        for (let at = starts[base + day]!; at < end; at++) {
          const term = list[at]!;
          const place = valuesAt[at]!;
          const difference = values[place + pick]! - values[place + old]!;
          if (difference === 0) continue;
          if (stamps[term] === stamp) differences[term]! += difference;
          else {
            stamps[term] = stamp;
            touched[count++] = term;
            differences[term] = difference;
          }
        }
      }
      for (let at = 0; at < count; at++) {
        const term = touched[at]!;
        const difference = differences[term]!;
        if (difference === 0) continue;
        const sum = sums[term]!;
        addJudged(limits, term, sum + difference, 1, tally);
        addJudged(limits, term, sum, -1, tally);
      }
    },
    settle(picks, agent, from, to, old) {
      const base = agent * dayCount;
      for (let day = from; day <= to; day++) {
        const was = old[day]!;
        const is = picks[base + day]!;
        if (was === is) continue;
        const end = starts[base + day + 1]!;
        for (let at = starts[base + day]!; at < end; at++) {
          const term = list[at]!;
          const place = valuesAt[at]!;
          sums[term]! += values[place + is]! - values[place + was]!;
        }
      }
    },
    load(picks) {
      terms.forEach((term, at) => {
        let sum = term.base;
        term.days.forEach((day, place) => {
          sum += sumValues(term, place)[picks[term.agent * dayCount + day]!]!;
        });
        sums[at] = sum;
      });
    },
  };
}

/** Whether some choice of variants could be beyond a limit, judged by the least and the greatest value each day can have. */
export function canBreak(term: SumTerm, extremes: Map<Float64Array, readonly [number, number]>): boolean {
  let low = term.base;
  let high = term.base;
  term.days.forEach((_, place) => {
    const values = sumValues(term, place);
    const known = extremes.get(values) ?? extremesOf(values);
    extremes.set(values, known);
    low += known[0];
    high += known[1];
  });
  return !isFree(term.limits, low, high);
}

function extremesOf(values: Float64Array): readonly [number, number] {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, most];
}

function isFree(limits: Limits, low: number, high: number): boolean {
  const { softMin = -Infinity, softMax = Infinity, hardMin = -Infinity, hardMax = Infinity } = limits;
  return low >= Math.max(softMin, hardMin) && high <= Math.min(softMax, hardMax);
}

/** Which terms look at an agent's day, and where the values of that day are in the pool. */
function termsByCell(
  terms: readonly SumTerm[],
  agentCount: number,
  dayCount: number,
  pool: ArrayPool<Float64Array>,
): { readonly starts: Int32Array; readonly list: Int32Array; readonly valuesAt: Int32Array } {
  const starts = new Int32Array(agentCount * dayCount + 1);
  for (const term of terms) for (const day of term.days) starts[term.agent * dayCount + day + 1]!++;
  for (let cell = 0; cell < agentCount * dayCount; cell++) starts[cell + 1]! += starts[cell]!;
  const filled = starts.slice();
  const list = new Int32Array(starts[agentCount * dayCount]!);
  const valuesAt = new Int32Array(list.length);
  terms.forEach((term, at) => {
    term.days.forEach((day, place) => {
      const entry = filled[term.agent * dayCount + day]!++;
      list[entry] = at;
      valuesAt[entry] = pool.place(sumValues(term, place));
    });
  });
  return { starts, list, valuesAt };
}
