import type { RosterModel } from '../model/roster-model.ts';
import type { SumTerm } from '../model/term.ts';

/**
 * What is worth trying for each agent and day: choices without those that alone break a hard limit on a sum whatever the other
 * days are (a kind of shift somebody must not work at all). A day whose every choice does keeps them all.
 */
export function openChoices(model: RosterModel): readonly Uint16Array[] {
  const { dayCount, choices } = model;
  const banned = new Map<number, SumTerm[]>();
  for (const term of model.terms) {
    if (term.kind !== 'sum' || term.valuesByDay || term.limits.hardMax === undefined) continue;
    if (term.values.some((value) => value < 0)) continue;
    const { hardMax } = term.limits;
    if (!term.values.some((value) => term.base + value > hardMax)) continue;
    for (const day of term.days) {
      const cell = term.agent * dayCount + day;
      const others = banned.get(cell);
      if (others) others.push(term);
      else banned.set(cell, [term]);
    }
  }
  const shared = new Map<string, Uint16Array>();
  return choices.map((list, cell) => {
    const terms = banned.get(cell);
    if (!terms) return list;
    const open = list.filter((variant) =>
      terms.every((term) => term.base + term.values[variant]! <= term.limits.hardMax!),
    );
    if (open.length === 0 || open.length === list.length) return list;
    const key = open.join();
    const same = shared.get(key) ?? open;
    shared.set(key, same);
    return same;
  });
}
