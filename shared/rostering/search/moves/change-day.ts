import { openWindow } from '../plan.ts';
import type { Move } from './move.ts';

/** Another choice on one day of one agent. */
export const changeDay: Move = {
  id: 'change-day',
  weight: 3,
  propose(space, plan) {
    const { rng, picks, dayCount } = space;
    const agent = space.pickAgent();
    const day = rng.nextIndex(dayCount);
    const choices = space.choices.of(agent, day);
    if (choices.length < 2) return false;
    const old = picks[agent * dayCount + day]!;
    let pick = choices[rng.nextIndex(choices.length)]!;
    if (pick === old) pick = choices[rng.nextIndex(choices.length)]!;
    if (pick === old) return false;
    openWindow(plan, picks, agent, day, day)[day] = pick;
    return true;
  },
};
