import type { Picks, RosterModel } from '../model/roster-model.ts';

export interface RefusedPick {
  readonly agent: number;
  readonly day: number;
  readonly variant: number;
}

/** Where a roster has what is not among its choices; empty for one that may be shown. */
export function findRefusedPicks(model: RosterModel, picks: Picks): readonly RefusedPick[] {
  const refused: RefusedPick[] = [];
  model.choices.forEach((choices, place) => {
    const variant = picks[place]!;
    if (choices.includes(variant)) return;
    refused.push({ agent: Math.floor(place / model.dayCount), day: place % model.dayCount, variant });
  });
  return refused;
}
