import type { Picks, RosterModel } from '../model/roster-model.ts';
import { createRosterCalendar, type RosterCalendar } from '../model/roster-calendar.ts';
import type { RosterProblem } from '../problem/problem.ts';
import { createAgentParts, type AgentParts } from '../repair/agent-parts.ts';
import { createCoverCounts, type CoverCounts, type CoverEffect } from '../repair/cover-effect.ts';
import { compareParts, type RuleChange } from '../repair/rule-check.ts';
import { createIncrementalScore } from '../score/create-incremental-score.ts';
import type { IncrementalScore } from '../score/incremental-score.ts';

/** A roster that is looked at from all sides: whatever is asked of it leaves it as it is. */
export interface RosterView {
  readonly problem: RosterProblem;
  readonly model: RosterModel;
  readonly calendar: RosterCalendar;
  readonly picks: Picks;
  readonly score: IncrementalScore;
  readonly parts: AgentParts;
  readonly cover: CoverCounts;
}

/** What it would come to if one agent spent one day otherwise. */
export interface WeighedChange {
  readonly agent: number;
  readonly day: number;
  /** Variants. */
  readonly from: number;
  readonly to: number;
  readonly costChange: number;
  readonly violationChange: number;
}

/** The same with what it does to rules and to cover; the costs of both add up to `costChange`. */
export interface ToldChange extends WeighedChange {
  readonly rules: readonly RuleChange[];
  readonly cover: CoverEffect;
}

export function viewRoster(problem: RosterProblem, model: RosterModel, picks: Picks): RosterView {
  return {
    problem,
    model,
    calendar: createRosterCalendar(problem.horizon),
    picks: Uint16Array.from(picks),
    score: createIncrementalScore(model, picks),
    parts: createAgentParts(model),
    cover: createCoverCounts(model, picks),
  };
}

export function weighChange(
  { score, model }: RosterView,
  agent: number,
  day: number,
  to: number,
): WeighedChange {
  const from = score.picks[agent * model.dayCount + day]!;
  const { objective, violations } = score;
  score.change(agent, day, to);
  const costChange = score.objective - objective;
  const violationChange = score.violations - violations;
  score.change(agent, day, from);
  return { agent, day, from, to, costChange, violationChange };
}

export function tellChange(view: RosterView, change: WeighedChange): ToldChange {
  const { agent, day, to } = change;
  const { parts, picks, model, cover } = view;
  const after = Uint16Array.from(picks);
  after[agent * model.dayCount + day] = to;
  return {
    ...change,
    rules: compareParts(parts.explain(picks, [agent]), parts.explain(after, [agent])),
    cover: cover.effectOf([change]),
  };
}

/** What breaks least, then what costs least, then what comes first. */
export function isBetter(one: WeighedChange, other: WeighedChange | null): boolean {
  if (other === null) return true;
  if (Math.abs(one.violationChange - other.violationChange) > 1e-9)
    return one.violationChange < other.violationChange;
  return one.costChange < other.costChange - 1e-9;
}
