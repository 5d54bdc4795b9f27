import type { RosterChange } from '../../../../shared/contract/rosters.ts';
import type { Message } from '../../../../shared/messages/message.ts';
import { findNotOffered } from '../../../../shared/rostering/candidates/not-offered.ts';
import {
  viewRoster,
  type RosterView,
  type ToldChange,
} from '../../../../shared/rostering/explain/roster-view.ts';
import { findReason } from '../../../../shared/rostering/explain/explain-interval.ts';
import { nameRule, sayChange, sayNotListed } from '../../../../shared/rostering/explain/say-reasons.ts';
import { compareParts } from '../../../../shared/rostering/repair/rule-check.ts';
import { explainScore } from '../../../../shared/rostering/score/explain-score.ts';
import { countCover } from '../../../../shared/rostering/score/count-cover.ts';
import { sayName } from '../../../../shared/rostering/problem/say-name.ts';
import type { RosterModel } from '../../../../shared/rostering/model/roster-model.ts';
import { dayNumber } from '../../../../shared/time/day-number.ts';
import type { ChangesCheck } from '../../../ports/roster-desk.ts';
import { addLeave } from '../add-leave.ts';
import type { DayText, DeskQuestion, DeskSources } from './desk-messages.ts';
import type { DeskMemory, OpenRoster } from './open-roster.ts';
import { readEntries } from '../roster-days.ts';
import type { VariantChange } from './tell-effect.ts';

type Question = Extract<DeskQuestion, { kind: 'check-changes' }>;

/**
 * What each of some changes would break that holds now, judged by the rules planners are judged by. Pins of the days that change are
 * planners' word to proposals, and stop nobody here.
 */
export function checkChanges(memory: DeskMemory, question: Question): readonly ChangesCheck[] {
  const { sources, alternatives, leave } = question;
  const before = { ...sources, days: unpin(sources.days, alternatives.flat()) };
  const roster = memory.open(before);
  const { picks } = roster.readPicks(roster.days);
  const view = viewRoster(roster.problem, roster.model, picks);
  return alternatives.map((changes) => {
    const leftOut = findLeftOut(roster, changes);
    if (leftOut !== null) return { broken: [leftOut], shortHoursBefore: 0, shortHoursAfter: 0 };
    const variants = leave.length > 0 ? null : readVariants(roster, view, changes);
    return variants === null
      ? compareRosters(memory, roster, view, before, { changes, leave })
      : weigh(view, variants);
  });
}

function findLeftOut({ model, answer }: OpenRoster, changes: readonly RosterChange[]): Message | null {
  for (const { agentId } of changes) {
    if (model.agentIds.includes(agentId)) continue;
    return answer.leftOut.find((one) => one.agentId === agentId)?.said ?? { code: 'roster-not-rostered' };
  }
  return null;
}

/** Null where a shift is one that no template makes. */
function readVariants(
  { codec, problem }: OpenRoster,
  { model, picks }: RosterView,
  changes: readonly RosterChange[],
): readonly VariantChange[] | null {
  const first = dayNumber(problem.horizon.firstDay);
  const read: VariantChange[] = [];
  for (const { agentId, day: name, entry } of changes) {
    const agent = model.agentIds.indexOf(agentId);
    const day = dayNumber(name) - first;
    const shift = entry?.shift ?? null;
    const to = shift === null ? 0 : codec.variantOf(agent, day, shift);
    if (to === null) return null;
    read.push({ agent, day, from: picks[agent * model.dayCount + day]!, to });
  }
  return read;
}

function weigh(view: RosterView, changes: readonly VariantChange[]): ChangesCheck {
  const { model, picks, parts, problem } = view;
  const after = Uint16Array.from(picks);
  for (const { agent, day, to } of changes) after[agent * model.dayCount + day] = to;
  const agents = [...new Set(changes.map(({ agent }) => agent))];
  const days = [...new Set(changes.map(({ day }) => day))];
  const hours = {
    shortHoursBefore: sumShort(model, picks, days),
    shortHoursAfter: sumShort(model, after, days),
  };
  for (const { agent, day, to } of changes) {
    if (to === 0 || model.choices[agent * model.dayCount + day]!.includes(to)) continue;
    const reason = findNotOffered(view, agent, day, [to]);
    return { broken: [sayOf(problem.agents[agent]!, sayNotListed(view, reason))], ...hours };
  }
  const rules = compareParts(parts.explain(picks, agents), parts.explain(after, agents));
  const cover = view.cover.effectOf(changes);
  const violationChange = [...rules, cover].reduce((sum, one) => sum + Math.max(0, one.violationChange), 0);
  if (violationChange <= 1e-9) return { broken: [], ...hours };
  const told: ToldChange = { ...changes[0]!, costChange: 0, violationChange, rules, cover };
  const about = findReason(told)?.agent ?? null;
  const said = sayChange(view, told);
  return { broken: [about === null ? said : sayOf(problem.agents[about]!, said)], ...hours };
}

