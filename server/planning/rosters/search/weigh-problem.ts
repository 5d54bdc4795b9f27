import type { RosterWeights, WordWeight } from '../../../../shared/contract/roster-proposals.ts';
import type { RosterProblem } from '../../../../shared/rostering/problem/problem.ts';
import type { BareDay } from '../roster-days.ts';

const FACTORS: Readonly<Record<WordWeight, number>> = { low: 1 / 3, normal: 1, high: 3 };
/** Of one shift that is another one than before, in the units of the objective. */
const CHANGE_COSTS: Readonly<Record<WordWeight, number>> = { low: 0, normal: 5, high: 50 };

/** The same template at another time is less of a change. */
const MOVE_SHARE = 0.5;

/** What each of the weights in words is about, by rule. */
const RULES_OF: Readonly<Record<'wishes' | 'fairness' | 'cost', readonly string[]>> = {
  wishes: ['wishes'],
  fairness: ['fair-share'],
  cost: ['cost', 'budget'],
};

/** Prices of settings: whatever has one of these names is money or weight in every rule. */
const PRICES = new Set(['weight', 'perUnder', 'perOver']);

/** A problem with what matters more or less: prices of coverage, and those of the rules of wishes, fairness and cost. */
export function weighProblem(problem: RosterProblem, weights: RosterWeights): RosterProblem {
  const coverage = FACTORS[weights.coverage];
  return {
    ...problem,
    cover: problem.cover.map((demand) => ({
      ...demand,
      perUnder: times(demand.perUnder, coverage),
      perOver: times(demand.perOver, coverage),
    })),
    rules: problem.rules.map((rule) => {
      const about = (Object.keys(RULES_OF) as (keyof typeof RULES_OF)[]).find((one) =>
        RULES_OF[one].includes(rule.rule),
      );
      if (about === undefined || weights[about] === 'normal') return rule;
      return { ...rule, settings: scalePrices(rule.settings, FACTORS[weights[about]]) };
    }),
  };
}

/**
 * A problem in which every shift that is another one than before costs. Days nobody has planned are free.
 *
 * @param days as they stand
 */
export function addFewChanges(
  problem: RosterProblem,
  days: readonly BareDay[],
  weight: WordWeight,
): RosterProblem {
  const perChange = CHANGE_COSTS[weight];
  if (perChange === 0 || days.length === 0) return problem;
  const templates = new Set(problem.templates.map(({ id }) => id));
  const roster = problem.agents.flatMap(({ id: agentId }) =>
    days.map(({ day, entries }) => {
      const shift = entries[agentId]?.shift ?? null;
      if (shift === null || !templates.has(shift.templateId)) return { agentId, day, shift: null };
      const { templateId, start, minutes } = shift;
      return { agentId, day, shift: { templateId, start, minutes } };
    }),
  );
  const settings = { roster, perChange, perMove: perChange * MOVE_SHARE };
  return { ...problem, rules: [...problem.rules, { rule: 'few-changes', settings }] };
}

function times(price: number | readonly number[], factor: number): number | readonly number[] {
  return typeof price === 'number' ? price * factor : price.map((one) => one * factor);
}

function scalePrices(value: unknown, factor: number): unknown {
  if (Array.isArray(value)) return value.map((one) => scalePrices(one, factor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      PRICES.has(name) && typeof one === 'number' ? one * factor : scalePrices(one, factor),
    ]),
  );
}
