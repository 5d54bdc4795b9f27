import { openWindow } from '../plan.ts';
import type { Move } from './move.ts';

const LONGEST = 10;

/** All of a window moves by a day; what falls off at one end comes back at the other. */
export const shiftRun: Move = {
  id: 'shift-run',
  weight: 2,
  propose(space, plan) {
    const { rng, picks, dayCount, choices } = space;
    const agent = space.pickAgent();
    const from = rng.nextIndex(dayCount);
    const to = from + 2 + rng.nextIndex(LONGEST - 2);
    if (to >= dayCount) return false;
    const base = agent * dayCount;
    const isLater = rng.next() < 0.5;
    const next = openWindow(plan, picks, agent, from, to);
    let isChanged = false;
    for (let day = from; day <= to; day++) {
      const source = isLater ? (day === from ? to : day - 1) : day === to ? from : day + 1;
      const pick = picks[base + source]!;
      if (pick === next[day]) continue;
      if (!choices.has(agent, day, pick)) return false;
      next[day] = pick;
      isChanged = true;
    }
    return isChanged;
  },
};
