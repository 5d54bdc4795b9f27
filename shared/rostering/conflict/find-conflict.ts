import type { LinearModel } from '../linear/linear-model.ts';
import type { LinearSolver } from '../linear/linear-solver.ts';
import { createRosterProgram } from '../linear/roster-program.ts';
import type { RosterModel } from '../model/roster-model.ts';
import type { Term } from '../model/term.ts';

/** One of the things that cannot all be: a rule for a person, or what a person may choose (leave, pins, availability). */
export interface ConflictPart {
  /** A rule's id; `choices` for what a person may choose on the days. */
  readonly rule: string;
  /** As in terms; null for choices. */
  readonly ruleIndex: number | null;
  /** Null for what is not one person's. */
  readonly agent: number | null;
  /** Ascending; empty for all days. */
  readonly days: readonly number[];
}

export type ConflictAnswer =
  /** Leave any one of the parts out, and the others can be kept together. */
  | { readonly kind: 'conflict'; readonly parts: readonly ConflictPart[] }
  /** All rules can be kept. */
  | { readonly kind: 'none' }
  /** Not known in the time there was. */
  | { readonly kind: 'unknown' };

export interface ConflictLimits {
  readonly seconds: number;
  readonly readSeconds: () => number;
}

/** Things that are kept or left out whole. */
interface Group {
  readonly part: ConflictPart;
  /** Terms, by place; or cells, where it is about choices. */
  readonly terms: readonly number[];
  readonly cells: readonly number[];
}

/**
 * Why a set of rules cannot be met: few rules and people that collide, none of which could be left out of the collision.
 *
 * First the relaxation's own conflict (an irreducible infeasible subsystem of rows) says where to look; if only whole shifts
 * collide, everything is looked at. Then each thing is left out in turn for good if what remains still cannot be met (the deletion
 * filter of Chinneck and Dravnieks 1991), asked of the program in whole shifts. Soft limits play no part.
 */
export function findConflict(
  model: RosterModel,
  solver: LinearSolver,
  limits: ConflictLimits,
): ConflictAnswer {
  const end = limits.readSeconds() + limits.seconds;
  const left = () => end - limits.readSeconds();
  const hard = model.terms.map(dropSoft);
  const groups = groupParts({ ...model, terms: hard });
  const ask = (kept: ReadonlySet<Group>): 'possible' | 'impossible' | 'unknown' => {
    if (left() <= 0) return 'unknown';
    const { linear } = createRosterProgram(relax(model, hard, groups, kept), { violationPrice: null });
    const { status, values } = solver.solve(withoutCosts(linear), { seconds: left(), columns: 'whole' });
    return status === 'infeasible' ? 'impossible' : values === null ? 'unknown' : 'possible';
  };

  const all = new Set(groups);
  const first = ask(all);
  if (first !== 'impossible') return { kind: first === 'possible' ? 'none' : 'unknown' };
  const near = lookNear(model, hard, groups, solver, left());
  let kept = near !== null && ask(near) === 'impossible' ? near : all;
  for (const group of [...kept]) {
    const without = new Set([...kept].filter((each) => each !== group));
    const answer = ask(without);
    if (answer === 'unknown') return { kind: 'unknown' };
    if (answer === 'impossible') kept = without;
  }
  return { kind: 'conflict', parts: mergeChoices([...kept].map(({ part }) => part)) };
}

/** The groups that the relaxation's rows in conflict come of; null when the relaxation has none. */
function lookNear(
  model: RosterModel,
  hard: readonly Term[],
  groups: readonly Group[],
  solver: LinearSolver,
  seconds: number,
): ReadonlySet<Group> | null {
  const program = createRosterProgram(relax(model, hard, groups, new Set(groups)), { violationPrice: null });
  const rows = solver.findConflict(withoutCosts(program.linear), Math.max(0.1, seconds / 2));
  if (rows === null) return null;
  const origins = new Set(rows.map((row) => program.origins[row]!));
  const terms = groups.filter((group) => group.terms.some((term) => origins.has(term)));
  const agents = new Set(terms.map(({ part }) => part.agent));
  const isShared = agents.has(null);
  // Which choices matter does not show in rows: those of the people concerned, or of all where people share something.
  const choices = groups.filter(
    ({ cells, part }) => cells.length > 0 && (isShared || agents.has(part.agent)),
  );
  return new Set([...terms, ...choices]);
}

