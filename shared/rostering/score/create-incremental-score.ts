import type { Picks, RosterModel } from '../model/roster-model.ts';
import { createScoreSheet, type ScoreSheet } from './create-score-sheet.ts';
import type { IncrementalScore } from './incremental-score.ts';
import { explainScore } from './explain-score.ts';

/** Violations below this are what is left of adding and taking away fractions. */
const NOTHING = 1e-9;

/**
 * A roster with its score, kept right under changes: an `IncrementalScore`, with the sheet below it for those who move whole
 * windows of days (the search).
 *
 * @param from where it begins; everybody is off when left out.
 *
 * @example
 * const score = createIncrementalScore(model, picks);
 * const before = score.objective;
 * score.change(agent, day, variant);
 * if (score.objective > before) score.change(agent, day, old);
 */
export function createIncrementalScore(model: RosterModel, from?: Picks): WindowScore {
  const { dayCount } = model;
  const sheet = createScoreSheet(model);
  const agentViolations = new Float64Array(model.agentIds.length);
  const own = new Float64Array(2);
  const shared = new Float64Array(2);
  const next = new Uint16Array(dayCount);
  let objective = 0;
  let sharedViolations = 0;
  let violations = 0;

  function addAgent(agent: number, cost: number, violation: number): void {
    objective += cost;
    if (violation === 0) return;
    const was = agentViolations[agent]!;
    const is = snap(was + violation);
    agentViolations[agent] = is;
    violations = snap(violations + is - was);
  }

  function addShared(cost: number, violation: number): void {
    objective += cost;
    if (violation === 0) return;
    const was = sharedViolations;
    sharedViolations = snap(was + violation);
    violations = snap(violations + sharedViolations - was);
  }

  function load(picks: Picks): void {
    sheet.load(picks);
    objective = 0;
    sharedViolations = 0;
    agentViolations.fill(0);
    for (const part of explainScore(model, sheet.picks)) {
      objective += part.cost;
      if (part.agent === null || isShared(model, part.term)) sharedViolations += part.violation;
      else agentViolations[part.agent]! += part.violation;
    }
    violations = sharedViolations;
    for (const each of agentViolations) violations += each;
  }
  load(from ?? sheet.picks);

  return {
    model,
    sheet,
    picks: sheet.picks,
    agentViolations,
    get objective() {
      return objective;
    },
    get violations() {
      return violations;
    },
    get sharedViolations() {
      return sharedViolations;
    },
    change(agent, day, variant) {
      next[day] = variant;
      own.fill(0);
      shared.fill(0);
      sheet.weigh(agent, day, day, next, own);
      sheet.exchange(agent, day, day, next, shared);
      sheet.settle(agent, day, day, next);
      addAgent(agent, own[0]!, own[1]!);
      addShared(shared[0]!, shared[1]!);
    },
    addAgent,
    addShared,
    load,
  };
}

/** An incremental score whose owner moves windows of the sheet by itself and tells what they came to. */
export interface WindowScore extends IncrementalScore {
  readonly sheet: ScoreSheet;
  /** What a settled window changed in an agent's own terms. */
  addAgent(agent: number, cost: number, violation: number): void;
  /** What it changed in shared terms. */
  addShared(cost: number, violation: number): void;
}

function isShared(model: RosterModel, term: number): boolean {
  const { kind } = model.terms[term]!;
  return kind === 'cover' || kind === 'together' || kind === 'total';
}

function snap(value: number): number {
  return Math.abs(value) < NOTHING ? 0 : value;
}
