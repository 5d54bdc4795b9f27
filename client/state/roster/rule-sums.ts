import type { RuleFigures } from '../../../shared/contract/rosters.ts';
import type { RosterModel } from '../../../shared/rostering/model/roster-model.ts';
import type { ScorePart } from '../../../shared/rostering/score/score-report.ts';

/** Each rule's share of what single people cost, kept right while the days of some of them change. */
export interface RuleSums {
  /** All parts of one person's terms, in the place of those before. */
  put(agent: number, parts: readonly ScorePart[]): void;
  /** In the order of the terms; rules that cost nobody anything are left out. */
  sum(): readonly RuleFigures[];
}

/** Cost, violations, count and how many are broken. */
const COLUMNS = 4;
const SMALLEST = 1e-9;

/** Sums are added up from those of each person every time: nothing is left of what was added and taken away again. */
export function createRuleSums({ agentIds, terms }: Pick<RosterModel, 'agentIds' | 'terms'>): RuleSums {
  const rules = new Map(
    terms.map(({ rule, ruleIndex }) => [keyOf({ rule, ruleIndex }), { rule, ruleIndex }]),
  );
  const places = new Map([...rules.keys()].map((key, place) => [key, place * COLUMNS]));
  const width = rules.size * COLUMNS;
  const sums = new Float64Array(agentIds.length * width);

  return {
    put(agent, parts) {
      const from = agent * width;
      sums.fill(0, from, from + width);
      for (const part of parts) {
        const place = from + places.get(keyOf(part))!;
        sums[place]! += part.cost;
        sums[place + 1]! += part.violation;
        sums[place + 2]! += 1;
        if (part.violation > SMALLEST) sums[place + 3]! += 1;
      }
    },
    sum() {
      const totals = new Float64Array(width);
      for (let from = 0; from < sums.length; from += width)
        for (let column = 0; column < width; column += 1) totals[column]! += sums[from + column]!;
      return [...rules.values()].flatMap((rule, place) => {
        const [cost, violations, count, broken] = totals.subarray(place * COLUMNS, (place + 1) * COLUMNS);
        return count === 0
          ? []
          : [{ ...rule, cost: cost!, violations: violations!, count: count!, broken: broken! }];
      });
    },
  };
}

function keyOf({ rule, ruleIndex }: Pick<ScorePart, 'rule' | 'ruleIndex'>): string {
  return `${ruleIndex} ${rule}`;
}
