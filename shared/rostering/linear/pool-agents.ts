import type { RosterModel } from '../model/roster-model.ts';
import type { Limits } from '../model/limits.ts';
import type { AgentTerm, Term } from '../model/term.ts';

/**
 * Agents that are alike, in groups: the same shares in each cover set, and the same terms but for wishes, the base of sums and the
 * sizes of their limits. What they may choose may differ. An agent with a term that cannot be added up (`spread`) is alone.
 */
export function poolAgents(model: RosterModel): readonly (readonly number[])[] {
  const parts: string[][] = model.agentIds.map((_, agent) =>
    model.coverSets.map((set) => String(set.shares[agent])),
  );
  const nameOf = createNamer();
  model.terms.forEach((term, place) => {
    for (const [agent, text] of describe(term, place, nameOf)) parts[agent]!.push(text);
  });
  const pools = new Map<string, number[]>();
  parts.forEach((list, agent) => {
    const key = list.join(' ');
    pools.set(key, [...(pools.get(key) ?? []), agent]);
  });
  return [...pools.values()];
}

type Named = Float64Array | Uint8Array;

/** A short name for the content of a list of numbers. */
function createNamer(): (list: Named) => number {
  const byList = new WeakMap<Named, number>();
  const byContent = new Map<string, number>();
  return (list) => {
    const known = byList.get(list);
    if (known !== undefined) return known;
    const content = list.join();
    const name = byContent.get(content) ?? byContent.size;
    byContent.set(content, name);
    byList.set(list, name);
    return name;
  };
}

/** What tells an agent's term from another's, by agent. */
function describe(
  term: Term,
  place: number,
  nameOf: (list: Named) => number,
): readonly (readonly [agent: number, text: string])[] {
  switch (term.kind) {
    case 'pick':
      return [];
    case 'follow':
      return term.agents.map((agent) => [agent, `f${place}`]);
    case 'sum': {
      const values = term.valuesByDay?.map(nameOf).join('/') ?? nameOf(term.values);
      return [[term.agent, `s${values}:${term.days.join()}:${shapeOf(term.limits)}`]];
    }
    case 'run':
      return [[term.agent, `r${nameOf(term.members)}:${term.before}:${JSON.stringify(term.limits)}`]];
    case 'block': {
      const base =
        term.count === 'longest' ? `${term.base}${JSON.stringify(term.limits)}` : shapeOf(term.limits);
      return [[term.agent, `b${term.count}${nameOf(term.members)}:${term.blocks.join('/')}:${base}`]];
    }
    case 'spread':
      return [[term.agent, `p${place}`]];
    case 'total':
      return term.agents.map((agent, at) => {
        const lists = term.valuesByDay?.[at] ?? [term.values[at]!];
        return [agent, `t${place}:${lists.map(nameOf).join()}`];
      });
    case 'cover':
    case 'together':
      return [];
    default:
      return term satisfies never;
  }
}

/** Which limits there are and what they cost, without how large they are. */
function shapeOf(limits: Limits): string {
  const sizes = (['softMin', 'softMax', 'hardMin', 'hardMax'] as const).map((key) =>
    limits[key] === undefined ? 0 : 1,
  );
  return [...sizes, limits.perUnder, limits.perOver, limits.hardUnit].join();
}

/** Terms of one agent alone, by agent, in the order of the model: alike in agents that are pooled. */
export function termsByAgent(
  model: RosterModel,
): readonly (readonly Exclude<AgentTerm, { kind: 'follow' | 'pick' }>[])[] {
  const lists: Exclude<AgentTerm, { kind: 'follow' | 'pick' }>[][] = model.agentIds.map(() => []);
  for (const term of model.terms) {
    if (term.kind === 'sum' || term.kind === 'run' || term.kind === 'block' || term.kind === 'spread') {
      lists[term.agent]!.push(term);
    }
  }
  return lists;
}
