import type { RosterModel } from '../model/roster-model.ts';
import type { Term } from '../model/term.ts';
import { scoreRoster } from '../score/score-roster.ts';

/** What a schedule costs and breaks by its agent's own terms alone, as the judge adds them up. */
export type OwnJudge = (
  agent: number,
  picks: Uint16Array,
) => { readonly objective: number; readonly violations: number };

export function createOwnJudge(model: RosterModel): OwnJudge {
  const { agentIds, choices, dayCount } = model;
  const terms: Term[][] = agentIds.map(() => []);
  for (const term of model.terms) {
    if (term.kind === 'follow') {
      for (const agent of term.agents) terms[agent]!.push({ ...term, agents: [0] });
    } else if ('agent' in term) terms[term.agent]!.push({ ...term, agent: 0 });
  }
  const alone = agentIds.map((id, agent): RosterModel => ({
    ...model,
    agentIds: [id],
    choices: choices.slice(agent * dayCount, (agent + 1) * dayCount),
    coverSets: [],
    terms: terms[agent]!,
  }));
  return (agent, picks) => scoreRoster(alone[agent]!, picks);
}
