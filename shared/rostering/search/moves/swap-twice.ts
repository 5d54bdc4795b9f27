import { openWindow } from '../plan.ts';
import type { Move } from './move.ts';

const LONGEST = 4;
const FARTHEST = 14;

/**
 * Two agents exchange two windows of days that lie apart: one takes over a stretch here and gives one there, so that hours
 * and cover stay nearly what they were.
 */
export const swapTwice: Move = {
  id: 'swap-twice',
  weight: 3,
  propose(space, plan) {
    const { rng, picks, dayCount, choices } = space;
    const agent = space.pickAgent();
    const other = space.pickOther(agent);
    if (other === agent) return false;
    const length = 1 + rng.nextIndex(LONGEST);
    const from = rng.nextIndex(dayCount);
    const second = from + length + rng.nextIndex(FARTHEST);
    const to = second + length - 1;
    if (to >= dayCount) return false;
    const mine = agent * dayCount;
    const theirs = other * dayCount;
    let isChanged = false;
    for (let day = from; day <= to; day++) {
      if (day === from + length) day = second;
      const own = picks[mine + day]!;
      const foreign = picks[theirs + day]!;
      if (own === foreign) continue;
      if (!choices.has(agent, day, foreign) || !choices.has(other, day, own)) return false;
      isChanged = true;
    }
    if (!isChanged) return false;
    const next = openWindow(plan, picks, agent, from, to);
    const nextOther = openWindow(plan, picks, other, from, to);
    for (let day = from; day <= to; day++) {
      if (day === from + length) day = second;
      const own = next[day]!;
      next[day] = nextOther[day]!;
      nextOther[day] = own;
    }
    plan.isExchange = true;
    return true;
  },
};
