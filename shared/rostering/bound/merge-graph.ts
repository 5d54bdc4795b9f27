import type { DayStates } from './day-states.ts';
import type { ScheduleGraph } from './schedule-graph.ts';

/** One day of a graph with its nodes merged. */
interface MergedDay {
  readonly nodeCount: number;
  readonly arcStarts: Int32Array;
  readonly arcEnds: Int32Array;
  readonly arcTypes: Uint16Array;
  readonly arcCosts: Float64Array;
  /** Which merged node each node of the day is now; `DEAD` where none leads to the end. */
  readonly nodeOf: Int32Array;
}

const DEAD = -1;

/**
 * A graph of days, from the last to the first: arcs into nodes from which nothing leads to the end are left out, and nodes with
 * the same arcs are one. The ways through it, with their types and costs, stay the same.
 */
export function mergeGraph(days: readonly DayStates[]): ScheduleGraph {
  const merged: MergedDay[] = [];
  let nodeOf: Int32Array = Int32Array.of(0);
  for (const day of days.toReversed()) {
    const made = mergeDay(day, nodeOf);
    merged.push(made);
    nodeOf = made.nodeOf;
  }
  return joinDays(merged.reverse());
}

function mergeDay(day: DayStates, nodeAfter: Int32Array): MergedDay {
  const nodeCount = day.arcStarts.length - 1;
  const arcStarts = new Int32Array(nodeCount + 1);
  const arcEnds = new Int32Array(day.arcEnds.length);
  const arcTypes = new Uint16Array(day.arcEnds.length);
  const arcCosts = new Float64Array(day.arcEnds.length);
  const nodeOf = new Int32Array(nodeCount).fill(DEAD);
  const buckets = new Int32Array(sizeFor(nodeCount)).fill(DEAD);
  const chained = new Int32Array(nodeCount).fill(DEAD);
  let count = 0;

  const isSame = (node: number, from: number, length: number): boolean => {
    const start = arcStarts[node]!;
    if (arcStarts[node + 1]! - start !== length) return false;
    for (let at = 0; at < length; at++) {
      if (arcEnds[start + at] !== arcEnds[from + at] || arcTypes[start + at] !== arcTypes[from + at])
        return false;
      if (arcCosts[start + at] !== arcCosts[from + at]) return false;
    }
    return true;
  };

  for (let node = 0; node < nodeCount; node++) {
    const from = arcStarts[count]!;
    let to = from;
    let hash = 0;
    for (let arc = day.arcStarts[node]!; arc < day.arcStarts[node + 1]!; arc++) {
      const end = nodeAfter[day.arcEnds[arc]!]!;
      if (end === DEAD) continue;
      arcEnds[to] = end;
      arcTypes[to] = day.arcTypes[arc]!;
      arcCosts[to] = day.arcCosts[arc]!;
      hash = Math.imul(hash ^ (end * 31 + arcTypes[to]!), 0x9e37_79b1);
      hash ^= hash >>> 15;
      to++;
    }
    if (to === from) continue;
    const bucket = hash & (buckets.length - 1);
    let same = buckets[bucket]!;
    while (same !== DEAD && !isSame(same, from, to - from)) same = chained[same]!;
    if (same === DEAD) {
      same = count++;
      arcStarts[count] = to;
      chained[same] = buckets[bucket]!;
      buckets[bucket] = same;
    }
    nodeOf[node] = same;
  }
  const arcs = arcStarts[count]!;
  return {
    nodeCount: count,
    arcStarts: arcStarts.slice(0, count),
    arcEnds: arcEnds.slice(0, arcs),
    arcTypes: arcTypes.slice(0, arcs),
    arcCosts: arcCosts.slice(0, arcs),
    nodeOf,
  };
}

/** A power of two, of buckets that are mostly short. */
function sizeFor(nodeCount: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, nodeCount)));
}

function joinDays(days: readonly MergedDay[]): ScheduleGraph {
  const dayCount = days.length;
  const dayStarts = new Int32Array(dayCount + 1);
  const firstArcs = new Int32Array(dayCount + 1);
  days.forEach((day, at) => {
    dayStarts[at + 1] = dayStarts[at]! + day.nodeCount;
    firstArcs[at + 1] = firstArcs[at]! + day.arcEnds.length;
  });
  const arcStarts = new Int32Array(dayStarts[dayCount]! + 1);
  const arcEnds = new Int32Array(firstArcs[dayCount]!);
  const arcTypes = new Uint16Array(arcEnds.length);
  const arcCosts = new Float64Array(arcEnds.length);
  days.forEach((day, at) => {
    const [node, arc, after] = [dayStarts[at]!, firstArcs[at]!, dayStarts[at + 1]!];
    day.arcStarts.forEach((start, place) => (arcStarts[node + place] = arc + start));
    day.arcEnds.forEach((end, place) => (arcEnds[arc + place] = after + end));
    arcTypes.set(day.arcTypes, arc);
    arcCosts.set(day.arcCosts, arc);
  });
  arcStarts[dayStarts[dayCount]!] = arcEnds.length;
  return { dayCount, dayStarts, arcStarts, arcEnds, arcTypes, arcCosts };
}
