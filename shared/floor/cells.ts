import { TALLY_FIELDS, type Tally, createTally } from './tally.ts';

/**
 * A tally as a row of numbers, in the order of `TALLY_FIELDS`. The floor counts in cells, because adding, comparing and
 * saving them is a loop over an array; the world outside sees `Tally`. A test holds the numbers below to the fields.
 */
export type Cells = Float64Array;

export const OFFERED = 0;
export const ANSWERED = 1;
export const ANSWERED_WITHIN_TARGET = 2;
export const ABANDONED = 3;
export const ABANDONED_WITHIN_TARGET = 4;
export const SHORT_ABANDONS = 5;
export const FLOWED_OUT = 6;
export const WAITING = 7;
export const WAITING_PAST_TARGET = 8;
export const SUM_ANSWER_WAIT_MS = 9;
export const SUM_ABANDON_WAIT_MS = 10;
export const SUM_FLOW_OUT_WAIT_MS = 11;
export const LONGEST_WAIT_MS = 12;
export const HANDLED = 13;
export const SUM_TALK_MS = 14;
export const SUM_HOLD_MS = 15;
export const SUM_WRAP_UP_MS = 16;
export const HANDLE_AGENT_MS = 17;
export const READY_AGENT_MS = 18;
/** First of the reasons, in the order of `FLOW_OUT_REASONS`. */
export const FLOWED_OUT_FIRST = 19;

export const CELLS = TALLY_FIELDS.length;

export function createCells(): Cells {
  return new Float64Array(CELLS);
}

/** A `Tally` with the values of `cells`. */
export function tallyOf(cells: Cells): Tally {
  const tally = createTally();
  for (let index = 0; index < CELLS; index += 1) tally[TALLY_FIELDS[index]!] = cells[index]!;
  return tally;
}

/** Adds all but the longest wait, which is the greater of the two. */
export function addCells(to: Cells, from: Cells): void {
  for (let index = 0; index < CELLS; index += 1) {
    if (index === LONGEST_WAIT_MS) to[index] = Math.max(to[index]!, from[index]!);
    else to[index] = to[index]! + from[index]!;
  }
}
