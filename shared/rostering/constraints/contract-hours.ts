import type { Term } from '../model/term.ts';
import type { BuiltInRule } from './constraint.ts';
import { makeHourTerms } from './hour-terms.ts';

/** Paid minutes as each agent's contract has them. Its rule index is the place in `RosterProblem.contracts`. */
export const contractHours: BuiltInRule = {
  id: 'contract-hours',
  compile: (context) =>
    context.problem.contracts.flatMap((contract, ruleIndex) => {
      const agents = context.problem.agents.flatMap(({ contractId }, place) =>
        contractId === contract.id ? [place] : [],
      );
      return makeHourTerms(context, contract, agents).map((term): Term => ({
        ...term,
        rule: 'contract-hours',
        ruleIndex,
      }));
    }),
};
