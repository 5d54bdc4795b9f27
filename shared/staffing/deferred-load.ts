import { checkNumber, checkPositive, StaffingError } from './staffing-error.ts';

/** Work that may wait: call-backs, messages, work orders. Places are intervals from 0. */
export interface DeferredWork {
  readonly lots: readonly DeferredLot[];
  /** By interval: whether it may be done then. */
  readonly mayBeDone: readonly boolean[];
}

/** What arises together and is due together. */
export interface DeferredLot {
  /** The interval from which it can be done. */
  readonly fromInterval: number;
  /** The last interval in which it is still in time. */
  readonly dueInterval: number;
  /** All of it, in seconds of one agent. */
  readonly agentSeconds: number;
}

/** Of one work. */
export interface LevelledWork {
  /** Agents that it asks for, by interval, fractions. To be added to those on the phone. */
  readonly agents: Float64Array;
  /** Lots that no interval is left for in which they may be done: nobody is asked for them. */
  readonly late: readonly DeferredLot[];
}

/** The levels change by less than this many agents: nobody would see it, for agents are told in thousandths. */
const SETTLED_AGENTS = 1e-3;
/** All work is laid after the first; the later ones only level it. */
const MOST_ROUNDS = 60;

/** A lot within its own intervals. */
interface Poured {
  /** The intervals it may be done in. */
  readonly at: Int32Array;
  readonly amount: number;
  readonly parts: Float64Array;
  readonly agents: Float64Array;
}

/**
 * Lays work into the valleys of what is needed anyway, so that the highest total is as low as the delays allow. The lot
 * that is due first is laid first, level like water over its own intervals; then each in turn is lifted out and laid
 * again until nothing moves. The sum of squares falls with every step, so it ends at the flattest total there is.
 *
 * @param base agents needed by interval for what cannot wait
 * @returns as `works`
 * @throws StaffingError for a lot that is due before it begins or is not 0 or more, and for hours that are not as many as the
 * intervals.
 * Example: base 2, 1, 3 of 30 minutes and one hour of work due in any of them: 0.5, 1.5 and 0 agents.
 */
export function levelDeferredWork(
  works: readonly DeferredWork[],
  base: Float64Array,
  intervalMinutes: number,
): readonly LevelledWork[] {
  checkPositive(
    'intervalMinutes',
    intervalMinutes,
    1440,
    'An interval is a part of a day, for example 15 or 30.',
  );
  const total = Float64Array.from(base);
  const levelled = works.map(() => ({ agents: new Float64Array(base.length), late: [] as DeferredLot[] }));
  const poured: (Poured & { readonly due: number })[] = [];
  works.forEach(({ lots, mayBeDone }, work) => {
    if (mayBeDone.length !== base.length)
      throw new StaffingError(
        `mayBeDone (${mayBeDone.length} intervals) must be as long as the base (${base.length}). Cut them from the same days.`,
      );
    const { agents, late } = levelled[work]!;
    for (const lot of lots) {
      checkLot(lot);
      if (lot.agentSeconds === 0) continue;
      const at = listOpen(lot, mayBeDone);
      if (at.length === 0) late.push(lot);
      else {
        const amount = lot.agentSeconds / (intervalMinutes * 60);
        poured.push({ at, amount, parts: new Float64Array(at.length), agents, due: lot.dueInterval });
      }
    }
  });
  poured.sort((a, b) => a.due - b.due);
  for (let round = 0, moved = Infinity; round < MOST_ROUNDS && moved > SETTLED_AGENTS; round++) {
    moved = 0;
    for (const lot of poured) moved = Math.max(moved, pour(total, lot));
  }
  for (const { at, parts, agents } of poured)
    at.forEach((interval, index) => (agents[interval] = agents[interval]! + parts[index]!));
  return levelled;
}

function listOpen({ fromInterval, dueInterval }: DeferredLot, mayBeDone: readonly boolean[]): Int32Array {
  const open: number[] = [];
  for (let at = Math.max(0, fromInterval); at <= Math.min(dueInterval, mayBeDone.length - 1); at++)
    if (mayBeDone[at]) open.push(at);
  return Int32Array.from(open);
}

/** Lifts the parts out of the total and lays them level again. Gives the largest change. */
function pour(total: Float64Array, { at, amount, parts }: Poured): number {
  for (let index = 0; index < at.length; index++)
    total[at[index]!] = Math.max(0, total[at[index]!]! - parts[index]!);
  const level = waterLevel(total, at, amount);
  let moved = 0;
  for (let index = 0; index < at.length; index++) {
    const ground = total[at[index]!]!;
    const part = Math.max(0, level - ground);
    moved = Math.max(moved, Math.abs(part - parts[index]!));
    parts[index] = part;
    total[at[index]!] = ground + part;
  }
  return moved;
}

/** The level at which the water over the ground is `amount`: ground that stands out of it is left out until none does. */
function waterLevel(total: Float64Array, at: Int32Array, amount: number): number {
  let level = Infinity;
  let wet = Infinity;
  while (true) {
    let [sum, count] = [amount, 0];
    for (const interval of at) {
      if (total[interval]! >= level) continue;
      sum += total[interval]!;
      count += 1;
    }
    // Not fewer: all that is left is wet. More: rounding lifted the level by a hair, over ground that was left out.
    if (count >= wet || count === 0) return level;
    wet = count;
    level = sum / count;
  }
}

function checkLot({ fromInterval, dueInterval, agentSeconds }: DeferredLot): void {
  checkNumber('agentSeconds', agentSeconds, 0, Number.MAX_SAFE_INTEGER, 'Pieces x seconds of one piece.');
  if (Number.isInteger(fromInterval) && Number.isInteger(dueInterval) && fromInterval <= dueInterval) return;
  throw new StaffingError(
    `dueInterval (${dueInterval}) must be a whole number, not before fromInterval (${fromInterval}). ` +
      'Maybe the allowed delay is below 0.',
  );
}
