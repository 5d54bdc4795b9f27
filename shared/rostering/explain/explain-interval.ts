import { findNotOffered, type NotOffered } from '../candidates/not-offered.ts';
import { costOf, violationOf, type Limits } from '../model/limits.ts';
import type { CoverTerm } from '../model/term.ts';
import { rowsOf } from '../repair/cover-effect.ts';
import type { ScorePart } from '../score/score-report.ts';
import {
  isBetter,
  tellChange,
  weighChange,
  type RosterView,
  type ToldChange,
  type WeighedChange,
} from './roster-view.ts';

/** What keeps one agent from mending an interval. */
export interface Hindrance {
  readonly agent: number;
  readonly why:
    /** No shift of that day that would help may be given at all. */
    | { readonly code: 'not-offered'; readonly reason: NotOffered }
    /** The best single change that would help; with what it breaks, or what it costs elsewhere. */
    | { readonly code: 'breaks-rules' | 'costs-more' | 'would-help'; readonly change: ToldChange };
}

export interface IntervalExplained {
  readonly state: 'short' | 'over' | 'met';
  readonly there: number;
  readonly limits: Limits;
  readonly cost: number;
  readonly violation: number;
  /** Agents who count in this row. */
  readonly present: readonly number[];
  /** Of a row that is short: everybody who could count and is not there; of one that is over: everybody who is. */
  readonly hindrances: readonly Hindrance[];
  /** How many agents each rule stops, most first: the term a change would break most, or bend most where it breaks none. */
  readonly stoppedBy: readonly {
    readonly rule: string;
    readonly ruleIndex: number;
    readonly agents: number;
  }[];
}

/**
 * Why a row of cover is short or over: for each agent who could mend it the best single change is tried, and what it would
 * break, or cost more than it saves, is the reason it was not made.
 *
 * @param term place of a cover term in the model.
 * @param row row of its cover set.
 * @throws RangeError when the term is no cover term or has no such row.
 */
export function explainInterval(view: RosterView, term: number, row: number): IntervalExplained {
  const { model, cover } = view;
  const found = model.terms[term];
  const limits = found?.kind === 'cover' ? found.limits[row - found.firstRow] : undefined;
  if (found?.kind !== 'cover' || limits === undefined)
    throw new RangeError(`Term ${term} has no row ${row} of cover. Choose one that the roster is judged by.`);
  const there = cover.counts[found.set]![row]!;
  const state = stateOf(limits, there);
  const present = findPresent(view, found, row);
  const hindrances = state === 'met' ? [] : findHindrances(view, found, row, state, new Set(present));
  return {
    state,
    there,
    limits,
    cost: costOf(limits, there),
    violation: violationOf(limits, there),
    present,
    hindrances,
    stoppedBy: countRules(hindrances),
  };
}

function stateOf({ softMin, softMax, hardMin, hardMax }: Limits, there: number): 'short' | 'over' | 'met' {
  if (there < Math.max(softMin ?? -Infinity, hardMin ?? -Infinity)) return 'short';
  return there > Math.min(softMax ?? Infinity, hardMax ?? Infinity) ? 'over' : 'met';
}

/** The day a row is on and, for shifts over midnight, the day before. */
function daysOf({ model }: RosterView, { set }: CoverTerm, row: number): readonly number[] {
  if (model.coverSets[set]!.rows === 'start') return [row];
  const day = model.dayStartSlots.findLastIndex((start) => start <= row);
  return day > 0 ? [day, day - 1] : [day];
}

function counts(
  { model }: RosterView,
  { set }: CoverTerm,
  row: number,
  variant: number,
  day: number,
): boolean {
  const cover = model.coverSets[set]!;
  return cover.members[variant] === 1 && rowsOf(model, cover, variant, day).includes(row);
}

function findPresent(view: RosterView, term: CoverTerm, row: number): readonly number[] {
  const { model, picks } = view;
  const days = daysOf(view, term, row);
  return [...model.agentIds.keys()].filter(
    (agent) =>
      model.coverSets[term.set]!.shares[agent]! > 0 &&
      days.some((day) => counts(view, term, row, picks[agent * model.dayCount + day]!, day)),
  );
}

function findHindrances(
  view: RosterView,
  term: CoverTerm,
  row: number,
  state: 'short' | 'over',
  present: ReadonlySet<number>,
): readonly Hindrance[] {
  const { model } = view;
  const { shares } = model.coverSets[term.set]!;
  const days = daysOf(view, term, row);
  const helping = days.map(
    (day) => new Set([...model.variants.keys()].filter((variant) => counts(view, term, row, variant, day))),
  );
  return [...model.agentIds.keys()]
    .filter((agent) => shares[agent]! > 0 && present.has(agent) === (state === 'over'))
    .map((agent) => {
      let best: WeighedChange | null = null;
      days.forEach((day, at) => {
        const place = agent * model.dayCount + day;
        const now = view.picks[place]!;
        // Of a row that is over, only the day on which the agent is there counts.
        if (state === 'over' && !helping[at]!.has(now)) return;
        for (const variant of model.choices[place]!) {
          if (helping[at]!.has(variant) !== (state === 'short') || variant === now) continue;
          const change = weighChange(view, agent, day, variant);
          if (isBetter(change, best)) best = change;
        }
      });
      return { agent, why: judge(view, agent, days[0]!, [...helping[0]!], best) };
    });
}

function judge(
  view: RosterView,
  agent: number,
  day: number,
  helping: readonly number[],
  best: WeighedChange | null,
): Hindrance['why'] {
  if (best === null) return { code: 'not-offered', reason: findNotOffered(view, agent, day, helping) };
  const change = tellChange(view, best);
  if (best.violationChange > 1e-9) return { code: 'breaks-rules', change };
  const helps = best.violationChange < -1e-9 || best.costChange < -1e-9;
  return { code: helps ? 'would-help' : 'costs-more', change };
}

function countRules(hindrances: readonly Hindrance[]): IntervalExplained['stoppedBy'] {
  const counted = new Map<string, { rule: string; ruleIndex: number; agents: number }>();
  for (const { why } of hindrances) {
    const part = why.code === 'breaks-rules' || why.code === 'costs-more' ? findReason(why.change) : null;
    if (part === null) continue;
    const key = `${part.rule} ${part.ruleIndex}`;
    const entry = counted.get(key) ?? { rule: part.rule, ruleIndex: part.ruleIndex, agents: 0 };
    entry.agents += 1;
    counted.set(key, entry);
  }
  return [...counted.values()].sort((one, other) => other.agents - one.agents);
}

/** What a change breaks most or, where it breaks nothing, costs most; null when that is cover elsewhere. */
export function findReason({ rules, cover, violationChange }: ToldChange): ScorePart | null {
  const breaks = violationChange > 1e-9;
  const weightOf = (rule: (typeof rules)[number]) => (breaks ? rule.violationChange : rule.costChange);
  const [worst] = [...rules].sort((one, other) => weightOf(other) - weightOf(one));
  if (worst === undefined || weightOf(worst) <= 0) return null;
  return weightOf(worst) >= (breaks ? cover.violationChange : cover.costChange) ? worst.part : null;
}
