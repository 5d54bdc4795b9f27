import { openWindow } from '../plan.ts';
import type { Move } from './move.ts';

const TRIES = 6;
const NEAR = 6;
/** Only to tell better from worse among a few days; what is taken is weighed in full. */
const VIOLATION = 100;

/**
 * Aimed at where too few are: the choice of a day that adds most, and in half of the cases a day near it given up in return
 * where there are too many.
 */
export const fillShortRow: Move = {
  id: 'fill-short-row',
  weight: 2,
  propose(space, plan) {
    const { rng, picks, dayCount, choices, score } = space;
    const agent = space.pickAgent();
    const base = agent * dayCount;
    let best = 0;
    let bestDay = -1;
    let bestPick = 0;
    for (let round = 0; round < TRIES; round++) {
      const day = rng.nextIndex(dayCount);
      const list = choices.of(agent, day);
      const pick = list[rng.nextIndex(list.length)]!;
      if (pick === 0 || pick === picks[base + day]) continue;
      TALLY.fill(0);
      score.sheet.cover.addWorth(agent, day, pick, TALLY);
      const worth = TALLY[0]! + TALLY[1]! * VIOLATION;
      if (worth >= best) continue;
      best = worth;
      bestDay = day;
      bestPick = pick;
    }
    if (bestDay < 0) return false;
    const giveUp = bestDay + (rng.next() < 0.5 ? 0 : rng.nextIndex(2 * NEAR + 1) - NEAR);
    if (giveUp < 0 || giveUp >= dayCount) return false;
    const from = Math.min(bestDay, giveUp);
    const to = Math.max(bestDay, giveUp);
    if (giveUp !== bestDay && !choices.has(agent, giveUp, 0)) return false;
    const next = openWindow(plan, picks, agent, from, to);
    next[giveUp] = 0;
    next[bestDay] = bestPick;
    return true;
  },
};

const TALLY = new Float64Array(2);
