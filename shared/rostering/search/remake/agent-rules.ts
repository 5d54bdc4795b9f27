import type { RosterModel } from '../../model/roster-model.ts';
import type { BlockTerm, RunTerm, SumTerm } from '../../model/term.ts';
import { canBreak } from '../../score/parts/sum-part.ts';
import type { FollowPart } from '../../score/parts/follow-part.ts';
import { createAgentAutomaton, type AgentAutomaton } from './agent-automaton.ts';
import type { ChoiceTable } from '../choice-table.ts';
import { createBlockWatch, type BlockWatch } from './block-watch.ts';
import { createSumWatch, type SumWatch } from './sum-watch.ts';

/** Lists of blocks that are kept count of; what is beyond is left to the weighing of the whole. */
export const MOST_BLOCKS = 4;

/** The terms of one agent that a remade stretch keeps count of. */
export interface AgentRules {
  readonly automaton: AgentAutomaton;
  readonly sums: readonly SumWatch[];
  readonly blocks: readonly BlockWatch[];
}

/** Terms of each agent; automata are made when they are first asked for and shared by agents under the same terms. */
export function createRulebook(
  model: RosterModel,
  follows: FollowPart,
  choices: ChoiceTable,
): (agent: number) => AgentRules {
  const runsOf: RunTerm[][] = model.agentIds.map(() => []);
  const sumsOf: SumTerm[][] = model.agentIds.map(() => []);
  const blocksOf: BlockTerm[][] = model.agentIds.map(() => []);
  const extremes = new Map<Float64Array, readonly [number, number]>();
  for (const term of model.terms) {
    if (term.kind === 'run') runsOf[term.agent]!.push(term);
    if (term.kind === 'sum' && canBreak(term, extremes)) sumsOf[term.agent]!.push(term);
    if (term.kind === 'block') blocksOf[term.agent]!.push(term);
  }
  const ids = new Map<object, number>();
  const idOf = (thing: object) => {
    const id = ids.get(thing) ?? ids.size;
    ids.set(thing, id);
    return id;
  };
  const automata = new Map<string, AgentAutomaton>();
  const known: (AgentRules | undefined)[] = model.agentIds.map(() => undefined);
  return (agent) => {
    const made = known[agent];
    if (made) return made;
    const runs = runsOf[agent]!;
    const key = JSON.stringify([
      follows.classOf[agent],
      runs.map((run) => [idOf(run.members), run.limits, run.before]),
    ]);
    let automaton = automata.get(key);
    if (!automaton) {
      automaton = createAgentAutomaton(agent, runs, follows, model.variants.length);
      automata.set(key, automaton);
    }
    const rules = {
      automaton,
      sums: sumsOf[agent]!.map((term) => createSumWatch(term, model.dayCount, choices)),
      blocks: blocksOf[agent]!.slice(0, MOST_BLOCKS).map((term) =>
        createBlockWatch(term, model.dayCount, choices),
      ),
    };
    known[agent] = rules;
    return rules;
  };
}
