import { costOf, violationOf, type Limits } from '../model/limits.ts';
import type { Picks, RosterModel } from '../model/roster-model.ts';
import type {
  BlockTerm,
  CoverTerm,
  FollowTerm,
  PickTerm,
  RunTerm,
  SpreadTerm,
  SumTerm,
  Term,
  TogetherTerm,
  TotalTerm,
} from '../model/term.ts';
import { sumValues, totalValues } from '../model/term-values.ts';
import { countCover } from './count-cover.ts';
import { findRuns } from './find-runs.ts';
import type { ScorePart } from './score-report.ts';

/** A part before it is known which term it is of. */
type Finding = Partial<Pick<ScorePart, 'agent' | 'day' | 'row'>> &
  Pick<ScorePart, 'value' | 'cost' | 'violation'>;

/**
 * Every part of a roster's score that is not zero, in the order of the terms and, within one, of its days or rows. Adds up
 * everything from nothing, in the plainest way there is: what this says is what holds.
 *
 * @param picks variants at `agent * dayCount + day`; whether they may be chosen is asked of `findRefusedPicks`.
 */
export function explainScore(model: RosterModel, picks: Picks): readonly ScorePart[] {
  const covers = model.coverSets.map((set) => countCover(model, set, picks));
  return model.terms.flatMap((term, place) =>
    findParts(model, picks, term, covers)
      .filter(({ cost, violation }) => cost !== 0 || violation !== 0)
      .map((found) => ({
        rule: term.rule,
        ruleIndex: term.ruleIndex,
        term: place,
        agent: null,
        day: null,
        row: null,
        ...found,
      })),
  );
}

function findParts(
  model: RosterModel,
  picks: Picks,
  term: Term,
  covers: readonly Float64Array[],
): readonly Finding[] {
  switch (term.kind) {
    case 'pick':
      return findOfPick(model, picks, term);
    case 'follow':
      return findOfFollow(model, picks, term);
    case 'sum':
      return findOfSum(model, picks, term);
    case 'run':
      return findOfRun(model, picks, term);
    case 'block':
      return findOfBlock(model, picks, term);
    case 'spread':
      return findOfSpread(model, picks, term);
    case 'cover':
      return findOfCover(model, term, covers);
    case 'together':
      return findOfTogether(model, picks, term);
    case 'total':
      return findOfTotal(model, picks, term);
    default:
      return term satisfies never;
  }
}

function pickOf(model: RosterModel, picks: Picks, agent: number, day: number): number {
  return picks[agent * model.dayCount + day]!;
}

function judge(value: number, limits: Limits): Finding {
  return { value, cost: costOf(limits, value), violation: violationOf(limits, value) };
}

/** A run that is not over yet can still grow: it is judged by its maximum alone. */
function judgeMaximum(value: number, limits: Limits): Finding {
  const { softMin: _soft, hardMin: _hard, ...upper } = limits;
  return judge(value, upper);
}

function findOfPick(model: RosterModel, picks: Picks, term: PickTerm): readonly Finding[] {
  const { agent, day } = term;
  const variant = pickOf(model, picks, agent, day);
  return [
    { agent, day, value: variant, cost: term.costs[variant]!, violation: term.violations?.[variant] ?? 0 },
  ];
}

function findOfFollow(model: RosterModel, picks: Picks, term: FollowTerm): readonly Finding[] {
  const { fromDay = 0, toDay = model.dayCount } = term;
  const found: Finding[] = [];
  for (const agent of term.agents) {
    for (let day = fromDay; day + 1 < toDay; day++) {
      const first = pickOf(model, picks, agent, day);
      const second = pickOf(model, picks, agent, day + 1);
      const place = first * model.variants.length + second;
      const [cost, violation] = [term.costs[place]!, term.violations[place]!];
      found.push({ agent, day, value: second, cost, violation });
    }
  }
  return found;
}

