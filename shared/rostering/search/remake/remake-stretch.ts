import type { SearchSpace } from '../search-space.ts';
import { createRulebook, type AgentRules } from './agent-rules.ts';
import { createCandidateFinder } from './candidates.ts';
import { createLayers } from './layers.ts';
import { createRemainingCost, type SumBounds } from './remaining-cost.ts';
import { createStretchGraph } from './stretch-graph.ts';
import type { SumWatch } from './sum-watch.ts';
import { createStretchCounts, MOST_COUNTS } from './stretch-counts.ts';

const MOST_CANDIDATES = 9;
/** Days after a stretch that are gone through with it, so that runs over its end are judged. */
const TAIL = 8;
const HEAD = 30;
const CAPACITY = 120_000;
/** What is left of adding fractions in another order. */
const SMALLEST = 1e-6;

export interface RemakeRequest {
  readonly agent: number;
  readonly from: number;
  readonly to: number;
  /** What stands there, by day of the horizon. The roster itself has the agent off in these days. */
  readonly standing: Uint16Array;
  /** What one violation of the agent's own costs, and one that is shared. */
  readonly penalty: number;
  readonly sharedPenalty: number;
  readonly noise: number;
  /** Labels kept a day. */
  readonly beam: number;
  /** Whether the days after the stretch are still to be made: sums and blocks then leave them their share. */
  readonly isLater: boolean;
}

/**
 * One agent's days from one to another made anew, the best there are while everybody else stays: a dynamic program over the
 * days, whose labels know the last choice and the runs (exactly), the sums and blocks the agent's terms look at. Labels that
 * agree in the most important of these are one and only so many are kept a day, so the answer is a proposal that may miss the
 * best; it is weighed in full before it is taken. Spreads and people together are left to that weighing.
 *
 * A label that cannot end cheaper than what stands is left: where nothing better is to be had, that is soon known, and false.
 */
export type RemakeStretch = (request: RemakeRequest, made: Uint16Array) => boolean;

