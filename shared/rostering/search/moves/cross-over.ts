import type { Move } from './move.ts';
import { exchangeDays } from './swap-days.ts';

/** Two agents exchange all days from one on. */
export const crossOver: Move = {
  id: 'cross-over',
  weight: 0.5,
  propose(space, plan) {
    const { rng, dayCount } = space;
    const agent = space.pickAgent();
    const other = space.pickOther(agent);
    if (other === agent) return false;
    return exchangeDays(space, plan, agent, other, rng.nextIndex(dayCount), dayCount - 1);
  },
};
