import type { RosterDay, RosterShift, RuleFigures } from '../../../shared/contract/rosters.ts';
import { findNotOffered } from '../../../shared/rostering/candidates/not-offered.ts';
import { createShiftCodec } from '../../../shared/rostering/days/shift-codec.ts';
import { readPicks } from '../../../shared/rostering/days/read-picks.ts';
import { sumByRule } from '../../../shared/rostering/days/sum-figures.ts';
import { compileModel } from '../../../shared/rostering/model/compile-model.ts';
import { createRosterCalendar } from '../../../shared/rostering/model/roster-calendar.ts';
import type { Term } from '../../../shared/rostering/model/term.ts';
import type { RosterProblem } from '../../../shared/rostering/problem/problem.ts';
import { createIncrementalScore } from '../../../shared/rostering/score/create-incremental-score.ts';
import { explainScore } from '../../../shared/rostering/score/explain-score.ts';
import type { ScorePart } from '../../../shared/rostering/score/score-report.ts';
import { sortTerms } from './agent-terms.ts';
import { createCoverCounter } from './cover-counter.ts';
import { dropPins } from './drop-pins.ts';
import { createRuleSums } from './rule-sums.ts';
import type {
  CellShift,
  CoverCurve,
  PersonTold,
  RefusedMark,
  RosterSlots,
  RosterTold,
  RuleMark,
} from './roster-told.ts';

/** A roster on the screen and what it is worth: the engine's own model and score, asked cell by cell. */
export interface RosterScorer {
  readonly slots: RosterSlots;
  readonly curves: readonly CoverCurve[];
  /** The whole roster, everybody in it. */
  tell(): RosterTold;
  /** Sets cells and tells what it comes to. Cells of nobody or no day that is known are left out. */
  change(cells: readonly CellShift[]): RosterTold;
  /** What it would come to; everything stays as it is. */
  attempt(cells: readonly CellShift[]): RosterTold;
}

/**
 * Pins are left out of the model: on the board every shift may be moved, and a rule that is broken says so.
 *
 * @throws RangeError, SettingError as `compileModel` does.
 */
