import type { Picks, RosterModel } from '../model/roster-model.ts';
import { explainScore } from '../score/explain-score.ts';
import type { ScorePart } from '../score/score-report.ts';

/** How often a rule bent or broke in a roster. */
export interface RuleExplained {
  readonly rule: string;
  readonly ruleIndex: number;
  /** Parts with a cost; those that also break are in both. */
  readonly bent: number;
  readonly broken: number;
  readonly cost: number;
  readonly violations: number;
  /** How many agents it bent or broke for; 0 for what is nobody's own, as cover. */
  readonly agents: number;
  /** The worst, first what breaks, then what costs most. */
  readonly worst: readonly ScorePart[];
}

const WORST_TOLD = 5;

/** Every rule with terms in the model, in the order of the model; those that were kept throughout have zeros. */
export function explainRules(model: RosterModel, picks: Picks): readonly RuleExplained[] {
  const byRule = new Map<string, { rule: string; ruleIndex: number; parts: ScorePart[] }>();
  for (const { rule, ruleIndex } of model.terms) {
    const key = `${rule} ${ruleIndex}`;
    if (!byRule.has(key)) byRule.set(key, { rule, ruleIndex, parts: [] });
  }
  for (const part of explainScore(model, picks)) {
    byRule.get(`${part.rule} ${part.ruleIndex}`)!.parts.push(part);
  }
  return [...byRule.values()].map(({ rule, ruleIndex, parts }) => ({
    rule,
    ruleIndex,
    bent: parts.filter(({ cost }) => cost > 0).length,
    broken: parts.filter(({ violation }) => violation > 0).length,
    cost: parts.reduce((sum, { cost }) => sum + cost, 0),
    violations: parts.reduce((sum, { violation }) => sum + violation, 0),
    agents: new Set(parts.flatMap(({ agent }) => agent ?? [])).size,
    worst: [...parts]
      .sort((one, other) => other.violation - one.violation || other.cost - one.cost)
      .slice(0, WORST_TOLD),
  }));
}
