import type { Limits } from '../model/limits.ts';
import type { Picks, RosterModel } from '../model/roster-model.ts';
import type { Term } from '../model/term.ts';
import { countCover } from '../score/count-cover.ts';
import { totalValues } from '../model/term-values.ts';

/** Part of a roster: some agents on days in a row, half open. */
export interface RosterPart {
  /** Ascending. */
  readonly agents: readonly number[];
  readonly fromDay: number;
  readonly toDay: number;
}

/**
 * The model of a part alone, all else as it stands: its agents only, who have no choice on other days; cover limits and totals less
 * what the others fill. A roster of it costs what the whole one costs, but for a constant.
 *
 * @returns null where an agent of the part is in a `together` term: choose others.
 */
export function cutModel(
  model: RosterModel,
  picks: Picks,
  { agents, fromDay, toDay }: RosterPart,
): RosterModel | null {
  const { dayCount } = model;
  const places = new Map(agents.map((agent, place) => [agent, place]));
  const isIn = (agent: number) => places.has(agent);
  if (model.terms.some((term) => term.kind === 'together' && (isIn(term.first) || isIn(term.second))))
    return null;
  const others = model.coverSets.map((set) =>
    countCover(model, { ...set, shares: set.shares.map((share, agent) => (isIn(agent) ? 0 : share)) }, picks),
  );
  // Another part is another question each time: lists of one variant are not shared.
  const choices = agents.flatMap((agent) =>
    Array.from({ length: dayCount }, (_, day) => {
      const cell = agent * dayCount + day;
      return day >= fromDay && day < toDay ? model.choices[cell]! : Uint16Array.of(picks[cell]!);
    }),
  );
  return {
    ...model,
    agentIds: agents.map((agent) => model.agentIds[agent]!),
    choices,
    coverSets: model.coverSets.map((set) => ({
      ...set,
      shares: Float64Array.from(agents, (agent) => set.shares[agent]!),
    })),
    terms: model.terms.flatMap((term) => cutTerm(model, picks, term, places, others)),
  };
}

function cutTerm(
  model: RosterModel,
  picks: Picks,
  term: Term,
  places: ReadonlyMap<number, number>,
  others: readonly Float64Array[],
): readonly Term[] {
  switch (term.kind) {
    case 'pick':
    case 'sum':
    case 'run':
    case 'block':
    case 'spread': {
      const agent = places.get(term.agent);
      return agent === undefined ? [] : [{ ...term, agent }];
    }
    case 'follow': {
      const agents = term.agents.flatMap((agent) => places.get(agent) ?? []);
      return agents.length === 0 ? [] : [{ ...term, agents }];
    }
    case 'cover': {
      const counts = others[term.set]!;
      return [
        { ...term, limits: term.limits.map((limits, row) => shift(limits, counts[term.firstRow + row]!)) },
      ];
    }
    case 'total': {
      const inside = term.agents.map((agent) => places.get(agent));
      const base = term.agents.reduce((sum, agent, place) => {
        if (inside[place] !== undefined) return sum;
        return term.days.reduce(
          (total, day, dayPlace) =>
            total + totalValues(term, place, dayPlace)[picks[agent * model.dayCount + day]!]!,
          sum,
        );
      }, term.base);
      const agents = inside.filter((agent) => agent !== undefined);
      const isInside = (_: unknown, place: number) => inside[place] !== undefined;
      const cut = { ...term, base, agents, values: term.values.filter(isInside) };
      const { valuesByDay } = term;
      return [valuesByDay === undefined ? cut : { ...cut, valuesByDay: valuesByDay.filter(isInside) }];
    }
    case 'together':
      return [];
    default:
      return term satisfies never;
  }
}

/** Limits on what is left when so many are there already. */
function shift(limits: Limits, there: number): Limits {
  if (there === 0) return limits;
  const less = (key: 'softMin' | 'softMax' | 'hardMin' | 'hardMax') =>
    limits[key] === undefined ? {} : { [key]: limits[key] - there };
  return { ...limits, ...less('softMin'), ...less('softMax'), ...less('hardMin'), ...less('hardMax') };
}
