import type { RosterModel } from '../../../shared/rostering/model/roster-model.ts';
import type { Term } from '../../../shared/rostering/model/term.ts';

/** Terms of one person each, by place of the agent; and those of several together. */
export interface SortedTerms {
  readonly ofAgent: readonly (readonly Term[])[];
  readonly shared: readonly Term[];
  /** By place of an agent: others whose terms look at this one's days too (the apprentices of a mentor). */
  readonly watchers: readonly (readonly number[])[];
}

/** Rules that hold for many people are cut to a term for each: what one person breaks is told without looking at the others. */
export function sortTerms({ agentIds, terms }: RosterModel): SortedTerms {
  const ofAgent = agentIds.map((): Term[] => []);
  const shared: Term[] = [];
  const watchers = agentIds.map((): number[] => []);
  for (const term of terms) {
    switch (term.kind) {
      case 'pick':
      case 'sum':
      case 'run':
      case 'block':
      case 'spread':
        ofAgent[term.agent]!.push(term);
        break;
      case 'follow':
        for (const agent of term.agents) ofAgent[agent]!.push({ ...term, agents: [agent] });
        break;
      case 'together':
        ofAgent[term.first]!.push(term);
        watchers[term.second]!.push(term.first);
        break;
      case 'total':
        shared.push(term);
        break;
      case 'cover':
        break;
      default:
        term satisfies never;
    }
  }
  return { ofAgent, shared, watchers };
}
