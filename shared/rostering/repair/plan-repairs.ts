import { clashes, collectMoves, put, takeBack, worthOf, type Move, type MovePool } from './move-pool.ts';
import { countChanges, noticeOf, openPlanBook, WORTH, type PlanBook } from './plan-book.ts';
import { rearrange } from './rearrange.ts';
import type { RepairDesk, Weighed } from './repair-desk.ts';
import type { ShiftChange } from './repair-task.ts';

export interface RepairPlan extends Weighed {
  /** In the order in which they help. */
  readonly changes: readonly ShiftChange[];
  readonly agents: number;
  /**
   * How much of what was lost comes back: 0 nothing, 1 all of it; above 1 the roster is better than before. Violations by their
   * weight, what notice costs left out. Null when nothing was lost.
   */
  readonly recoveredRatio: number | null;
}

export interface RepairPlans {
  readonly lostCost: number;
  readonly lostViolations: number;
  /**
   * Each with more changes than the one before and better than it; the first that recovers all that was lost is the last. Empty when
   * nothing helps.
   */
  readonly plans: readonly RepairPlan[];
}

export interface PlanOptions {
  /** Days on which shifts may change. */
  readonly days: readonly number[];
  readonly mostChanges: number;
  /** Quick: changes that help only together are not looked for. */
  readonly effort?: 'quick' | 'thorough';
}

/** So many of the pool are tried in the place of one that is in a plan. */
const EXCHANGED_WITH = 120;
const MOST_EXCHANGES = 3;
/** All of what was lost, but for noise of adding up. */
const ALL = 1 - 1e-9;

/**
 * Plans of few changes against what was lost: "3 changes recover 65 %, 6 recover 82 %". First greedy: whichever change helps most for
 * what its notice costs comes next; the queue is lazy, since what the first changes leave is as a rule worth less than before
 * (Minoux 1978). After each step every change is taken out in turn and exchanged for one that helps as much with less notice, or
 * more with no more of it. Then, unless it has to be quick, changes that help only together. A plan never breaks a rule the roster
 * did not break already.
 */
export function planRepairs(
  desk: RepairDesk,
  { days, mostChanges, effort = 'thorough' }: PlanOptions,
): RepairPlans {
  const pool = aimAtLoss(desk, collectMoves(desk, days));
  const book = openPlanBook(desk, mostChanges);
  fillOneByOne(desk, pool.helpful, book, mostChanges);
  if (effort === 'thorough' && mostChanges > 1) rearrange(desk, pool, book);
  return {
    lostCost: desk.loss.cost,
    lostViolations: desk.loss.violations,
    plans: untilRecovered(book.list().map((moves) => describe(desk, moves))),
  };
}

/** What more changes would better then has nothing to do with what was lost. */
function untilRecovered(plans: readonly RepairPlan[]): readonly RepairPlan[] {
  const last = plans.findIndex(({ recoveredRatio }) => recoveredRatio !== null && recoveredRatio >= ALL);
  return last < 0 ? plans : plans.slice(0, last + 1);
}

/** Where cover was lost, what helps but betters no cover has nothing to do with it: it would help without the event as well. */
function aimAtLoss(desk: RepairDesk, pool: MovePool): MovePool {
  const back = desk.absences.map(({ agent, day, variant }) => ({ agent, day, from: 0, to: variant }));
  if (desk.cover.effectOf(back).costChange >= -WORTH) return pool;
  const isAimed = ({ changes }: Move) => desk.cover.effectOf(changes).costChange < -WORTH;
  return { ...pool, helpful: pool.helpful.filter(isAimed) };
}

function fillOneByOne(desk: RepairDesk, pool: readonly Move[], book: PlanBook, mostChanges: number): void {
  const queue = [...pool];
  const chosen: Move[] = [];
  while (countChanges(chosen) < mostChanges) {
    const next = takeBest(desk, queue, chosen, mostChanges - countChanges(chosen));
    if (next === null) break;
    put(desk, next);
    chosen.push(next);
    book.note(chosen);
    exchange(desk, pool, chosen);
    book.note(chosen);
  }
  for (const move of [...chosen].reverse()) takeBack(desk, move);
}

/** The pool is sorted by what moves were worth: the first that is still worth as much as the second was is the best. */
function takeBest(desk: RepairDesk, queue: Move[], chosen: readonly Move[], most: number): Move | null {
  while (queue.length > 0) {
    const move = queue.shift()!;
    if (move.changes.length > most || clashes(move, chosen)) continue;
    const weighed = desk.weigh(move.changes);
    move.worth = worthOf(desk, weighed);
    if (weighed.violationChange > 0 || desk.gain(weighed) >= -WORTH) continue;
    if (move.worth <= (queue[0]?.worth ?? 0) + WORTH) return move;
    insert(queue, move);
  }
  return null;
}

function insert(queue: Move[], move: Move): void {
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (queue[middle]!.worth < move.worth) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, move);
}

function exchange(desk: RepairDesk, pool: readonly Move[], chosen: Move[]): void {
  for (let round = 0; round < MOST_EXCHANGES; round++) {
    let hasExchanged = false;
    for (let at = 0; at < chosen.length; at++) {
      const old = chosen[at]!;
      takeBack(desk, old);
      const others = chosen.filter((move) => move !== old);
      const weighed = desk.weigh(old.changes);
      let best = { move: old, gain: desk.gain(weighed), noticeCost: weighed.noticeCost };
      for (const move of pool.slice(0, EXCHANGED_WITH)) {
        if (move.changes.length > old.changes.length || clashes(move, others)) continue;
        const tried = desk.weigh(move.changes);
        if (tried.violationChange > Math.max(0, weighed.violationChange)) continue;
        const { noticeCost } = tried;
        const gain = desk.gain(tried);
        const isNoWorse = gain <= best.gain + WORTH && noticeCost <= best.noticeCost + WORTH;
        if (isNoWorse && gain + noticeCost < best.gain + best.noticeCost - 3 * WORTH)
          best = { move, gain, noticeCost };
      }
      put(desk, best.move);
      chosen[at] = best.move;
      hasExchanged ||= best.move !== old;
    }
    if (!hasExchanged) return;
  }
}

function describe(desk: RepairDesk, moves: readonly Move[]): RepairPlan {
  const changes = putInOrder(desk, moves);
  const effect = desk.placed();
  for (const move of moves) takeBack(desk, move);
  return {
    changes,
    agents: new Set(changes.map(({ agent }) => agent)).size,
    ...effect,
    noticeCost: noticeOf(moves),
    recoveredRatio: desk.lost > 0 ? -desk.gain(effect) / desk.lost : null,
  };
}

/** Puts moves on the desk, whichever helps most first, and gives their changes in that order. */
function putInOrder(desk: RepairDesk, moves: readonly Move[]): readonly ShiftChange[] {
  const left = [...moves];
  const order: ShiftChange[] = [];
  while (left.length > 0) {
    const gains = left.map(({ changes }) => desk.gain(desk.weigh(changes)));
    const [next] = left.splice(gains.indexOf(Math.min(...gains)), 1);
    put(desk, next!);
    order.push(...next!.changes);
  }
  return order;
}
