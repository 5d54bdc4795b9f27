import type { RuleFigures } from '../../../shared/contract/rosters.ts';
import type { RosterProblem } from '../../../shared/rostering/problem/problem.ts';
import type { Locale } from '../../../shared/site/localized-text.ts';
import { nameContract } from './name-contract.ts';

export interface RuleNaming {
  readonly locale: Locale;
  readonly nameRule: (rule: string) => string;
  /** A rule that is there several times, told apart by what it is of. */
  readonly ruleOf: (rule: string, which: string) => string;
}

/** A rule of a score by its name; hours of several contracts by the contract too, a rule that is set several times by its number. */
export function nameRuleFigures(
  { rule, ruleIndex }: Pick<RuleFigures, 'rule' | 'ruleIndex'>,
  { contracts, rules }: Pick<RosterProblem, 'contracts' | 'rules'>,
  { locale, nameRule, ruleOf }: RuleNaming,
): string {
  const name = nameRule(rule);
  if (rule === 'contract-hours') {
    const contract = contracts[ruleIndex];
    return contract === undefined || contracts.length < 2
      ? name
      : ruleOf(name, nameContract(contract, locale));
  }
  const places = rules.flatMap((each, at) => (each.rule === rule ? [at] : []));
  return places.length < 2 ? name : ruleOf(name, String(places.indexOf(ruleIndex) + 1));
}
