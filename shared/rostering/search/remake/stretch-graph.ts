import type { AgentAutomaton } from './agent-automaton.ts';
import type { BlockWatch } from './block-watch.ts';
import type { Candidates } from './candidates.ts';

/** Nodes a day that are gone on from; what is beyond is left out. */
const MOST_NODES = 1000;
/** Room for how many blocks count, and for the members of one. */
const COUNTS = 64;
const INSIDES = 4;

/**
 * Where an agent can be after each day of a stretch, and the steps between by candidate. A node is a mode and what one list of
 * blocks (weekends, say) has come to; nodes after `at` days are `nodeStarts[at]` to before `nodeStarts[at + 1]`.
 */
export interface StretchGraph {
  readonly nodeStarts: Int32Array;
  readonly modes: Int32Array;
  /** Steps from a node, one a candidate of the day: at `node * width + candidate - starts[at]`. The node it leads to, or -1. */
  readonly next: Int32Array;
  /** What a step costs: the candidate, the pair it makes, the runs it lengthens or ends, the block it completes. */
  readonly costs: Float64Array;
  readonly width: number;
  draw(request: GraphRequest): void;
}

export interface GraphRequest {
  readonly automaton: AgentAutomaton;
  /** The mode before the stretch. */
  readonly root: number;
  /** Blocks that are part of a node; null when there are none. */
  readonly block: BlockWatch | null;
  readonly candidates: Candidates;
  readonly from: number;
  readonly days: number;
  readonly penalty: number;
}

export function createStretchGraph(mostDays: number, width: number): StretchGraph {
  const capacity = 1 + mostDays * MOST_NODES;
  const nodeStarts = new Int32Array(mostDays + 2);
  const modes = new Int32Array(capacity);
  const blockCounts = new Int32Array(capacity);
  const insides = new Int32Array(capacity);
  const next = new Int32Array(capacity * width);
  const costs = new Float64Array(capacity * width);
  /** By mode and block counts: the node of the day being drawn. */
  let nodeOf = new Int32Array(1 << 14);
  let count = 0;

  function nodeFor(
    mode: number,
    blockCount: number,
    inside: number,
    firstCount: number,
    begun: number,
  ): number {
    const at =
      (mode * COUNTS + Math.min(COUNTS - 1, blockCount - firstCount)) * INSIDES +
      Math.min(INSIDES - 1, inside);
    if (at >= nodeOf.length) {
      const wider = new Int32Array(2 * at);
      wider.set(nodeOf);
      nodeOf = wider;
    }
    const known = nodeOf[at]!;
    if (known >= begun && known < count && modes[known] === mode) {
      if (blockCounts[known] === blockCount && insides[known] === inside) return known;
    }
    if (count - begun >= MOST_NODES) return -1;
    modes[count] = mode;
    blockCounts[count] = blockCount;
    insides[count] = inside;
    nodeOf[at] = count;
    return count++;
  }

  return {
    nodeStarts,
    modes,
    next,
    costs,
    width,
    draw({ automaton, root, block, candidates, from, days, penalty }) {
      const { starts, variants } = candidates;
      const firstCount = block ? block.begin : 0;
      modes[0] = root;
      blockCounts[0] = firstCount;
      insides[0] = 0;
      count = 1;
      nodeStarts[0] = 0;
      nodeStarts[1] = 1;
      for (let at = 0; at < days; at++) {
        const begun = nodeStarts[at + 1]!;
        const first = starts[at]!;
        const end = starts[at + 1]!;
        for (let node = nodeStarts[at]!; node < begun; node++) {
          const mode = modes[node]!;
          const place = node * width - first;
          for (let each = first; each < end; each++) {
            const variant = variants[each]!;
            const after = automaton.next(mode, variant);
            if (after < 0) {
              next[place + each] = -1;
              continue;
            }
            let cost =
              candidates.costs[each]! +
              automaton.costOf(mode, variant) +
              automaton.violationOf(mode, variant) * penalty;
            if (block) cost += block.step(from + at, variant, blockCounts[node]!, insides[node]!, penalty);
            costs[place + each] = cost;
            next[place + each] = block
              ? nodeFor(after, block.count(), block.inside(), firstCount, begun)
              : nodeFor(after, 0, 0, 0, begun);
          }
        }
        nodeStarts[at + 2] = count;
      }
    },
  };
}
