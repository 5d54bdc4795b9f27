import type { Picks, RosterModel } from '../model/roster-model.ts';
import type { Term } from '../model/term.ts';
import { explainScore } from '../score/explain-score.ts';
import type { ScorePart } from '../score/score-report.ts';

/** What a roster's score says of some agents: their own terms, and with them what several share beside cover. */
export interface AgentParts {
  explain(picks: Picks, agents: readonly number[]): readonly ScorePart[];
  /** Of the agent's own terms alone. */
  explainOwn(picks: Picks, agent: number): readonly ScorePart[];
}

/** The terms are sorted by agent once: an answer takes the time of one agent's terms, not of the whole roster's. */
export function createAgentParts(model: RosterModel): AgentParts {
  const own: { readonly term: Term; readonly place: number }[][] = model.agentIds.map(() => []);
  const shared: { readonly term: Term; readonly place: number }[] = [];
  model.terms.forEach((term, place) => {
    switch (term.kind) {
      case 'cover':
        return;
      case 'together':
      case 'total':
        shared.push({ term, place });
        return;
      case 'follow':
        for (const agent of term.agents) own[agent]!.push({ term: { ...term, agents: [agent] }, place });
        return;
      case 'pick':
      case 'sum':
      case 'run':
      case 'block':
      case 'spread':
        own[term.agent]!.push({ term, place });
        return;
      default:
        term satisfies never;
    }
  });
  const judge = (picks: Picks, listed: typeof shared) =>
    explainScore({ ...model, coverSets: [], terms: listed.map(({ term }) => term) }, picks).map((part) => ({
      ...part,
      term: listed[part.term]!.place,
    }));
  return {
    explain: (picks, agents) =>
      judge(picks, [...new Set(agents)].flatMap((agent) => own[agent]!).concat(shared)),
    explainOwn: (picks, agent) => judge(picks, own[agent]!),
  };
}
