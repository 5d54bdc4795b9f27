import type { RosterModel } from '../../model/roster-model.ts';
import type { FollowTerm } from '../../model/term.ts';
import type { AgentPart } from './agent-part.ts';

/** Terms that hold for the same agents and days, added up. */
interface FollowTable {
  readonly costs: Float64Array;
  readonly violations: Float64Array;
  readonly fromDay: number;
  readonly toDay: number;
}

/** What two choices on days in a row cost. */
export interface FollowPart extends AgentPart {
  /** Agents of one class are under the same terms. */
  readonly classOf: Int32Array;
  /** Cost and violations of `second` on the day after `first`, added to the tally. */
  addPair(agent: number, day: number, first: number, second: number, tally: Float64Array): void;
}

export function createFollowPart(model: RosterModel, terms: readonly FollowTerm[]): FollowPart {
  const { dayCount } = model;
  const variantCount = model.variants.length;
  const tablesOf = tablesByAgent(model, terms);

  function addPair(agent: number, day: number, first: number, second: number, tally: Float64Array): void {
    const tables = tablesOf[agent]!;
    const at = first * variantCount + second;
    for (let place = 0; place < tables.length; place++) {
      const table = tables[place]!;
      if (day < table.fromDay || day + 1 >= table.toDay) continue;
      tally[0]! += table.costs[at]!;
      tally[1]! += table.violations[at]!;
    }
  }

  return {
    classOf: classesOf(tablesOf),
    weigh(picks, agent, from, to, next, tally) {
      const tables = tablesOf[agent]!;
      const base = agent * dayCount;
      for (let place = 0; place < tables.length; place++) {
        const { costs, violations, fromDay, toDay } = tables[place]!;
        const first = Math.max(from - 1, fromDay);
        const last = Math.min(to, toDay - 2);
        for (let day = first; day <= last; day++) {
          const wasFirst = picks[base + day]!;
          const wasSecond = picks[base + day + 1]!;
          const isFirst = day < from ? wasFirst : next[day]!;
          const isSecond = day + 1 > to ? wasSecond : next[day + 1]!;
          const was = wasFirst * variantCount + wasSecond;
          const is = isFirst * variantCount + isSecond;
          if (was === is) continue;
          tally[0]! += costs[is]! - costs[was]!;
          tally[1]! += violations[is]! - violations[was]!;
        }
      }
    },
    addPair,
  };
}

/** Agents under the same terms share their tables. */
function tablesByAgent(
  model: RosterModel,
  terms: readonly FollowTerm[],
): readonly (readonly FollowTable[])[] {
  const termsOf: number[][] = model.agentIds.map(() => []);
  terms.forEach((term, at) => term.agents.forEach((agent) => termsOf[agent]!.push(at)));
  const known = new Map<string, readonly FollowTable[]>();
  return termsOf.map((places) => {
    const key = places.join();
    const tables =
      known.get(key) ??
      mergeTables(
        model,
        places.map((place) => terms[place]!),
      );
    known.set(key, tables);
    return tables;
  });
}

function mergeTables(model: RosterModel, terms: readonly FollowTerm[]): readonly FollowTable[] {
  const byRange = new Map<string, FollowTable>();
  for (const term of terms) {
    const { fromDay = 0, toDay = model.dayCount } = term;
    const key = `${fromDay} ${toDay}`;
    const same = byRange.get(key);
    byRange.set(key, {
      costs: same ? same.costs.map((cost, at) => cost + term.costs[at]!) : term.costs,
      violations: same ? same.violations.map((value, at) => value + term.violations[at]!) : term.violations,
      fromDay,
      toDay,
    });
  }
  return [...byRange.values()];
}

function classesOf(tablesOf: readonly (readonly FollowTable[])[]): Int32Array {
  const known = new Map<readonly FollowTable[], number>();
  return Int32Array.from(tablesOf, (tables) => {
    const same = known.get(tables) ?? known.size;
    known.set(tables, same);
    return same;
  });
}
