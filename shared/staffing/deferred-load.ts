import { checkNumber, checkPositive, StaffingError } from './staffing-error.ts';

/** Work that may wait: call-backs, messages, work orders. Places are intervals from 0. */
export interface DeferredWork {
  /** The interval from which it can be done. */
  readonly fromInterval: number;
  /** The last interval in which it is still in time. */
  readonly dueInterval: number;
  /** All of it, in seconds of one agent. */
  readonly agentSeconds: number;
}

export interface LevelledWork {
  /** Agents that the work asks for, by interval, fractions. To be added to those on the phone. */
  readonly agents: Float64Array;
  /** Work that no open interval is left for, in agent seconds. */
  readonly lateAgentSeconds: number;
}

/** The levels change by less than this many agents: nobody would see it. */
const SETTLED_AGENTS = 1e-6;
const MOST_ROUNDS = 200;

/**
 * Lays work into the valleys of what is needed anyway, so that the highest total is as low as the delays allow. The work
 * that is due first is laid first, level like water over its own intervals; then each in turn is lifted out and laid
 * again until nothing moves. The sum of squares falls with every step, so it ends at the flattest total there is.
 *
 * @param base agents needed by interval for what cannot wait; NaN where the centre is closed and nobody works
 * @throws StaffingError for work that is due before it begins or is not 0 or more.
 * Example: base 2, 1, 3 of 30 minutes and one hour of work due in any of them: 0.5, 1.5 and 0 agents.
 */
export function levelDeferredWork(
  works: readonly DeferredWork[],
  base: Float64Array,
  intervalMinutes: number,
): LevelledWork {
  checkPositive(
    'intervalMinutes',
    intervalMinutes,
    1440,
    'An interval is a part of a day, for example 15 or 30.',
  );
  const total = Float64Array.from(base);
  let lateAgentSeconds = 0;
  const laid: { readonly from: number; readonly amount: number; readonly parts: Float64Array }[] = [];
  for (const work of [...works].sort((a, b) => a.dueInterval - b.dueInterval)) {
    checkWork(work);
    const from = Math.max(0, work.fromInterval);
    const window = base.subarray(from, Math.max(from, work.dueInterval + 1));
    if (window.every((value) => Number.isNaN(value))) lateAgentSeconds += work.agentSeconds;
    else {
      const amount = work.agentSeconds / (intervalMinutes * 60);
      laid.push({ from, amount, parts: new Float64Array(window.length) });
    }
  }
  for (let round = 0, moved = Infinity; round < MOST_ROUNDS && moved > SETTLED_AGENTS; round++) {
    moved = 0;
    for (const { from, amount, parts } of laid) moved = Math.max(moved, pour(total, from, amount, parts));
  }
  return {
    agents: total.map((value, at) => (Number.isNaN(value) ? 0 : value - base[at]!)),
    lateAgentSeconds,
  };
}

/** Lifts the parts out of the total and lays them level again. Gives the largest change. */
function pour(total: Float64Array, from: number, amount: number, parts: Float64Array): number {
  const ground = parts.map((part, at) => total[from + at]! - part);
  const level = waterLevel(ground, amount);
  let moved = 0;
  for (let at = 0; at < parts.length; at++) {
    if (Number.isNaN(ground[at]!)) continue;
    const part = Math.max(0, level - ground[at]!);
    moved = Math.max(moved, Math.abs(part - parts[at]!));
    parts[at] = part;
    total[from + at] = ground[at]! + part;
  }
  return moved;
}

/** The level at which the water over the ground is `amount`. */
function waterLevel(ground: Float64Array, amount: number): number {
  const heights = ground.filter((value) => !Number.isNaN(value)).sort();
  let sum = 0;
  for (let count = 1; count <= heights.length; count++) {
    sum += heights[count - 1]!;
    const level = (amount + sum) / count;
    if (count === heights.length || level <= heights[count]!) return level;
  }
  return 0;
}

function checkWork({ fromInterval, dueInterval, agentSeconds }: DeferredWork): void {
  checkNumber('agentSeconds', agentSeconds, 0, Number.MAX_SAFE_INTEGER, 'Pieces x seconds of one piece.');
  if (Number.isInteger(fromInterval) && Number.isInteger(dueInterval) && fromInterval <= dueInterval) return;
  throw new StaffingError(
    `dueInterval (${dueInterval}) must be a whole number, not before fromInterval (${fromInterval}). ` +
      'Maybe the allowed delay is below 0.',
  );
}
