import { BUILT_IN_RULES, findConstraint } from '../constraints/index.ts';
import type { RosterProblem } from '../problem/problem.ts';
import { createChoiceTable } from './choice-table.ts';
import type { CompileContext } from './compile-context.ts';
import { createCoverSetList } from './cover-sets.ts';
import { findAgents } from './find-agents.ts';
import { listChoices } from './list-choices.ts';
import { createPresentSlots } from './present-slots.ts';
import { createRosterCalendar, type RosterCalendar } from './roster-calendar.ts';
import type { RosterModel } from './roster-model.ts';
import type { Term, TermOrigin } from './term.ts';
import { createVariantCatalogue } from './variant-catalogue.ts';

/**
 * A problem as the engine works on it: shifts become variants, rules become terms. The problem is one that `parseProblem` gave:
 * ids exist and lists have their lengths.
 *
 * @throws RangeError where templates make more than 65,535 variants.
 * @throws SettingError where a rule's settings cannot be read.
 */
export function compileModel(problem: RosterProblem): RosterModel {
  const calendar = createRosterCalendar(problem.horizon);
  const catalogue = createVariantCatalogue(problem, calendar);
  // Pins add variants: choices before anything that is as long as the list of variants.
  const offered = listChoices(problem, calendar, catalogue);
  const { variants } = catalogue;
  const choices = createChoiceTable(offered, calendar.dayCount, variants.length);
  const covers = createCoverSetList(calendar.dayCount, calendar.dayStartSlots[calendar.dayCount]!);
  const weekends = listWeekends(calendar);
  const contextOf = (origin: TermOrigin): CompileContext => ({
    ...calendar,
    problem,
    variants,
    weekends,
    addCoverSet: covers.add,
    forbid: (agent, day, variant) => choices.forbid(origin, agent, day, variant),
  });

  const builtIn = BUILT_IN_RULES.flatMap(({ id, compile }) => {
    const terms: readonly Term[] = compile(contextOf({ rule: id, ruleIndex: 0 }));
    return terms;
  });
  const set = problem.rules.flatMap(({ rule, who, settings }, ruleIndex) => {
    const constraint = findConstraint(rule);
    const agents = findAgents(problem.agents, who);
    const origin = { rule, ruleIndex };
    const bare = constraint.compile(contextOf(origin), constraint.parse(settings), agents);
    return bare.map((term): Term => ({ ...term, ...origin }));
  });

  return {
    agentIds: problem.agents.map(({ id }) => id),
    dayCount: calendar.dayCount,
    variants,
    slotMinutes: problem.horizon.slotMinutes,
    dayStartSlots: calendar.dayStartSlots,
    presentSlots: createPresentSlots(variants, calendar),
    choices: choices.listChoices(),
    coverSets: covers.sets,
    terms: [...builtIn, ...set, ...choices.listRefusedLast()],
  };
}

function listWeekends(calendar: RosterCalendar): readonly (readonly number[])[] {
  return calendar.weeks
    .map(({ days }) => days.filter((day) => calendar.weekdayOf(day) >= 6))
    .filter((days) => days.length > 0);
}
