import type { PauseTable } from './pause-table.ts';

/** A step at which no pause ended: what is best here was so a step before. */
const GO_ON = -1;
export const NOWHERE = -1;

/** Room to work in, kept between calls and grown when needed. */
export class PauseRoom {
  /** By set of pauses, then step from which the next may begin: least cost. */
  best = new Float64Array(0);
  /** The pause that led here, or `GO_ON`. */
  via = new Int8Array(0);
  /** By set: least cost of all, where it is reached, and the first step reached. */
  readonly ends = new Float64Array(256);
  readonly endsAt = new Int32Array(256);
  readonly firsts = new Int32Array(256);

  begin(sets: number, width: number): void {
    if (this.best.length < sets * width) {
      this.best = new Float64Array(sets * width);
      this.via = new Int8Array(sets * width);
    }
    this.best.fill(Infinity, 0, sets * width);
    this.ends.fill(Infinity, 0, sets);
    this.firsts.fill(width, 0, sets);
  }
}

/**
 * The steps at which pauses of one shift begin so that their costs are least, in whatever order, with `spacing` steps between
 * any two and to both ends. Exact for the costs it is given: dynamic programming over the set of pauses placed and the step
 * reached, O(2^pauses x pauses x steps). A pause is left out only where it cannot be had, or costs more than leaving it out.
 *
 * @param into step by pause; `NOWHERE` for those left out.
 * @returns the cost, those left out included.
 */
export function findPauseSteps(
  table: PauseTable,
  spacing: number,
  room: PauseRoom,
  into: Int32Array,
): number {
  const { pauses, steps, costs, lengths, firsts, lasts } = table;
  const sets = 1 << pauses;
  const width = steps + 1;
  room.begin(sets, width);
  const { best, via } = room;
  if (spacing < width) {
    best[spacing] = 0;
    room.ends[0] = 0;
    room.firsts[0] = spacing;
  }
  let last = 0;
  for (let pause = 0; pause < pauses; pause++) last = Math.max(last, lasts[pause]!);
  // A set only leads to greater ones, so that each row is whole when its turn comes.
  for (let set = 0; set < sets; set++) {
    const row = set * width;
    carryOn(best, via, row + room.firsts[set]!, row + last);
    for (let pause = 0; pause < pauses; pause++) {
      if ((set & (1 << pause)) !== 0) continue;
      const grown = set | (1 << pause);
      const after = lengths[pause]! + spacing;
      const end = Math.min(lasts[pause]!, steps - after);
      for (let step = Math.max(room.firsts[set]!, firsts[pause]!); step <= end; step++) {
        const cost = best[row + step]! + costs[pause * steps + step]!;
        const place = grown * width + step + after;
        if (cost >= best[place]!) continue;
        best[place] = cost;
        via[place] = pause;
        if (step + after < room.firsts[grown]!) room.firsts[grown] = step + after;
        if (cost < room.ends[grown]!) {
          room.ends[grown] = cost;
          room.endsAt[grown] = step + after;
        }
      }
    }
  }
  return readBack(table, spacing, room, into);
}

function carryOn(best: Float64Array, via: Int8Array, from: number, to: number): void {
  for (let place = from; place < to; place++) {
    if (best[place]! >= best[place + 1]!) continue;
    best[place + 1] = best[place]!;
    via[place + 1] = GO_ON;
  }
}

function readBack(table: PauseTable, spacing: number, room: PauseRoom, into: Int32Array): number {
  const { pauses, steps, lengths, leftOut } = table;
  let [least, set] = [Infinity, 0];
  for (let candidate = 0; candidate < 1 << pauses; candidate++) {
    let cost = room.ends[candidate]!;
    for (let pause = 0; pause < pauses; pause++)
      if ((candidate & (1 << pause)) === 0) cost += leftOut[pause]!;
    if (cost < least) [least, set] = [cost, candidate];
  }
  into.fill(NOWHERE, 0, pauses);
  if (least === Infinity) {
    // The spacing alone is longer than the shift.
    least = 0;
    for (let pause = 0; pause < pauses; pause++) least += leftOut[pause]!;
    return least;
  }
  let step = room.endsAt[set]!;
  while (set !== 0) {
    const pause = room.via[set * (steps + 1) + step]!;
    if (pause === GO_ON) {
      step -= 1;
      continue;
    }
    step -= lengths[pause]! + spacing;
    into[pause] = step;
    set &= ~(1 << pause);
  }
  return least;
}
