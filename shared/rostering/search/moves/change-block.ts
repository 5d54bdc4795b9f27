import { openWindow } from '../plan.ts';
import type { Move } from './move.ts';

const LONGEST = 6;

/** One variant, or the day off, over several days in a row of one agent, wherever it may be. */
export const changeBlock: Move = {
  id: 'change-block',
  weight: 2,
  propose(space, plan) {
    const { rng, picks, dayCount, choices } = space;
    const agent = space.pickAgent();
    const from = rng.nextIndex(dayCount);
    const to = Math.min(dayCount - 1, from + 1 + rng.nextIndex(LONGEST - 1));
    const here = choices.of(agent, from);
    const pick = rng.next() < 0.3 ? 0 : here[rng.nextIndex(here.length)]!;
    const next = openWindow(plan, picks, agent, from, to);
    let isChanged = false;
    for (let day = from; day <= to; day++) {
      if (next[day] === pick || !choices.has(agent, day, pick)) continue;
      next[day] = pick;
      isChanged = true;
    }
    return isChanged;
  },
};