/** The model with only some groups: other terms left out, and all that anybody may do on a day allowed where choices are not kept. */
function relax(
  model: RosterModel,
  hard: readonly Term[],
  groups: readonly Group[],
  kept: ReadonlySet<Group>,
): RosterModel {
  const everything = Uint16Array.from(model.variants.keys());
  const choices = [...model.choices];
  const dropped = new Set<number>();
  for (const group of groups) {
    if (kept.has(group)) continue;
    for (const cell of group.cells) choices[cell] = everything;
    for (const term of group.terms) dropped.add(term);
  }
  // Places stay, so that rows can be told by their terms.
  const terms = hard.map((term, place) => (dropped.has(place) ? emptied(term) : term));
  return { ...model, choices, terms };
}

function groupParts(model: RosterModel): readonly Group[] {
  const { dayCount } = model;
  const groups: Group[] = model.terms.flatMap((term, place) => {
    const { rule, ruleIndex } = term;
    if (!isHard(term)) return [];
    return [{ part: { rule, ruleIndex, ...placeOf(term) }, terms: [place], cells: [] }];
  });
  const usual = usualChoices(model);
  model.choices.forEach((choices, cell) => {
    if (choices.length >= usual[Math.floor(cell / dayCount)]!) return;
    const part = {
      rule: 'choices',
      ruleIndex: null,
      agent: Math.floor(cell / dayCount),
      days: [cell % dayCount],
    };
    groups.push({ part, terms: [], cells: [cell] });
  });
  return groups;
}

/** How many variants each agent may choose on a day on which most are allowed: days with fewer are restricted. */
function usualChoices({ agentIds, choices, dayCount }: RosterModel): readonly number[] {
  return agentIds.map((_, agent) =>
    Math.max(2, ...choices.slice(agent * dayCount, (agent + 1) * dayCount).map((list) => list.length)),
  );
}

function placeOf(term: Term): { readonly agent: number | null; readonly days: readonly number[] } {
  switch (term.kind) {
    case 'pick':
      return { agent: term.agent, days: [term.day] };
    case 'sum':
    case 'spread':
      return { agent: term.agent, days: term.days };
    case 'block':
      return { agent: term.agent, days: term.blocks.flat() };
    case 'run':
      return { agent: term.agent, days: [] };
    case 'together':
      return { agent: term.first, days: term.days };
    case 'follow':
      return { agent: term.agents.length === 1 ? term.agents[0]! : null, days: [] };
    case 'cover':
    case 'total':
      return { agent: null, days: [] };
    default:
      return term satisfies never;
  }
}

function isHard(term: Term): boolean {
  switch (term.kind) {
    case 'pick':
      return term.violations?.some((violation) => violation > 0) ?? false;
    case 'follow':
      return term.violations.some((violation) => violation > 0);
    case 'cover':
      return term.limits.some(({ hardMin, hardMax }) => hardMin !== undefined || hardMax !== undefined);
    default:
      return term.limits.hardMin !== undefined || term.limits.hardMax !== undefined;
  }
}

type Bare<Limited> = Omit<Limited, 'softMin' | 'softMax' | 'perUnder' | 'perOver'>;

function dropSoft(term: Term): Term {
  const bare = <Limited extends object>(limits: Limited): Bare<Limited> => {
    const {
      softMin: _a,
      softMax: _b,
      perUnder: _c,
      perOver: _d,
      ...rest
    } = limits as Record<string, unknown>;
    return rest as Bare<Limited>;
  };
  switch (term.kind) {
    case 'pick':
      return { ...term, costs: new Float64Array(term.costs.length) };
    case 'follow':
      return { ...term, costs: new Float64Array(term.costs.length) };
    case 'cover':
      return { ...term, limits: term.limits.map(bare) };
    default:
      return { ...term, limits: bare(term.limits) };
  }
}

/** The term without anything hard. */
function emptied(term: Term): Term {
  switch (term.kind) {
    case 'pick': {
      const { violations: _dropped, ...rest } = term;
      return rest;
    }
    case 'follow':
      return { ...term, violations: new Float64Array(term.violations.length) };
    case 'cover':
      return { ...term, limits: term.limits.map(() => ({})) };
    default:
      return { ...term, limits: {} };
  }
}

function withoutCosts(linear: LinearModel): LinearModel {
  return { ...linear, costs: new Float64Array(linear.columnCount) };
}

/** Days of the same person's choices together. */
function mergeChoices(parts: readonly ConflictPart[]): readonly ConflictPart[] {
  const days = new Map<number | null, number[]>();
  for (const { agent, days: own, rule } of parts) {
    if (rule === 'choices') days.set(agent, [...(days.get(agent) ?? []), ...own]);
  }
  const rules = parts.filter(({ rule }) => rule !== 'choices');
  return [
    ...rules,
    ...Array.from(days, ([agent, own]) => ({ rule: 'choices', ruleIndex: null, agent, days: own })),
  ];
}
