import { Rng } from '../../simulation/rng.ts';
import { clashes, put, takeBack, type Move, type MovePool } from './move-pool.ts';
import { countChanges, noticeOf, type PlanBook } from './plan-book.ts';
import type { RepairDesk } from './repair-desk.ts';

/** So many steps are taken, fewer where there is little to try. */
const MOST_STEPS = 60_000;
const STEPS_A_MOVE = 80;
/** What notice costs counts in full at first, and hardly at the end: few changes come first, then more. */
const FIRST_NOTICE_WEIGHT = 1;
const LAST_NOTICE_WEIGHT = 0.02;
/** Of what the best single move gains, or where none does, of this share of all that was lost. */
const SHARE_OF_LOSS = 0.05;
const FIRST_TEMPERATURE = 0.5;
const LAST_TEMPERATURE = 0.02;
/** One step in so many takes a change back instead of making one. */
const TAKEN_BACK = 0.25;

/**
 * Changes that help only together: one stays on for another who comes earlier to fill the hole. A walk over sets of moves that is at
 * first shy of changes and ends free of that, and writes down the best it meets for each number of them. The same desk gives the
 * same plans.
 */
export function rearrange(desk: RepairDesk, { helpful, others }: MovePool, book: PlanBook): void {
  const moves = [...helpful, ...others];
  const scale = Math.max(desk.lost * SHARE_OF_LOSS, ...helpful.map(({ gain }) => -gain));
  if (moves.length === 0 || scale <= 0) return;
  const rng = new Rng(1);
  const steps = Math.min(MOST_STEPS, STEPS_A_MOVE * moves.length);
  const weigh = (noticeWeight: number, chosen: readonly Move[]) =>
    desk.gain(desk.placed()) + noticeWeight * noticeOf(chosen);

  let chosen: readonly Move[] = [];
  for (let step = 0; step < steps; step++) {
    const progress = step / steps;
    const noticeWeight = between(FIRST_NOTICE_WEIGHT, LAST_NOTICE_WEIGHT, progress);
    const temperature = scale * between(FIRST_TEMPERATURE, LAST_TEMPERATURE, progress);
    const move = chosen.length > 0 && rng.happens(TAKEN_BACK) ? null : moves[rng.nextIndex(moves.length)]!;
    const out =
      move === null ? [chosen[rng.nextIndex(chosen.length)]!] : chosen.filter((one) => clashes(move, [one]));
    const next = chosen.filter((one) => !out.includes(one));
    if (move !== null) next.push(move);
    if (countChanges(next) > book.mostChanges) continue;
    const before = weigh(noticeWeight, chosen);
    for (const one of out) takeBack(desk, one);
    if (move !== null) put(desk, move);
    if (weigh(noticeWeight, next) - before <= -temperature * Math.log(rng.next())) {
      chosen = next;
      book.note(chosen);
      continue;
    }
    if (move !== null) takeBack(desk, move);
    for (const one of out) put(desk, one);
  }
  for (const move of chosen) takeBack(desk, move);
}

function between(first: number, last: number, progress: number): number {
  return first * (last / first) ** progress;
}
