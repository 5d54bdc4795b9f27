import type { Picks, RosterModel } from '../model/roster-model.ts';
import type { WindowScore } from '../score/create-incremental-score.ts';
import type { Rng } from '../../simulation/rng.ts';
import { createChoiceTable, type ChoiceTable } from './choice-table.ts';

/** What moves look at: the roster as it stands, who may do what, and the dice. */
export interface SearchSpace {
  readonly model: RosterModel;
  readonly score: WindowScore;
  readonly picks: Picks;
  readonly rng: Rng;
  readonly agentCount: number;
  readonly dayCount: number;
  readonly choices: ChoiceTable;
  /** Agents with at least one day that is not settled; nobody else is worth a move. */
  readonly movable: Int32Array;
  /** Movable agents of each class of cover. */
  readonly classmates: readonly Int32Array[];
  /** An agent for this step: one in violation when the step is aimed at them. */
  pickAgent(): number;
  /** Somebody else, mostly of the same class of cover; the same agent when there is no other. */
  pickOther(agent: number): number;
}

export interface SearchSpaceOptions {
  readonly model: RosterModel;
  readonly score: WindowScore;
  readonly rng: Rng;
  /** Gives an agent in violation when this step should look at one; -1 else. */
  readonly aim: () => number;
}

/** How often a partner is looked for among those who cover the same. */
const SHARE_OF_CLASSMATES = 0.85;

export function createSearchSpace({ model, score, rng, aim }: SearchSpaceOptions): SearchSpace {
  const { dayCount } = model;
  const agentCount = model.agentIds.length;
  const choices = createChoiceTable(model);
  const agents = Array.from({ length: agentCount }, (_, agent) => agent);
  const canMove = agents.filter((agent) =>
    Array.from({ length: dayCount }, (_, day) => choices.of(agent, day)).some((list) => list.length > 1),
  );
  const movable = Int32Array.from(canMove);
  const { classOf } = score.sheet.cover;
  const classmates = agents.map((agent) =>
    Int32Array.from(canMove.filter((other) => classOf[other] === classOf[agent])),
  );
  return {
    model,
    score,
    picks: score.picks,
    rng,
    agentCount,
    dayCount,
    choices,
    movable,
    classmates,
    pickAgent() {
      const aimed = aim();
      return aimed >= 0 ? aimed : movable[rng.nextIndex(movable.length)]!;
    },
    pickOther(agent) {
      const own = classmates[agent]!;
      const among = own.length > 1 && rng.next() < SHARE_OF_CLASSMATES ? own : movable;
      const other = among[rng.nextIndex(among.length)]!;
      return other !== agent ? other : among[rng.nextIndex(among.length)]!;
    },
  };
}