/** Two rosters by two models: what leave and shortened shifts do to the problem itself is in the second. */
function compareRosters(
  memory: DeskMemory,
  roster: OpenRoster,
  view: RosterView,
  before: DeskSources,
  { changes, leave }: { readonly changes: readonly RosterChange[] } & Pick<Question, 'leave'>,
): ChangesCheck {
  const next = memory.open({
    ...before,
    settings: addLeave(before.settings, leave),
    days: apply(before.days, changes),
  });
  const { picks } = next.readPicks(next.days);
  const agentIds = new Set(changes.map(({ agentId }) => agentId));
  const was = sumViolations(roster, view.picks, agentIds);
  const is = sumViolations(next, picks, agentIds);
  const broken = [...is].flatMap(([rule, violation]) =>
    violation > (was.get(rule) ?? 0) + 1e-9 ? [{ code: 'roster-breaks', rule: nameRule(rule) } as const] : [],
  );
  const first = dayNumber(roster.problem.horizon.firstDay);
  const days = [...new Set(changes.map(({ day }) => dayNumber(day) - first))];
  return {
    broken,
    shortHoursBefore: sumShort(roster.model, view.picks, days),
    shortHoursAfter: sumShort(next.model, picks, days),
  };
}

/** By rule: of these agents, and of what is everybody's. */
function sumViolations(
  { model }: OpenRoster,
  picks: Uint16Array,
  agentIds: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { rule, agent, violation } of explainScore(model, picks))
    if (violation > 0 && (agent === null || agentIds.has(model.agentIds[agent]!)))
      sums.set(rule, (sums.get(rule) ?? 0) + violation);
  return sums;
}

/** Hours in which agents are missing on some days, by the requirement. */
function sumShort(model: RosterModel, picks: Uint16Array, days: readonly number[]): number {
  const counts = model.coverSets.map((set) => (set.rows === 'slot' ? countCover(model, set, picks) : null));
  let slots = 0;
  for (const term of model.terms) {
    if (term.kind !== 'cover' || term.rule !== 'cover') continue;
    const there = counts[term.set];
    if (!there) continue;
    for (const day of days) {
      const to = model.dayStartSlots[day + 1] ?? there.length;
      for (let row = model.dayStartSlots[day]!; row < to; row++) {
        const needed = term.limits[row - term.firstRow]?.softMin ?? 0;
        slots += Math.max(0, needed - there[row]!);
      }
    }
  }
  return Math.round(((slots * model.slotMinutes) / 60) * 100) / 100;
}

function sayOf(agent: OpenRoster['problem']['agents'][number], why: Message): Message {
  return { code: 'request-of-agent', agent: sayName(agent), why };
}

function unpin(days: readonly DayText[], changes: readonly RosterChange[]): readonly DayText[] {
  return mapChanged(days, changes, (entry) => entry && { ...entry, isPinned: false });
}

function apply(days: readonly DayText[], changes: readonly RosterChange[]): readonly DayText[] {
  return mapChanged(days, changes, (_entry, { entry }) => entry && { ...entry, isPinned: false });
}

function mapChanged(
  days: readonly DayText[],
  changes: readonly RosterChange[],
  make: (entry: RosterChange['entry'], change: RosterChange) => RosterChange['entry'],
): readonly DayText[] {
  const known = new Set(days.map(({ day }) => day));
  const missing = [...new Set(changes.map(({ day }) => day))].filter((day) => !known.has(day));
  return [...days, ...missing.map((day) => ({ day, text: '{}' }))].map((one) => {
    const own = changes.filter(({ day }) => day === one.day);
    if (own.length === 0) return one;
    const entries = { ...readEntries(one.text) };
    for (const change of own) {
      const entry = make(entries[change.agentId] ?? null, change);
      if (entry === null) delete entries[change.agentId];
      else entries[change.agentId] = entry;
    }
    return { day: one.day, text: JSON.stringify(entries) };
  });
}
