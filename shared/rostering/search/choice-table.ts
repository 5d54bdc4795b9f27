import type { RosterModel } from '../model/roster-model.ts';
import { openChoices } from './open-choices.ts';

/** Who may do what on which day, to be asked in one look. */
export interface ChoiceTable {
  has(agent: number, day: number, variant: number): boolean;
  /** Choices of an agent's day. */
  of(agent: number, day: number): Uint16Array;
}

/** Lists that are shared in the model share their row here. */
export function createChoiceTable(model: RosterModel): ChoiceTable {
  const { dayCount } = model;
  const choices = openChoices(model);
  const width = model.variants.length;
  const rows = new Map<Uint16Array, number>();
  const rowOf = Int32Array.from(choices, (list) => {
    const row = rows.get(list) ?? rows.size * width;
    rows.set(list, row);
    return row;
  });
  const flags = new Uint8Array(rows.size * width);
  for (const [list, row] of rows) for (const variant of list) flags[row + variant] = 1;
  return {
    has: (agent, day, variant) => flags[rowOf[agent * dayCount + day]! + variant] === 1,
    of: (agent, day) => choices[agent * dayCount + day]!,
  };
}