export function createRemakeStretch(space: SearchSpace): RemakeStretch {
  const { model, dayCount, picks, score } = space;
  const rulesOf = createRulebook(model, score.sheet.follows, space.choices);
  const candidates = createCandidateFinder(space, MOST_CANDIDATES);
  const { starts, variants } = candidates;
  const graph = createStretchGraph(dayCount, MOST_CANDIDATES + 2);
  const { nodeStarts, width, next, costs } = graph;
  const remaining = createRemainingCost(graph.modes.length);
  const { ends } = remaining;
  const layers = createLayers(CAPACITY, MOST_COUNTS);
  const counts = createStretchCounts(dayCount * (MOST_CANDIDATES + 2));
  const { fresh } = counts;
  const walked = new Float64Array(MOST_COUNTS);
  const bounds: SumBounds = { least: 0, most: 0, perUnder: 0, perOver: 0 };

  function modeBefore(rules: AgentRules, agent: number, from: number): number {
    const begin = Math.max(0, from - HEAD);
    let mode = begin === 0 ? rules.automaton.first : rules.automaton.unknown;
    for (let day = begin; day < from && mode >= 0; day++) {
      mode = rules.automaton.next(mode, picks[agent * dayCount + day]!);
    }
    return mode;
  }

  /** What the days after the stretch cost as they stand, after a mode. */
  function tailCost({ automaton }: AgentRules, { agent, to, penalty }: RemakeRequest, begin: number): number {
    const end = Math.min(dayCount - 1, to + TAIL);
    let cost = 0;
    let mode = begin;
    for (let day = to + 1; day <= end && mode >= 0; day++) {
      const variant = picks[agent * dayCount + day]!;
      const after = automaton.next(mode, variant);
      cost += automaton.costOf(mode, variant) + automaton.violationOf(mode, variant) * penalty;
      mode = after;
    }
    return cost;
  }

  /** What the standing days cost by the program's own counting; infinite when they are not among the candidates. */
  function standingCost({ from, to, standing }: RemakeRequest): number {
    let cost = 0;
    let node = 0;
    counts.begin(walked, 0);
    for (let at = 0; at <= to - from; at++) {
      let each = starts[at]!;
      while (each < starts[at + 1]! && variants[each] !== standing[from + at]) each++;
      if (each === starts[at + 1]!) return Infinity;
      const step = node * width + each - starts[at]!;
      cost += costs[step]! + counts.extend(walked, 0, at, each, variants[each]!);
      walked.set(fresh);
      node = next[step]!;
      if (node < 0) return Infinity;
    }
    return cost + ends[node]!;
  }

  function readBounds(main: SumWatch, penalty: number): void {
    const { softMin, hardMin, softMax, hardMax, perUnder, perOver, perBeyond } = main.limits;
    bounds.least = Math.max(softMin, hardMin) - main.begin;
    bounds.most = Math.min(softMax, hardMax) - main.begin;
    bounds.perUnder = hardMin >= softMin ? perBeyond * penalty : perUnder;
    bounds.perOver = hardMax <= softMax ? perBeyond * penalty : perOver;
  }

  return (request, made) => {
    const { agent, from, to, penalty, isLater } = request;
    const rules = rulesOf(agent);
    const root = modeBefore(rules, agent, from);
    if (root < 0) return false;
    const days = to - from + 1;
    candidates.find(request);
    const base = agent * dayCount;
    const blocks = rules.blocks.filter((block) => block.open(picks, base, from, to, isLater));
    const block = blocks.find(({ isRun }) => !isRun) ?? null;
    graph.draw({ automaton: rules.automaton, root, block, candidates, from, days, penalty });
    for (let node = nodeStarts[days]!; node < nodeStarts[days + 1]!; node++) {
      ends[node] = tailCost(rules, request, graph.modes[node]!);
    }
    const otherBlocks = blocks.filter((other) => other !== block);
    counts.open(rules.sums, otherBlocks, { picks, base, from, to, penalty, isLater }, candidates);
    const countWidth = counts.width();
    const main = counts.main();
    if (main) readBounds(main, penalty);
    remaining.find(graph, candidates, days, main ? main.values : null, bounds);
    const begin = main ? main.begin : 0;
    const limit = standingCost(request) + SMALLEST;

    layers.clear(countWidth);
    layers.openDay();
    layers.placeFor(0, 0, 0);
    layers.cost[0] = 0;
    layers.node[0] = 0;
    counts.begin(layers.values, 0);
    let begun = 0;
    let ended = 1;
    for (let at = 0; at < days; at++) {
      layers.openDay();
      const first = starts[at]!;
      for (let label = begun; label < ended; label++) {
        const steps = layers.node[label]! * width - first;
        const so = layers.cost[label]!;
        for (let each = first; each < starts[at + 1]!; each++) {
          const node = next[steps + each]!;
          if (node < 0) continue;
          const cost =
            so +
            costs[steps + each]! +
            counts.extend(layers.values, label * countWidth, at, each, variants[each]!);
          // After the last day all of the sum is paid for.
          const order =
            cost + (at === days - 1 ? ends[node]! : remaining.leastAfter(node, main ? fresh[0]! - begin : 0));
          if (order > limit) continue;
          const place = layers.placeFor(
            Math.imul(counts.key(), 8191) + node,
            counts.check() * 131_072 + node,
            cost,
          );
          if (place < 0) continue;
          layers.cost[place] = cost;
          layers.order[place] = order;
          layers.node[place] = node;
          layers.parent[place] = label;
          layers.pick[place] = variants[each]!;
          for (let value = 0; value < countWidth; value++) {
            layers.values[place * countWidth + value] = fresh[value]!;
          }
        }
      }
      layers.thin(ended, request.beam);
      begun = ended;
      ended = layers.count();
      if (begun === ended) return false;
    }

    let best = begun;
    const costAtEnd = (label: number) => layers.cost[label]! + ends[layers.node[label]!]!;
    for (let label = begun + 1; label < ended; label++) if (costAtEnd(label) < costAtEnd(best)) best = label;
    for (let day = to; day >= from; day--) {
      made[day] = layers.pick[best]!;
      best = layers.parent[best]!;
    }
    return true;
  };
}
