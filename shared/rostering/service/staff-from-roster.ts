import type { DayRange } from '../../forecasting/day-grid.ts';
import { createGridClock } from '../../forecasting/grid/grid-clock.ts';
import type { AgentsByGroup } from '../../staffing/floor-simulation.ts';
import { groupBySkills, type SkillGroupMembers } from '../../staffing/skill-groups.ts';
import type { BreakPlan, Segment } from '../breaks/break-plan.ts';
import { dayMinutesOf } from '../breaks/day-minutes.ts';
import type { Picks, RosterModel } from '../model/roster-model.ts';
import type { RosterProblem } from '../problem/problem.ts';
import { createPlaceMinutes } from './place-minutes.ts';

export interface RosterToCheck {
  readonly problem: RosterProblem;
  readonly model: RosterModel;
  readonly picks: Picks;
  /** By day of the horizon, where breaks are placed; elsewhere only the long break is known, where the roster has it. */
  readonly breaks: ReadonlyMap<number, BreakPlan>;
}

export interface PlacesOfDays extends DayRange {
  readonly intervalMinutes: 15 | 30;
  readonly intervalsPerDay: number;
  /** Skills in other queues play no part. */
  readonly queueIds: readonly string[];
}

export interface RosteredStaff {
  readonly groups: readonly SkillGroupMembers[];
  /** Whole people on the phone, by group and place. */
  readonly agents: AgentsByGroup;
}

/**
 * Who is on the phone when, as a floor is played: whole people by skill group and place of the forecast's grid. Days outside
 * the horizon have nobody.
 *
 * @param presentRatio how many of those rostered really come, 0 to 1: what illness and lateness leave.
 */
export function staffFromRoster(
  roster: RosterToCheck,
  plan: PlacesOfDays,
  presentRatio: number,
): RosteredStaff {
  const { problem, model } = roster;
  const known = new Set(plan.queueIds);
  const groups = groupBySkills(
    problem.agents.map(({ id, skills }) => ({
      id,
      skills: skills.filter(({ queueId }) => known.has(queueId)),
    })),
  );
  const clock = createGridClock(problem.horizon, plan.intervalMinutes);
  const places = createPlaceMinutes(clock, plan);
  const placeOf = new Map(model.agentIds.map((id, agent) => [id, agent]));
  const worked = Array.from({ length: model.dayCount }, (_, day) => workOfDay(roster, day));
  const agents = groups.map(({ agentIds }) => {
    const minutes = new Float64Array(plan.days * plan.intervalsPerDay);
    const members = new Set(agentIds.flatMap((id) => placeOf.get(id) ?? []));
    for (const ofDay of worked)
      for (const { agent, fromMs, toMs } of ofDay) if (members.has(agent)) places.add(minutes, fromMs, toMs);
    return carryRounded(minutes, places.weights, plan.intervalMinutes, presentRatio);
  });
  return { groups, agents };
}

interface Work {
  readonly agent: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** When people of a day's shifts are on the phone. */
function workOfDay({ problem, model, picks, breaks }: RosterToCheck, day: number): readonly Work[] {
  const minutes = dayMinutesOf(problem.horizon, day);
  const placed = new Map<number, readonly Segment[]>(
    breaks.get(day)?.agents.map(({ agent, segments }) => [agent, segments]),
  );
  return [...model.agentIds.keys()].flatMap((agent): readonly Work[] => {
    const { present } = model.variants[picks[agent * model.dayCount + day]!]!;
    const spans =
      placed.get(agent)?.filter(({ kind }) => kind === 'work') ??
      present.map(({ fromMinute, toMinute }) => ({
        fromMinute: minutes.elapsedAt(fromMinute),
        toMinute: minutes.elapsedAt(toMinute),
      }));
    return spans.map(({ fromMinute, toMinute }) => ({
      agent,
      fromMs: minutes.fromMs + fromMinute * 60_000,
      toMs: minutes.fromMs + toMinute * 60_000,
    }));
  });
}

/** Whole people by place; what rounding takes from one place the next one has. */
function carryRounded(
  minutes: Float64Array,
  weights: Float64Array,
  intervalMinutes: number,
  presentRatio: number,
): Float64Array {
  let carry = 0;
  return minutes.map((sum, place) => {
    const weight = weights[place]!;
    const people = weight > 0 ? (sum * presentRatio) / (intervalMinutes * weight) : 0;
    // Where nobody is, nobody is made up of what was carried.
    if (people < 1e-9) {
      carry = 0;
      return 0;
    }
    const whole = Math.max(0, Math.round(people + carry));
    carry += people - whole;
    return whole;
  });
}