function findOfSum(model: RosterModel, picks: Picks, term: SumTerm): readonly Finding[] {
  let sum = term.base;
  term.days.forEach((day, place) => {
    sum += sumValues(term, place)[pickOf(model, picks, term.agent, day)]!;
  });
  return [{ agent: term.agent, day: term.days[0] ?? null, ...judge(sum, term.limits) }];
}

function findOfRun(model: RosterModel, picks: Picks, term: RunTerm): readonly Finding[] {
  const { agent, before, limits } = term;
  const isMember = Array.from({ length: model.dayCount }, (_, day) => {
    return term.members[pickOf(model, picks, agent, day)] === 1;
  });
  return findRuns(isMember).map(({ from, to }) => {
    const length = to - from + (from === 0 ? (before ?? 0) : 0);
    const isCut = to === model.dayCount || (from === 0 && before === null);
    return { agent, day: from, ...(isCut ? judgeMaximum(length, limits) : judge(length, limits)) };
  });
}

function findOfBlock(model: RosterModel, picks: Picks, term: BlockTerm): readonly Finding[] {
  const { agent, base, blocks, limits } = term;
  const memberDays = blocks.map(
    (days) => days.filter((day) => term.members[pickOf(model, picks, agent, day)] === 1).length,
  );
  const isTouched = memberDays.map((count) => count > 0);
  switch (term.count) {
    case 'touched':
      return [{ agent, ...judge(base + isTouched.filter(Boolean).length, limits) }];
    case 'torn': {
      const torn = memberDays.filter((count, block) => count > 0 && count < blocks[block]!.length);
      return [{ agent, ...judge(base + torn.length, limits) }];
    }
    case 'longest':
      return findRuns(isTouched).map(({ from, to }) => {
        const length = to - from + (from === 0 ? base : 0);
        return { agent, day: blocks[from]![0]!, ...judge(length, limits) };
      });
    default:
      return term.count satisfies never;
  }
}

function findOfSpread(model: RosterModel, picks: Picks, term: SpreadTerm): readonly Finding[] {
  const values = term.days
    .map((day) => term.values[pickOf(model, picks, term.agent, day)]!)
    .filter((value) => !Number.isNaN(value));
  const spread = values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
  return [{ agent: term.agent, day: term.days[0] ?? null, ...judge(spread, term.limits) }];
}

function findOfCover(
  model: RosterModel,
  term: CoverTerm,
  covers: readonly Float64Array[],
): readonly Finding[] {
  const counts = covers[term.set]!;
  const { rows } = model.coverSets[term.set]!;
  return term.limits.map((limits, place) => {
    const row = term.firstRow + place;
    const day = rows === 'start' ? row : dayOfSlot(model, row);
    return { row, day, ...judge(counts[row]!, limits) };
  });
}

function dayOfSlot(model: RosterModel, slot: number): number {
  return model.dayStartSlots.findLastIndex((start) => start <= slot);
}

function findOfTogether(model: RosterModel, picks: Picks, term: TogetherTerm): readonly Finding[] {
  const slotsOf = (agent: number, day: number) => {
    const start = model.dayStartSlots[day]!;
    const slots = model.presentSlots(pickOf(model, picks, agent, day), day);
    return Array.from(slots, (slot) => start + slot);
  };
  const everyDay = Array.from({ length: model.dayCount }, (_, day) => day);
  const secondIsThere = new Set(everyDay.flatMap((day) => slotsOf(term.second, day)));
  return term.days
    .filter((day) => pickOf(model, picks, term.first, day) !== 0)
    .map((day) => {
      const alone = slotsOf(term.first, day).filter((slot) => !secondIsThere.has(slot));
      return { agent: term.first, day, ...judge(alone.length * model.slotMinutes, term.limits) };
    });
}

function findOfTotal(model: RosterModel, picks: Picks, term: TotalTerm): readonly Finding[] {
  let total = term.base;
  term.agents.forEach((agent, place) => {
    term.days.forEach((day, dayPlace) => {
      total += totalValues(term, place, dayPlace)[pickOf(model, picks, agent, day)]!;
    });
  });
  return [judge(total, term.limits)];
}
