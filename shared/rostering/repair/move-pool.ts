import type { RepairDesk, Weighed } from './repair-desk.ts';
import type { ShiftChange } from './repair-task.ts';

/** One thing that can be done: a shift changed, or two of one agent's that are changed together. */
export interface Move {
  readonly changes: readonly ShiftChange[];
  /** What it was worth when it was last looked at (`worthOf`). */
  worth: number;
  /** What it gains by itself, below 0 is good, notice left out. */
  readonly gain: number;
}

export interface MovePool {
  /** Each good by itself, best first. */
  readonly helpful: readonly Move[];
  /** What may help beside others: less good or no good alone. */
  readonly others: readonly Move[];
}

/**
 * What changes gain by each unit that notice costs, below 0 is good: of two that help as much, the one told earlier, or of fewer
 * shifts, comes first; one that helps is never held back by its notice.
 */
export function worthOf(desk: RepairDesk, weighed: Weighed): number {
  return desk.gain(weighed) / Math.max(LEAST_NOTICE, weighed.noticeCost);
}

/** Where notice costs nothing. */
const LEAST_NOTICE = 1e-3;

/** So many variants of each agent and day are kept, best first, and so many more to go with others. */
const VARIANTS_KEPT = 3;
const OTHERS_KEPT = 6;
/** So many swaps are tried, those whose first half is best. */
const SWAPS_TRIED = 400;
const SWAP_DAYS = 6;
/** A pool beyond this is never looked at to its end. */
const MOST_MOVES = 4000;

/**
 * What is worth trying on these days: for each agent who is not away the best few other ways to spend the day, and for those who would work a day off also being off on another one instead. What breaks rules by itself is left out, unless
 * the other half of a swap mends it.
 */
export function collectMoves(desk: RepairDesk, days: readonly number[]): MovePool {
  const { model } = desk.task;
  const { dayCount } = model;
  const singles: { readonly move: Move; readonly violationChange: number }[] = [];
  const beside: typeof singles = [];
  for (const day of days) {
    model.agentIds.forEach((_, agent) => {
      if (desk.leftAlone.has(agent)) return;
      const own: typeof singles = [];
      for (const variant of model.choices[agent * dayCount + day]!) {
        const change = desk.changeOf(agent, day, variant);
        if (change === null) continue;
        const weighed = desk.weigh([change]);
        own.push({
          move: moveOf(desk, [change], weighed),
          violationChange: weighed.violationChange,
        });
      }
      own.sort((one, other) => one.move.worth - other.move.worth);
      singles.push(...own.slice(0, VARIANTS_KEPT));
      beside.push(...own.slice(VARIANTS_KEPT, VARIANTS_KEPT + OTHERS_KEPT));
    });
  }
  // A day worked that is too many becomes a swap: what it costs alone says little, what it does for cover much.
  const coverOf = ({ move }: (typeof singles)[number]) => {
    const { costChange, violationChange } = desk.cover.effectOf(move.changes);
    return costChange + violationChange * desk.task.violationWeight;
  };
  const begun = singles
    .filter(({ move: { changes } }) => changes[0]!.from === 0)
    .map((single) => ({ change: single.move.changes[0]!, gain: coverOf(single) }))
    .filter(({ gain }) => gain < 0)
    .sort((one, other) => one.gain - other.gain)
    .slice(0, SWAPS_TRIED);
  const swaps = begun.flatMap(({ change }) => collectSwaps(desk, change));
  const allowed = (list: typeof singles) =>
    list.filter(({ violationChange }) => violationChange <= 0).map(({ move }) => move);
  const moves = [...allowed(singles), ...swaps].sort((one, other) => one.worth - other.worth);
  const others = [...moves.filter(({ worth }) => worth >= 0), ...allowed(beside)];
  return {
    helpful: moves.filter(({ worth }) => worth < 0).slice(0, MOST_MOVES),
    others: others.sort((one, other) => one.gain - other.gain).slice(0, MOST_MOVES),
  };
}

function moveOf(desk: RepairDesk, changes: readonly ShiftChange[], weighed: Weighed): Move {
  return { changes, worth: worthOf(desk, weighed), gain: desk.gain(weighed) };
}

function collectSwaps(desk: RepairDesk, taken: ShiftChange): readonly Move[] {
  const { model } = desk.task;
  const moves: Move[] = [];
  const last = Math.min(model.dayCount - 1, taken.day + SWAP_DAYS);
  for (let day = Math.max(0, taken.day - SWAP_DAYS); day <= last; day++) {
    const place = taken.agent * model.dayCount + day;
    if (day === taken.day || desk.score.picks[place] === 0 || !model.choices[place]!.includes(0)) continue;
    const given = desk.changeOf(taken.agent, day, 0);
    if (given === null) continue;
    const weighed = desk.weigh([taken, given]);
    if (weighed.violationChange <= 0) moves.push(moveOf(desk, [taken, given], weighed));
  }
  return moves;
}

/** Whether a move changes a day of somebody's that another one changes. */
export function clashes(move: Move, chosen: readonly Move[]): boolean {
  return move.changes.some(({ agent, day }) =>
    chosen.some((other) => other.changes.some((change) => change.agent === agent && change.day === day)),
  );
}

export function put({ score }: RepairDesk, { changes }: Move): void {
  for (const { agent, day, to } of changes) score.change(agent, day, to);
}

export function takeBack({ score }: RepairDesk, { changes }: Move): void {
  for (const { agent, day, from } of changes) score.change(agent, day, from);
}
