import { costOf, violationOf } from '../model/limits.ts';
import type { RosterModel } from '../model/roster-model.ts';
import type { SumTerm } from '../model/term.ts';
import { createScheduleKind, findWidest, type RememberedTerm, type ScheduleKind } from './schedule-kind.ts';

/**
 * What is remembered of each agent's schedule. Sums make a graph wide and seldom matter: one is remembered only once a schedule
 * that is cheapest without it turns out to cost more with it (decremental state space: Righini and Salani 2008).
 */
export interface ScheduleKinds {
  /** The agent's at present; agents of whom equal terms are remembered share one. */
  kindOf(agent: number): ScheduleKind;
  /**
   * Looks at a schedule that is cheapest by the agent's kind.
   *
   * @param picks by day
   * @returns true where something it costs or breaks was not remembered, and is now: the kind is another one.
   */
  refine(agent: number, picks: Uint16Array): boolean;
}

/**
 * @param mostArcs no graph gets more. What would need more is never remembered: its costs are taken as 0, which only lowers what
 *   the cheapest schedule costs.
 */
export function createScheduleKinds(model: RosterModel, mostArcs: number): ScheduleKinds {
  const agents = model.agentIds.map((_, agent) => new AgentTerms(findFixed(model, agent)));
  for (const term of model.terms) {
    if (term.kind === 'follow') for (const agent of term.agents) agents[agent]!.remembered.push(term);
    else if (term.kind === 'run' || term.kind === 'block') agents[term.agent]!.remembered.push(term);
    // Values of their own on each day would make types of each day: such sums are left out.
    else if (term.kind === 'sum' && term.valuesByDay === undefined) agents[term.agent]!.forgotten.push(term);
  }
  const known = new Map<string, ScheduleKind | null>();
  const nameOf = createNamer();

  const find = (terms: readonly RememberedTerm[], fixed: Int32Array | null): ScheduleKind | null => {
    const key = `${fixed?.join() ?? ''} ${terms.map((term) => describe(term, nameOf)).join(' ')}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const kind = createScheduleKind(model, terms, mostArcs, fixed);
    known.set(key, kind);
    return kind;
  };

  return {
    kindOf: (agent) => {
      const terms = agents[agent]!;
      while (terms.kind === null) {
        terms.kind = find(terms.remembered, terms.fixed);
        if (terms.kind === null) terms.remembered.splice(findWidest(terms.remembered), 1);
      }
      return terms.kind;
    },
    refine: (agent, picks) => {
      const terms = agents[agent]!;
      const missing = terms.forgotten.filter((term) => !isFree(term, picks));
      let isChanged = false;
      for (const term of missing) {
        terms.forgotten.splice(terms.forgotten.indexOf(term), 1);
        const kind = find([...terms.remembered, term], terms.fixed);
        if (kind === null) continue;
        terms.remembered.push(term);
        terms.kind = kind;
        isChanged = true;
      }
      return isChanged;
    },
  };
}

class AgentTerms {
  readonly remembered: RememberedTerm[] = [];
  readonly forgotten: SumTerm[] = [];
  kind: ScheduleKind | null = null;

  /** By day, the one variant there is, -1 elsewhere; null where too few are fixed to be worth a graph of their own. */
  readonly fixed: Int32Array | null;

  constructor(fixed: Int32Array | null) {
    this.fixed = fixed;
  }
}

/** Most of an agent's days in a part of a roster are as they are; a graph for them alone is small, however long the horizon. */
function findFixed({ choices, dayCount }: RosterModel, agent: number): Int32Array | null {
  const fixed = Int32Array.from({ length: dayCount }, (_, day) => {
    const list = choices[agent * dayCount + day]!;
    return list.length === 1 ? list[0]! : -1;
  });
  return 2 * fixed.filter((variant) => variant >= 0).length > dayCount ? fixed : null;
}

function isFree({ base, days, limits, values }: SumTerm, picks: Uint16Array): boolean {
  const sum = days.reduce((total, day) => total + values[picks[day]!]!, base);
  return costOf(limits, sum) === 0 && violationOf(limits, sum) === 0;
}

/** A name for each list of numbers by what is in it, and for each other thing by itself. */
function createNamer(): (thing: object) => number {
  const names = new WeakMap<object, number>();
  const byContent = new Map<string, number>();
  let count = 0;
  return (thing) => {
    const known = names.get(thing);
    if (known !== undefined) return known;
    const content = ArrayBuffer.isView(thing) ? (thing as Uint8Array).join() : `#${count}`;
    const name = byContent.get(content) ?? count++;
    byContent.set(content, name);
    names.set(thing, name);
    return name;
  };
}

function describe(term: RememberedTerm, nameOf: (thing: object) => number): string {
  switch (term.kind) {
    case 'follow':
      return `f${nameOf(term)}`;
    case 'sum':
      return `s${nameOf(term.values)}:${term.days.join()}:${term.base}:${JSON.stringify(term.limits)}`;
    case 'run':
      return `r${nameOf(term.members)}:${term.before}:${JSON.stringify(term.limits)}`;
    case 'block': {
      const what = `${term.count}:${term.base}:${term.blocks.join('/')}`;
      return `b${nameOf(term.members)}:${what}:${JSON.stringify(term.limits)}`;
    }
    default:
      return term satisfies never;
  }
}
