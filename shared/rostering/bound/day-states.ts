import { BROKEN, type Counter } from './counters/counter.ts';

/** One day of a graph while it is made: its nodes in order, with their arcs to the nodes of the next. */
export interface DayStates {
  /** First arc of each node, and last the count of arcs. */
  readonly arcStarts: Int32Array;
  readonly arcEnds: Int32Array;
  readonly arcTypes: Uint16Array;
  readonly arcCosts: Float64Array;
  /** What each counter has come to in the nodes of the next day: by counter, by node. */
  readonly following: readonly Int32Array[];
}

/** Where a counter's values lead on this day, by `value's place * typeCount + type`. */
interface Steps {
  /** Place among the values of the next day; `BROKEN` where something hard would be broken. */
  readonly next: Int32Array;
  readonly prices: Float64Array;
  /** The value at each place of the next day. */
  readonly values: readonly number[];
  /** Place of each node's value among those of this day. */
  readonly places: Int32Array;
}

/**
 * @param types those that may be on this day
 * @param states what each counter has come to: by counter, by node
 * @param isLast whether all ways end in one node after this day
 * @returns null where there would be more than `mostArcs`, or more states than whole numbers can tell apart
 */
export function createDayStates(
  counters: readonly Counter[],
  typeCount: number,
  types: readonly number[],
  day: number,
  states: readonly Int32Array[],
  isLast: boolean,
  mostArcs: number,
): DayStates | null {
  const nodeCount = states[0]?.length ?? 1;
  const steps = counters.map((counter, place) => listSteps(counter, typeCount, types, day, states[place]!));
  const stateCount = steps.reduce((product, { values }) => product * Math.max(1, values.length), 1);
  if (stateCount > Number.MAX_SAFE_INTEGER) return null;
  const size = Math.min(mostArcs, nodeCount * types.length);
  const arcStarts = new Int32Array(nodeCount + 1);
  const arcEnds = new Int32Array(size);
  const arcTypes = new Uint16Array(size);
  const arcCosts = new Float64Array(size);
  const table = createKeyTable();
  let arc = 0;
  for (let node = 0; node < nodeCount; node++) {
    for (const type of types) {
      let key = 0;
      let cost = 0;
      for (const { places, next, prices, values } of steps) {
        const at = places[node]! * typeCount + type;
        if (next[at] === BROKEN) {
          key = BROKEN;
          break;
        }
        key = key * values.length + next[at]!;
        cost += prices[at]!;
      }
      if (key === BROKEN) continue;
      if (arc === mostArcs) return null;
      arcEnds[arc] = isLast ? 0 : table.placeOf(key);
      arcTypes[arc] = type;
      arcCosts[arc] = cost;
      arc++;
    }
    arcStarts[node + 1] = arc;
  }
  return {
    arcStarts,
    arcEnds: arcEnds.slice(0, arc),
    arcTypes: arcTypes.slice(0, arc),
    arcCosts: arcCosts.slice(0, arc),
    following: isLast ? [] : readStates(steps, table.keys()),
  };
}

function listSteps(
  counter: Counter,
  typeCount: number,
  types: readonly number[],
  day: number,
  states: Int32Array,
): Steps {
  const known = new Map<number, number>();
  const places = states.map((value) => {
    const place = known.get(value) ?? known.size;
    known.set(value, place);
    return place;
  });
  const next = new Int32Array(known.size * typeCount).fill(BROKEN);
  const prices = new Float64Array(known.size * typeCount);
  const followers = new Map<number, number>();
  for (const [value, place] of known) {
    for (const type of types) {
      const after = counter.step(day, value, type);
      if (after === BROKEN) continue;
      const follower = followers.get(after) ?? followers.size;
      followers.set(after, follower);
      next[place * typeCount + type] = follower;
      prices[place * typeCount + type] = counter.price(day, value, type);
    }
  }
  return { next, prices, values: [...followers.keys()], places };
}

/** What each counter has come to, read back from the keys. */
function readStates(steps: readonly Steps[], keys: Float64Array): readonly Int32Array[] {
  const states = steps.map(() => new Int32Array(keys.length));
  keys.forEach((key, node) => {
    let left = key;
    for (let place = steps.length - 1; place >= 0; place--) {
      const { values } = steps[place]!;
      states[place]![node] = values[left % values.length]!;
      left = Math.floor(left / values.length);
    }
  });
  return states;
}

interface KeyTable {
  /** Keys are numbered in the order they come. */
  placeOf(key: number): number;
  keys(): Float64Array;
}

/** Whole numbers from 0 with their places, by open addressing: a `Map` takes most of the time of a large graph. */
function createKeyTable(): KeyTable {
  let mask = 1023;
  let slots = new Int32Array(mask + 1).fill(-1);
  let keys = new Float64Array(512);
  let count = 0;
  const slotOf = (key: number) => {
    let slot =
      (Math.imul(key % 4_294_967_296, 0x9e37_79b1) ^ Math.imul(key / 4_294_967_296, 0x85eb_ca6b)) >>> 7;
    slot &= mask;
    while (slots[slot]! >= 0 && keys[slots[slot]!] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = () => {
    mask = 2 * mask + 1;
    slots = new Int32Array(mask + 1).fill(-1);
    const larger = new Float64Array(2 * keys.length);
    larger.set(keys);
    keys = larger;
    for (let place = 0; place < count; place++) slots[slotOf(keys[place]!)] = place;
  };
  return {
    placeOf: (key) => {
      const slot = slotOf(key);
      if (slots[slot]! >= 0) return slots[slot]!;
      keys[count] = key;
      slots[slot] = count;
      if (++count === keys.length) grow();
      return count - 1;
    },
    keys: () => keys.slice(0, count),
  };
}
