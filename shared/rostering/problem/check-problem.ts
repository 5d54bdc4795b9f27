import type { Message } from '../../messages/message.ts';
import { showValue, type BadPlace } from '../../site/bad-places.ts';
import { CONSTRAINTS } from '../constraints/index.ts';
import { SettingError } from '../constraints/setting-error.ts';
import { createRosterCalendar } from '../model/roster-calendar.ts';
import { createVariantCatalogue, MOST_VARIANTS } from '../model/variant-catalogue.ts';
import { checkAgent, type Known } from './check-agent.ts';
import { readDayMinute } from './clock-time.ts';
import type { CoverDemand, RosterProblem, ShiftTemplate } from './problem.ts';
import type { RuleSetting } from './rule-setting.ts';

const KNOWN_ONE: Message = { code: 'way-known-one' };

/** What the parts of a problem say wrongly of each other: names nobody has, rows that are missing, pins that overlap. */
export function checkProblem(problem: RosterProblem): readonly BadPlace[] {
  const places: BadPlace[] = [];
  const known: Known = {
    contracts: new Set(problem.contracts.map(({ id }) => id)),
    templates: new Set(problem.templates.map(({ id }) => id)),
    agents: new Set(problem.agents.map(({ id }) => id)),
    queues: new Set(problem.agents.flatMap(({ skills }) => skills.map(({ queueId }) => queueId))),
    refuse: (path, value, rule, wayOut) => places.push({ path, value: showValue(value), rule, wayOut }),
  };
  const { dayStartsAt } = problem.horizon;
  problem.templates.forEach((each, at) => checkTemplate(known, each, `templates[${at}]`, dayStartsAt));
  problem.agents.forEach((each, at) => checkAgent(known, each, `agents[${at}]`, dayStartsAt));
  const { dayStartSlots } = createRosterCalendar(problem.horizon);
  problem.cover.forEach((each, at) => {
    checkCover(
      known,
      each,
      `cover[${at}]`,
      each.rows === 'slot' ? dayStartSlots.at(-1)! : problem.horizon.days,
    );
  });
  problem.activities.forEach(({ agentIds, window }, at) => {
    checkNames(known, 'agents', agentIds, `activities[${at}].agentIds`);
    if (window.toDay < window.fromDay) refuseOrder(known, `activities[${at}].window.toDay`, window.toDay);
  });
  problem.rules.forEach((each, at) => checkRule(known, each, `rules[${at}]`, places));
  if (places.length === 0) checkVariants(known, problem);
  return places;
}

function checkTemplate(known: Known, template: ShiftTemplate, path: string, dayStartsAt: string): void {
  const { firstStart, lastStart, minMinutes, maxMinutes, longBreak } = template;
  if (readDayMinute(lastStart, dayStartsAt) < readDayMinute(firstStart, dayStartsAt)) {
    refuseOrder(known, `${path}.lastStart`, lastStart);
  }
  if (maxMinutes < minMinutes) refuseOrder(known, `${path}.maxMinutes`, maxMinutes);
  if (longBreak === null) return;
  if (longBreak.latestAfterMinutes < longBreak.earliestAfterMinutes) {
    refuseOrder(known, `${path}.longBreak.latestAfterMinutes`, longBreak.latestAfterMinutes);
  } else if (longBreak.earliestAfterMinutes + longBreak.minutes > maxMinutes) {
    known.refuse(`${path}.longBreak`, longBreak, { code: 'rule-break-fits' }, { code: 'way-break-fits' });
  }
}

function refuseOrder(known: Known, path: string, value: unknown): void {
  known.refuse(path, value, { code: 'rule-not-before-first' }, { code: 'way-not-before-first' });
}

function checkCover(known: Known, demand: CoverDemand, path: string, rowCount: number): void {
  for (const key of ['needed', 'perUnder', 'perOver', 'atLeast', 'atMost'] as const) {
    const value = demand[key];
    if (typeof value !== 'object' || value.length === rowCount) continue;
    known.refuse(
      `${path}.${key}`,
      value,
      { code: 'rule-row-count', rows: rowCount },
      { code: 'way-row-count' },
    );
  }
  checkNames(known, 'templates', demand.templateIds ?? [], `${path}.templateIds`);
  checkNames(known, 'queues', demand.who.queueIds ?? [], `${path}.who.queueIds`);
}

const NAME_RULES = {
  templates: { code: 'rule-known-template' },
  agents: { code: 'rule-known-agent' },
  queues: { code: 'rule-known-queue' },
} as const satisfies Record<string, Message>;

function checkNames(known: Known, what: keyof typeof NAME_RULES, ids: readonly string[], path: string): void {
  ids.forEach((id, at) => {
    if (!known[what].has(id)) known.refuse(`${path}[${at}]`, id, NAME_RULES[what], KNOWN_ONE);
  });
}

function checkRule(
  known: Known,
  { rule, who, settings }: RuleSetting,
  path: string,
  places: BadPlace[],
): void {
  checkNames(known, 'agents', who?.agentIds ?? [], `${path}.who.agentIds`);
  const constraint = CONSTRAINTS.find(({ id }) => id === rule);
  if (constraint === undefined) {
    const choices = CONSTRAINTS.map(({ id }) => id).join(', ');
    known.refuse(`${path}.rule`, rule, { code: 'rule-choice', choices }, { code: 'way-choose-one' });
    return;
  }
  try {
    const read = constraint.parse(settings);
    const { templateIds = [], agentIds = [] } = constraint.namesOf?.(read) ?? {};
    const refuseUnknown = (what: 'templates' | 'agents', ids: readonly string[]) =>
      new Set(ids.filter((id) => !known[what].has(id))).forEach((id) => {
        known.refuse(`${path}.settings`, id, NAME_RULES[what], KNOWN_ONE);
      });
    refuseUnknown('templates', templateIds);
    refuseUnknown('agents', agentIds);
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    places.push(
      ...error.places.map((place) => ({
        ...place,
        path: `${path}.settings${place.path.slice(rule.length)}`,
      })),
    );
  }
}

function checkVariants(known: Known, problem: RosterProblem): void {
  try {
    createVariantCatalogue(problem, createRosterCalendar(problem.horizon));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    known.refuse(
      'templates',
      problem.templates,
      { code: 'rule-variant-count', most: MOST_VARIANTS },
      { code: 'way-shorter-grid' },
    );
  }
}
