import type { Counter } from './counters/counter.ts';
import { createDayStates, type DayStates } from './day-states.ts';
import { mergeGraph } from './merge-graph.ts';

/**
 * All schedules of one agent as ways through a graph: a node is what has to be remembered at the start of a day, an arc a day
 * spent in a way of some type. Nodes are in the order of days; the last one is the end of the horizon.
 */
export interface ScheduleGraph {
  readonly dayCount: number;
  /** First node of each day, and last the end: `dayCount + 1` numbers. */
  readonly dayStarts: Int32Array;
  /** First arc of each node, and last the count of arcs. */
  readonly arcStarts: Int32Array;
  readonly arcEnds: Int32Array;
  readonly arcTypes: Uint16Array;
  readonly arcCosts: Float64Array;
}

/**
 * Days from which nothing leads to the end, and nodes from which the same ways lead there at the same cost, are not told apart
 * in what is given: only while it is made.
 *
 * @param typeCount types of what can be done on a day; each counter knows them all.
 * @param only by day, the one type there is; -1 where there are all. Left out: everywhere all.
 * @returns null where more than `mostArcs` would have to be looked at.
 */
export function createScheduleGraph(
  counters: readonly Counter[],
  typeCount: number,
  dayCount: number,
  mostArcs: number,
  only?: Int32Array,
): ScheduleGraph | null {
  const all = Array.from({ length: typeCount }, (_, type) => type);
  const days: DayStates[] = [];
  let arcs = 0;
  let states: readonly Int32Array[] = counters.map(({ start }) => Int32Array.of(start));
  for (let day = 0; day < dayCount; day++) {
    const types = only === undefined || only[day]! < 0 ? all : [only[day]!];
    const isLast = day + 1 === dayCount;
    const made = createDayStates(counters, typeCount, types, day, states, isLast, mostArcs - arcs);
    if (made === null) return null;
    days.push(made);
    arcs += made.arcEnds.length;
    states = made.following;
  }
  return mergeGraph(days);
}

/**
 * The least cost from the start to the end, by dynamic programming from the end backwards.
 *
 * @param prices of what is done, at `day * typeCount + type`; Infinity where it may not be chosen.
 * @param values room for at least as many numbers as there are nodes.
 * @param types where the cheapest way's types go, by day; left alone when there is no way.
 * @returns Infinity when there is no way.
 */
export function findCheapestSchedule(
  graph: ScheduleGraph,
  prices: Float64Array,
  typeCount: number,
  values: Float64Array,
  types: Uint16Array,
): number {
  const { arcCosts, arcEnds, arcStarts, arcTypes, dayCount, dayStarts } = graph;
  // No node at all: no way leads to the end.
  if (dayStarts[dayCount] === 0) return Infinity;
  values[dayStarts[dayCount]!] = 0;
  for (let day = dayCount - 1; day >= 0; day--) {
    const row = day * typeCount;
    for (let node = dayStarts[day]!; node < dayStarts[day + 1]!; node++) {
      let least = Infinity;
      const end = arcStarts[node + 1]!;
      for (let arc = arcStarts[node]!; arc < end; arc++) {
        const cost = arcCosts[arc]! + prices[row + arcTypes[arc]!]! + values[arcEnds[arc]!]!;
        if (cost < least) least = cost;
      }
      values[node] = least;
    }
  }
  const least = values[0]!;
  if (least === Infinity) return Infinity;
  let node = 0;
  for (let day = 0; day < dayCount; day++) {
    let arc = arcStarts[node]!;
    const [row, end] = [day * typeCount, arcStarts[node + 1]!];
    let [best, bestCost] = [arc, Infinity];
    for (; arc < end; arc++) {
      const cost = arcCosts[arc]! + prices[row + arcTypes[arc]!]! + values[arcEnds[arc]!]!;
      if (cost < bestCost) [best, bestCost] = [arc, cost];
    }
    types[day] = arcTypes[best]!;
    node = arcEnds[best]!;
  }
  return least;
}
