/** A group that can take demand: of which queues, and how much at most. */
export interface DemandTaker {
  /** By queue: whether it may. */
  readonly may: readonly boolean[];
  readonly most: number;
}

export interface SplitDemand {
  /** Taken by queue and group. */
  readonly flow: readonly (readonly number[])[];
  /** By group. */
  readonly taken: readonly number[];
  /** By queue: what nobody may or can take. */
  readonly left: readonly number[];
}

/** Flows below this many agents are a computer's rounding. */
const NOTHING = 1e-9;

/**
 * Lays the demand of queues on groups that may take it, as much as can be: a maximum flow by shortest augmenting paths
 * (Edmonds and Karp 1972), which moves what was laid elsewhere when only so there is room.
 *
 * @param rounds what each group may take in one round after the other; earlier flows stay as a start. The last is the whole
 * truth, those before it say how demand should lie when there is a choice.
 * Example: 3 of queue A and 1 of B on a group for A with room for 2 and one for both with room for 3: 2, and 1 + 1.
 */
export function splitDemand(
  demand: readonly number[],
  rounds: readonly (readonly DemandTaker[])[],
): SplitDemand {
  const groups = rounds[0]?.length ?? 0;
  const flow = demand.map(() => new Array<number>(groups).fill(0));
  const left = [...demand];
  const taken = new Array<number>(groups).fill(0);
  for (const takers of rounds) {
    for (let queue = 0; queue < demand.length; queue++) {
      while (left[queue]! > NOTHING) {
        const moved = augment(queue, left[queue]!, flow, taken, takers);
        if (moved <= NOTHING) break;
        left[queue]! -= moved;
      }
    }
  }
  return { flow, taken, left: left.map((rest) => (rest > NOTHING ? rest : 0)) };
}

/** Pushes from a queue to the nearest group with room, by way of groups that can hand something of theirs on. */
function augment(
  source: number,
  amount: number,
  flow: number[][],
  taken: number[],
  takers: readonly DemandTaker[],
): number {
  // Which queue asks a group, and which group a queue was made to leave.
  const askedBy = new Array<number>(takers.length).fill(-1);
  const leaves = new Array<number>(flow.length).fill(-1);
  const line = [source];
  for (const queue of line) {
    for (let group = 0; group < takers.length; group++) {
      if (askedBy[group] !== -1 || !takers[group]!.may[queue]) continue;
      askedBy[group] = queue;
      if (takers[group]!.most - taken[group]! > NOTHING) return push(group);
      for (let other = 0; other < flow.length; other++) {
        if (other === source || leaves[other] !== -1 || flow[other]![group]! <= NOTHING) continue;
        leaves[other] = group;
        line.push(other);
      }
    }
  }
  return 0;

  function push(end: number): number {
    let moved = Math.min(amount, takers[end]!.most - taken[end]!);
    for (let queue = askedBy[end]!; queue !== source; queue = askedBy[leaves[queue]!]!) {
      moved = Math.min(moved, flow[queue]![leaves[queue]!]!);
    }
    taken[end]! += moved;
    let group = end;
    for (;;) {
      const queue = askedBy[group]!;
      flow[queue]![group]! += moved;
      if (queue === source) return moved;
      group = leaves[queue]!;
      flow[queue]![group]! -= moved;
    }
  }
}