export function createRosterScorer(
  whole: RosterProblem,
  days: readonly Pick<RosterDay, 'day' | 'entries'>[],
  nowMs: () => number,
): RosterScorer {
  const problem = dropPins(whole);
  const model = compileModel(problem);
  const codec = createShiftCodec(model, problem);
  const calendar = createRosterCalendar(problem.horizon);
  const { picks: from, unread } = readPicks(model, problem.horizon, codec, days);
  const score = createIncrementalScore(model, from);
  const { picks } = score;
  const cover = createCoverCounter(model, picks);
  const { ofAgent, shared, watchers } = sortTerms(model);
  const places = new Map(model.agentIds.map((id, place) => [id, place]));
  const unknown = new Set(
    unread.map(({ agentId, day }) => places.get(agentId)! * model.dayCount + calendar.dayOf(day)),
  );
  // Of each person, so that only who is touched is gone through again.
  const partsOf: (readonly ScorePart[])[] = [];
  const refusedOf: (readonly RefusedMark[])[] = [];
  const paidMinutesOf = new Float64Array(model.agentIds.length);
  const ruleSums = createRuleSums(model);
  for (const agent of model.agentIds.keys()) judge(agent);

  function explain(terms: readonly Term[]): readonly ScorePart[] {
    return explainScore({ ...model, coverSets: [], terms }, picks);
  }

  function judge(agent: number): void {
    partsOf[agent] = explain(ofAgent[agent]!);
    refusedOf[agent] = findRefused(agent);
    ruleSums.put(agent, partsOf[agent]);
    let paidMinutes = 0;
    for (let day = 0; day < model.dayCount; day++)
      paidMinutes += model.variants[picks[agent * model.dayCount + day]!]!.paidMinutes;
    paidMinutesOf[agent] = paidMinutes;
  }

  function findRefused(agent: number): readonly RefusedMark[] {
    const refused: RefusedMark[] = [];
    for (let day = 0; day < model.dayCount; day++) {
      const place = agent * model.dayCount + day;
      const variant = picks[place]!;
      if (unknown.has(place)) refused.push({ day, why: { code: 'unknown-shift' } });
      else if (!model.choices[place]!.includes(variant) && variant !== 0)
        refused.push({ day, why: findNotOffered({ problem, model, calendar }, agent, day, [variant]) });
    }
    return refused;
  }

  /** @returns places of the agents that were changed */
  function put(cells: readonly CellShift[]): ReadonlySet<number> {
    const touched = new Set<number>();
    for (const { agentId, day: name, shift } of cells) {
      const agent = places.get(agentId);
      const day = calendar.dayOf(name);
      if (agent === undefined || day < 0 || day >= model.dayCount) continue;
      const place = agent * model.dayCount + day;
      const variant = shift === null ? 0 : codec.variantOf(agent, day, shift);
      if (variant === null) unknown.add(place);
      else unknown.delete(place);
      set(agent, day, variant ?? 0);
      touched.add(agent);
      for (const watcher of watchers[agent]!) touched.add(watcher);
    }
    for (const agent of touched) judge(agent);
    return touched;
  }

  function set(agent: number, day: number, variant: number): void {
    const before = picks[agent * model.dayCount + day]!;
    if (before === variant) return;
    cover.change(agent, day, before, variant);
    score.change(agent, day, variant);
  }

  function tellPerson(agent: number): PersonTold {
    return {
      agentId: model.agentIds[agent]!,
      paidMinutes: paidMinutesOf[agent]!,
      marks: partsOf[agent]!.map((part) => tellMark(part, ofAgent[agent]!)),
      refused: refusedOf[agent]!,
    };
  }

  function tell(agents: Iterable<number>, startedMs: number): RosterTold {
    return {
      objective: score.objective,
      violations: score.violations,
      ...cover.hours(),
      paidHours: paidMinutesOf.reduce((sum, minutes) => sum + minutes, 0) / 60,
      refused: refusedOf.reduce((sum, marks) => sum + marks.length, 0),
      byRule: joinFigures(cover.sumByRule(), ruleSums.sum(), sumByRule(explain(shared))),
      there: cover.curves.map((curve) => Float32Array.from(cover.thereOf(curve))),
      people: [...agents].map(tellPerson),
      tookMs: nowMs() - startedMs,
    };
  }

  function shiftAt(agent: number, name: string): RosterShift | null {
    return codec.shiftOf(picks[agent * model.dayCount + calendar.dayOf(name)]!);
  }

  return {
    slots: { slotMinutes: model.slotMinutes, dayStartSlots: [...model.dayStartSlots] },
    curves: cover.curves.map(({ ruleIndex, limits }) => ({
      coverId: problem.cover[ruleIndex]!.id,
      needed: Float32Array.from(limits, ({ softMin }) => softMin ?? 0),
    })),
    tell: () => tell(model.agentIds.keys(), nowMs()),
    change(cells) {
      const startedMs = nowMs();
      return tell(put(cells), startedMs);
    },
    attempt(cells) {
      const startedMs = nowMs();
      const known = cells.filter(({ agentId, day }) => {
        const at = calendar.dayOf(day);
        return places.has(agentId) && at >= 0 && at < model.dayCount;
      });
      const back = known.map(({ agentId, day }) => ({
        agentId,
        day,
        shift: shiftAt(places.get(agentId)!, day),
      }));
      const stayUnknown = known
        .map(({ agentId, day }) => places.get(agentId)! * model.dayCount + calendar.dayOf(day))
        .filter((place) => unknown.has(place));
      const told = tell(put(known), startedMs);
      put(back.reverse());
      for (const place of stayUnknown) unknown.add(place);
      for (const place of stayUnknown) {
        const agent = Math.floor(place / model.dayCount);
        refusedOf[agent] = findRefused(agent);
      }
      return told;
    },
  };
}

function tellMark(
  { rule, ruleIndex, day, value, cost, violation, term }: ScorePart,
  terms: readonly Term[],
): RuleMark {
  const unit = unitOf(rule, terms[term]!);
  return { rule, ruleIndex, day, value: unit === null ? null : value, unit, cost, violation };
}

/** Rules whose sums are of working time, and those whose sums count shifts; sums of the others are weights and prices. */
const OF_MINUTES: ReadonlySet<string> = new Set(['contract-hours', 'working-hours']);
const OF_SHIFTS: ReadonlySet<string> = new Set(['shifts-per-template', 'nights']);

function unitOf(rule: string, { kind }: Term): RuleMark['unit'] {
  switch (kind) {
    case 'sum':
      return OF_MINUTES.has(rule) ? 'minutes' : OF_SHIFTS.has(rule) ? 'times' : null;
    case 'run':
      return 'days';
    case 'block':
      return 'times';
    case 'spread':
    case 'together':
      return 'minutes';
    case 'pick':
    case 'follow':
    case 'cover':
    case 'total':
      return null;
    default:
      return kind satisfies never;
  }
}

function joinFigures(...lists: readonly (readonly RuleFigures[])[]): readonly RuleFigures[] {
  const joined = new Map<string, RuleFigures>();
  for (const figures of lists.flat()) {
    const key = `${figures.ruleIndex} ${figures.rule}`;
    const known = joined.get(key);
    joined.set(
      key,
      known === undefined
        ? figures
        : {
            ...known,
            cost: known.cost + figures.cost,
            violations: known.violations + figures.violations,
            count: known.count + figures.count,
            broken: known.broken + figures.broken,
          },
    );
  }
  return [...joined.values()];
}
