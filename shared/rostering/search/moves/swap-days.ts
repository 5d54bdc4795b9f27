import { openWindow } from '../plan.ts';
import type { Move } from './move.ts';

/** Two agents exchange a window of days; short ones most often. */
export const swapDays: Move = {
  id: 'swap-days',
  weight: 5,
  propose(space, plan) {
    const { rng, dayCount } = space;
    const agent = space.pickAgent();
    const other = space.pickOther(agent);
    if (other === agent) return false;
    const draw = rng.next();
    const length = 1 + Math.floor(draw * draw * draw * Math.min(dayCount, 21));
    const from = rng.nextIndex(dayCount);
    const to = Math.min(dayCount - 1, from + length - 1);
    return exchangeDays(space, plan, agent, other, from, to);
  },
};

/** Fills two windows with each other's days; false when one may not have the other's, or nothing would change. */
export function exchangeDays(
  space: Parameters<Move['propose']>[0],
  plan: Parameters<Move['propose']>[1],
  agent: number,
  other: number,
  from: number,
  to: number,
): boolean {
  const { picks, dayCount, choices } = space;
  const mine = agent * dayCount;
  const theirs = other * dayCount;
  let first = -1;
  let last = -1;
  for (let day = from; day <= to; day++) {
    const own = picks[mine + day]!;
    const foreign = picks[theirs + day]!;
    if (own === foreign) continue;
    if (!choices.has(agent, day, foreign) || !choices.has(other, day, own)) return false;
    if (first < 0) first = day;
    last = day;
  }
  if (first < 0) return false;
  const next = openWindow(plan, picks, agent, first, last);
  const nextOther = openWindow(plan, picks, other, first, last);
  for (let day = first; day <= last; day++) {
    const own = next[day]!;
    next[day] = nextOther[day]!;
    nextOther[day] = own;
  }
  plan.isExchange = true;
  return true;
}
