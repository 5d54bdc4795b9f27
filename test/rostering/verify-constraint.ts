import { expect } from 'vitest';
import type { Constraint } from '../../shared/rostering/constraints/constraint.ts';
import { findConstraint } from '../../shared/rostering/constraints/index.ts';
import type { RosterProblem } from '../../shared/rostering/problem/problem.ts';
import type { Who } from '../../shared/rostering/problem/rule-setting.ts';
import { explainScore } from '../../shared/rostering/score/explain-score.ts';
import { findRefusedPicks } from '../../shared/rostering/score/find-refused-picks.ts';
import { problem, rosterOf } from './problem-builder.ts';

/** What one rule says of one roster. */
export interface Verdict {
  /** Its cost, and nothing hard is broken. */
  penalizesBy(cost: number): void;
  /** Its violations, in its own hard units. */
  violatesBy(violations: number): void;
  /** The shifts of these agents and days are not even offered: `agent day`, places from 0. */
  refuses(...places: readonly `${number} ${number}`[]): void;
  /** Neither costs nor violations, and every shift is offered. */
  isContent(): void;
}

/**
 * A rule by itself, through the registry. Rosters are letters, a text an agent (`E`arly, `D`ay, `L`ate, `N`ight, `S`tandby, `-` off).
 * Example: `verifyConstraint(consecutiveDays, { days: { hardMax: 5 } }).given('EEEEEE-').violatesBy(1)`
 */
export function verifyConstraint<Settings>(rule: Constraint<Settings>, settings: unknown, who?: Who) {
  expect(findConstraint(rule.id)).toBe(rule);
  const given = (base: Partial<RosterProblem>, rows: readonly string[]): Verdict => {
    const setting = { rule: rule.id, settings, ...(who === undefined ? {} : { who }) };
    const { model, picks } = rosterOf(problem({ ...base, rules: [setting] }), ...rows);
    const parts = explainScore(model, picks).filter((part) => part.rule === rule.id);
    const cost = parts.reduce((sum, part) => sum + part.cost, 0);
    const violations = parts.reduce((sum, part) => sum + part.violation, 0);
    const refused = findRefusedPicks(model, picks).map((pick) => `${pick.agent} ${pick.day}`);
    const expectAll = (...wanted: readonly [number, number, readonly string[]]) => {
      expect([cost, violations]).toEqual([expect.closeTo(wanted[0], 9), expect.closeTo(wanted[1], 9)]);
      expect(refused).toEqual(wanted[2]);
    };
    return {
      penalizesBy: (wanted) => expectAll(wanted, 0, []),
      violatesBy: (wanted) => expect([violations, refused]).toEqual([expect.closeTo(wanted, 9), []]),
      refuses: (...places) => expect([violations, refused]).toEqual([0, places]),
      isContent: () => expectAll(0, 0, []),
    };
  };
  return {
    /** One agent, a week from Monday. */
    given: (...rows: readonly string[]) => given({}, rows),
    /** The same in another problem. */
    givenIn: (base: Partial<RosterProblem>, ...rows: readonly string[]) => given(base, rows),
  };
}
