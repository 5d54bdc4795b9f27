/**
 * Labels of a dynamic program, day by day: each a way to have spent the days so far, with its cost. Labels of one day that
 * agree in what matters are one; the cheapest stays.
 */
export interface Layers {
  readonly cost: Float64Array;
  readonly node: Int32Array;
  readonly parent: Int32Array;
  readonly pick: Uint16Array;
  /** `width` values a label. */
  readonly values: Float64Array;
  count(): number;
  /** Empties everything; from now on a label has so many values. */
  clear(width: number): void;
  /** Begins a day: labels added from now on are compared with one another alone. */
  openDay(): void;
  /** The place for a label of that key and cost; -1 when one as good is there, or there is no room. */
  placeFor(key: number, check: number, cost: number): number;
  /** Of the day begun last keeps the cheapest by `order`. */
  thin(from: number, most: number): void;
  readonly order: Float64Array;
}

const TABLE = 1 << 15;

export function createLayers(capacity: number, mostValues: number): Layers {
  const cost = new Float64Array(capacity);
  const node = new Int32Array(capacity);
  const parent = new Int32Array(capacity);
  const pick = new Uint16Array(capacity);
  const order = new Float64Array(capacity);
  const sorted = new Float64Array(capacity);
  const values = new Float64Array(capacity * mostValues);
  const table = new Int32Array(TABLE);
  const stamps = new Int32Array(TABLE);
  const keys = new Int32Array(capacity);
  const checks = new Float64Array(capacity);
  let stamp = 0;
  let count = 0;
  let begun = 0;
  let width = mostValues;

  return {
    cost,
    node,
    parent,
    pick,
    values,
    order,
    count: () => count,
    clear(wanted) {
      count = 0;
      width = wanted;
    },
    openDay() {
      begun = count;
      stamp = (stamp + 1) | 0;
    },
    placeFor(key, check, price) {
      let slot = (Math.imul(key, 0x9e3779b1) >>> 17) & (TABLE - 1);
      for (let tries = 0; tries < 64; tries++) {
        if (stamps[slot] !== stamp) {
          if (count >= capacity || count - begun >= TABLE / 2) return -1;
          stamps[slot] = stamp;
          table[slot] = count;
          keys[count] = key;
          checks[count] = check;
          return count++;
        }
        const label = table[slot]!;
        if (keys[label] === key && checks[label] === check) return cost[label]! <= price ? -1 : label;
        slot = (slot + 1) & (TABLE - 1);
      }
      return -1;
    },
    thin(from, most) {
      const length = count - from;
      if (length <= most) return;
      for (let at = 0; at < length; at++) sorted[at] = order[from + at]!;
      const limit = findSmallest(sorted, length, most - 1);
      let below = 0;
      for (let label = from; label < count; label++) if (order[label]! < limit) below++;
      /** Room for those that are just as dear as the limit. */
      let ties = most - below;
      let kept = from;
      for (let label = from; label < count; label++) {
        if (order[label]! > limit || (order[label] === limit && ties-- <= 0)) continue;
        if (kept !== label) {
          cost[kept] = cost[label]!;
          order[kept] = order[label]!;
          node[kept] = node[label]!;
          parent[kept] = parent[label]!;
          pick[kept] = pick[label]!;
          values.copyWithin(kept * width, label * width, label * width + width);
        }
        kept++;
      }
      count = kept;
    },
  };
}

/** The number that stands at `place` once the first `length` are in ascending order; they are moved about for it. */
function findSmallest(numbers: Float64Array, length: number, place: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const pivot = numbers[(low + high) >> 1]!;
    let left = low;
    let right = high;
    while (left <= right) {
      while (numbers[left]! < pivot) left++;
      while (numbers[right]! > pivot) right--;
      if (left > right) break;
      const held = numbers[left]!;
      numbers[left++] = numbers[right]!;
      numbers[right--] = held;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else break;
  }
  return numbers[place]!;
}
