import type {
  RosterAlternative,
  RosterRepairAnswer,
  RosterRepairPlan,
  RosterRepairRequest,
} from '../../../../shared/contract/roster-advice.ts';
import type { RosterChange, RosterDifference } from '../../../../shared/contract/rosters.ts';
import { createRosterCalendar } from '../../../../shared/rostering/model/roster-calendar.ts';
import type { Alternative } from '../../../../shared/rostering/repair/alternative.ts';
import { findAlternatives } from '../../../../shared/rostering/repair/find-alternatives.ts';
import { NOTICE } from '../../../../shared/rostering/repair/notice.ts';
import { planRepairs } from '../../../../shared/rostering/repair/plan-repairs.ts';
import { openRepairDesk, type RepairDesk } from '../../../../shared/rostering/repair/repair-desk.ts';
import type { AbsentDay } from '../../../../shared/rostering/repair/repair-task.ts';
import { compareParts } from '../../../../shared/rostering/repair/rule-check.ts';
import { sayAlternative, sayPlan } from '../../../../shared/rostering/repair/say-repairs.ts';
import { createSiteCalendar } from '../../../../shared/time/site-calendar.ts';
import { FloorcastError } from '../../../floorcast-error.ts';
import type { DeskSources } from './desk-messages.ts';
import type { OpenRoster } from './open-roster.ts';
import { ChangeTeller } from './tell-effect.ts';

const PER_KIND = 3;
const MOST_CHANGES = 8;
const MOST_HOLES = 14;
/** A broken rule weighs as much as a day's shift that nobody works. */
const VIOLATION_WEIGHT = 500;

/**
 * What to do about somebody who cannot work.
 *
 * @throws FloorcastError `not-found` for an agent who is not rostered.
 */
export function answerRepair(
  roster: OpenRoster,
  sources: DeskSources,
  request: RosterRepairRequest,
): RosterRepairAnswer {
  const { model, problem } = roster;
  const tell = new ChangeTeller(roster);
  const agent = model.agentIds.indexOf(request.agentId);
  if (agent < 0)
    throw new FloorcastError('not-found', { code: 'roster-agent-unknown', agentId: request.agentId });
  const days = request.days.map((day) => tell.placeOf(day)).sort((a, b) => a - b);
  const { picks } = roster.readPicks(roster.days);
  const desk = openRepairDesk({
    model,
    standing: picks,
    events:
      request.reason === 'left'
        ? [{ kind: 'leaves', agent, fromDay: days[0]! }]
        : [{ kind: 'ill', agent, days }],
    nowMinute: (sources.nowMs - startOf(roster, sources)) / 60_000,
    notice: NOTICE,
    violationWeight: VIOLATION_WEIGHT,
    keep: [],
    volunteers: [],
  });
  const absenceOf = createAbsences(roster, request);
  const absent = desk.absences.map(({ day }) => absenceOf(tell.dayOf(day)));
  const named = { problem, model, calendar: createRosterCalendar(problem.horizon) };
  const tellAlternative = (hole: AbsentDay, alternative: Alternative): RosterAlternative => ({
    kind: alternative.kind,
    day: tell.dayOf(hole.day),
    said: sayAlternative(named, alternative),
    changes: [absenceOf(tell.dayOf(hole.day)), ...alternative.changes.map((change) => tell.change(change))],
    differences: alternative.changes.map((change) => tell.difference(change)),
    effect: tell.effect(
      alternative.costChange,
      alternative.violationChange,
      alternative.rules,
      alternative.cover,
    ),
  });
  const holeDays = [...new Set(desk.absences.map(({ day }) => day))];
  const { plans } = planRepairs(desk, { days: holeDays, mostChanges: MOST_CHANGES });
  return {
    lost: tellLoss(desk, tell),
    alternatives: desk.absences
      .slice(0, MOST_HOLES)
      .flatMap((hole) => findAlternatives(desk, hole, PER_KIND).map((found) => tellAlternative(hole, found))),
    plans: plans.map((plan): RosterRepairPlan => {
      const differences: readonly RosterDifference[] = plan.changes.map((change) => tell.difference(change));
      return {
        said: sayPlan(plan),
        changeCount: plan.changes.length,
        recoveredRatio: plan.recoveredRatio,
        changes: [...absent, ...plan.changes.map((change) => tell.change(change))],
        differences,
        effect: tell.effect(
          plan.costChange,
          plan.violationChange,
          compareWith(desk, plan.changes),
          desk.cover.effectOf(plan.changes),
        ),
      };
    }),
  };
}

function startOf({ problem }: OpenRoster, { site }: DeskSources): number {
  return createSiteCalendar(site).dayNamed(problem.horizon.firstDay).fromMs;
}

/** Days off that stay ones, whatever is proposed; what a planner noted there stays too. */
function createAbsences(
  { days }: OpenRoster,
  { agentId, note = '' }: RosterRepairRequest,
): (day: string) => RosterChange {
  const known = new Map(days.map(({ day, entries }) => [day, entries[agentId]?.note]));
  return (day) => ({ day, agentId, entry: { shift: null, isPinned: true, note: known.get(day) || note } });
}

function tellLoss(desk: RepairDesk, tell: ChangeTeller): RosterRepairAnswer['lost'] {
  const { model, standing } = desk.task;
  const gone = desk.absences.map(({ agent, day }) => ({
    agent,
    day,
    from: standing[agent * model.dayCount + day]!,
    to: 0,
  }));
  const back = desk.cover.effectOf(gone.map((change) => ({ ...change, from: 0, to: change.from })));
  const lost = {
    ...back,
    rows: back.rows.map((row) => ({ ...row, before: row.after, after: row.before })),
  };
  return tell.effect(desk.loss.cost, desk.loss.violations, [], lost);
}

function compareWith(
  desk: RepairDesk,
  changes: readonly { readonly agent: number; readonly day: number; readonly to: number }[],
) {
  const after = Uint16Array.from(desk.broken);
  for (const { agent, day, to } of changes) after[agent * desk.task.model.dayCount + day] = to;
  const agents = [...new Set(changes.map(({ agent }) => agent))];
  return compareParts(desk.parts.explain(desk.broken, agents), desk.parts.explain(after, agents));
}
