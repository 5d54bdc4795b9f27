import type { CompileContext } from '../model/compile-context.ts';
import type { Limits } from '../model/limits.ts';
import type { Term } from '../model/term.ts';
import type { Variant } from '../model/variant.ts';
import type { CoverDemand, RosterAgent } from '../problem/problem.ts';
import type { BuiltInRule } from './constraint.ts';
import { membersOf } from './by-variant.ts';

/** How many must be there: the requirement, by slot or by day. Its rule index is the place in `RosterProblem.cover`. */
export const cover: BuiltInRule = {
  id: 'cover',
  compile: (context) =>
    context.problem.cover.map((demand, ruleIndex) => compileDemand(context, demand, ruleIndex)),
};

function compileDemand(context: CompileContext, demand: CoverDemand, ruleIndex: number): Term {
  const set = context.addCoverSet({
    id: demand.id,
    shares: Float64Array.from(context.problem.agents, (agent) => (counts(agent, demand) ? 1 : 0)),
    rows: demand.rows === 'slot' ? 'slot' : 'start',
    members: membersOf(context, (variant) => isCounted(variant, demand)),
  });
  const hardUnit = demand.rows === 'slot' ? 60 / Math.min(60, context.problem.horizon.slotMinutes) : 1;
  const limits = demand.needed.map((needed, row): Limits => ({
    softMin: needed,
    softMax: needed,
    perUnder: priceOf(demand.perUnder, row),
    perOver: priceOf(demand.perOver, row),
    ...(demand.atLeast === undefined ? {} : { hardMin: demand.atLeast[row]! }),
    ...(demand.atMost === undefined ? {} : { hardMax: demand.atMost[row]! }),
    hardUnit,
  }));
  return { rule: 'cover', ruleIndex, kind: 'cover', set, firstRow: 0, limits };
}

function counts(agent: RosterAgent, { who }: CoverDemand): boolean {
  const hasTags = who.tags?.every((tag) => agent.tags.includes(tag)) ?? true;
  const hasSkill = who.queueIds?.some((id) => agent.skills.some(({ queueId }) => queueId === id)) ?? true;
  return hasTags && hasSkill;
}

function isCounted({ templateId, kind }: Variant, { templateIds }: CoverDemand): boolean {
  if (templateId === null) return false;
  return templateIds === undefined ? kind !== 'standby' : templateIds.includes(templateId);
}

function priceOf(price: number | readonly number[], row: number): number {
  return typeof price === 'number' ? price : price[row]!;
}
