import { openWindow } from '../plan.ts';
import type { Move } from './move.ts';

const FARTHEST = 8;

/** Two days of one agent change places: a day off moves, hours stay. */
export const moveDayOff: Move = {
  id: 'move-day-off',
  weight: 2,
  propose(space, plan) {
    const { rng, picks, dayCount, choices } = space;
    const agent = space.pickAgent();
    const from = rng.nextIndex(dayCount);
    const to = from + 1 + rng.nextIndex(FARTHEST);
    if (to >= dayCount) return false;
    const first = picks[agent * dayCount + from]!;
    const last = picks[agent * dayCount + to]!;
    if (first === last || !choices.has(agent, from, last) || !choices.has(agent, to, first)) return false;
    const next = openWindow(plan, picks, agent, from, to);
    next[from] = last;
    next[to] = first;
    return true;
  },
};
