import type { RosterModel } from '../model/roster-model.ts';
import { eachRow } from '../linear/terms/add-cover.ts';
import type { CoverRows } from './cover-rows.ts';
import { findCheapestSchedule } from './schedule-graph.ts';
import { createScheduleKinds } from './schedule-kinds.ts';

/** Each agent's cheapest schedule when being there is paid for. */
export interface PricedSchedules {
  /** Rewards for one agent more there, by row of all cover sets, from now on. */
  reward(rewards: Float64Array): void;
  /** Cost less rewards of the agent's cheapest schedule, which is in `picks` then; Infinity when there is none at all. */
  price(agent: number): number;
  /** The agent does this on the day from now on; -1 for whatever may be chosen. */
  settle(agent: number, day: number, variant: number): void;
  /** Adds the people that the agent's days put into each row; `picks` by day. */
  addCounts(agent: number, picks: Uint16Array, counts: Float64Array): void;
  /** The schedules last priced, at `agent * dayCount + day`. */
  readonly picks: Uint16Array;
}

export function createPricedSchedules(
  model: RosterModel,
  rows: CoverRows,
  mostArcs: number,
): PricedSchedules {
  const { agentIds, choices, coverSets, dayCount, variants } = model;
  const kinds = createScheduleKinds(model, mostArcs);
  const own = sumPicks(model);
  const rowsOf = listRows(model, rows);
  const groups = groupByShares(model);
  const groupOf = new Int32Array(agentIds.length);
  groups.forEach(({ agents }, place) => agents.forEach((agent) => (groupOf[agent] = place)));
  // What a variant begun on a day is worth to the agents of a group, at `day * variants + variant`.
  const worths = groups.map(() => new Float64Array(dayCount * variants.length));
  let values = new Float64Array(1024);
  const types = new Uint16Array(dayCount);
  const picks = new Uint16Array(agentIds.length * dayCount);
  const settled = new Int32Array(agentIds.length * dayCount).fill(-1);

  /** The cheapest by what is remembered of the agent at present. */
  const findCheapest = (agent: number): number => {
    const { graph, typeCount, typeOf } = kinds.kindOf(agent);
    const nodeCount = graph.dayStarts[dayCount]! + 1;
    if (values.length < nodeCount) values = new Float64Array(2 * nodeCount);
    const worth = worths[groupOf[agent]!]!;
    const prices = new Float64Array(dayCount * typeCount).fill(Infinity);
    const cheapest = new Uint16Array(dayCount * typeCount);
    for (let day = 0; day < dayCount; day++) {
      const cell = agent * dayCount + day;
      const cost = own.get(cell);
      for (const variant of settled[cell]! < 0 ? choices[cell]! : [settled[cell]!]) {
        const place = day * typeCount + typeOf[variant]!;
        const price = (cost === undefined ? 0 : cost[variant]!) - worth[day * variants.length + variant]!;
        if (price >= prices[place]!) continue;
        prices[place] = price;
        cheapest[place] = variant;
      }
    }
    const least = findCheapestSchedule(graph, prices, typeCount, values, types);
    if (least === Infinity) return Infinity;
    for (let day = 0; day < dayCount; day++) {
      picks[agent * dayCount + day] = cheapest[day * typeCount + types[day]!]!;
    }
    return least;
  };

  return {
    picks,
    reward: (rewards) => {
      groups.forEach(({ shares }, place) => {
        const worth = worths[place]!.fill(0);
        for (let set = 0; set < coverSets.length; set++) {
          if (shares[set] === 0) continue;
          for (let at = 0; at < worth.length; at++) {
            for (const row of rowsOf[set]![at]!) worth[at]! += shares[set]! * rewards[row]!;
          }
        }
      });
    },
    settle: (agent, day, variant) => {
      settled[agent * dayCount + day] = variant;
    },
    price: (agent) => {
      const row = picks.subarray(agent * dayCount, (agent + 1) * dayCount);
      let least = findCheapest(agent);
      while (least < Infinity && kinds.refine(agent, row)) least = findCheapest(agent);
      return least;
    },
    addCounts: (agent, row, counts) => {
      const { shares } = groups[groupOf[agent]!]!;
      for (let day = 0; day < dayCount; day++) {
        const at = day * variants.length + row[day]!;
        for (let set = 0; set < coverSets.length; set++) {
          if (shares[set] === 0) continue;
          for (const place of rowsOf[set]![at]!) counts[place]! += shares[set]!;
        }
      }
    },
  };
}

/** Costs of picks by cell, summed; a pick with a violation costs Infinity. */
function sumPicks(model: RosterModel): ReadonlyMap<number, Float64Array> {
  const byCell = new Map<number, Float64Array>();
  for (const term of model.terms) {
    if (term.kind !== 'pick') continue;
    const cell = term.agent * model.dayCount + term.day;
    const costs = byCell.get(cell) ?? new Float64Array(model.variants.length);
    byCell.set(cell, costs);
    for (let variant = 0; variant < costs.length; variant++) {
      costs[variant]! += (term.violations?.[variant] ?? 0) > 0 ? Infinity : term.costs[variant]!;
    }
  }
  return byCell;
}

/** By cover set, at `day * variants + variant`: rows of all sets. */
function listRows(model: RosterModel, { setStarts }: CoverRows): readonly (readonly Int32Array[])[] {
  return model.coverSets.map((set, place) =>
    Array.from({ length: model.dayCount * model.variants.length }, (_, at) => {
      const found: number[] = [];
      const [variant, day] = [at % model.variants.length, Math.floor(at / model.variants.length)];
      eachRow(model, set, variant, day, (row) => found.push(setStarts[place]! + row));
      return Int32Array.from(found);
    }),
  );
}

function groupByShares(model: RosterModel): readonly { agents: number[]; shares: readonly number[] }[] {
  const groups = new Map<string, { agents: number[]; shares: readonly number[] }>();
  model.agentIds.forEach((_, agent) => {
    const shares = model.coverSets.map((set) => set.shares[agent]!);
    const group = groups.get(shares.join()) ?? { agents: [], shares };
    group.agents.push(agent);
    groups.set(shares.join(), group);
  });
  return [...groups.values()];
}
