import type { Limits } from '../model/limits.ts';
import type { Picks, RosterModel } from '../model/roster-model.ts';
import type { CoverTerm } from '../model/term.ts';
import type { OffPhoneActivity, RosterProblem, ShiftTemplate } from '../problem/problem.ts';
import { countCover } from '../score/count-cover.ts';
import type { BreakDay, DayCoverDemand, DayMeeting, DayShift, Pause } from './break-day.ts';
import type { BreakPlan } from './break-plan.ts';
import { dayMinutesOf, type DayMinutes } from './day-minutes.ts';

/** On which day an activity is held; of one that each has alone, for one agent. */
export interface ActivityDay {
  readonly activityId: string;
  /** Null: everybody at once. */
  readonly agent: number | null;
  readonly day: number;
}

export interface RosterToPlace {
  readonly problem: RosterProblem;
  readonly model: RosterModel;
  readonly picks: Picks;
  readonly activityDays: readonly ActivityDay[];
}

/**
 * A day of a roster as its breaks are placed: the shifts that begin on it, with everything the templates and activities ask for.
 * Standby shifts have nothing to be placed. Rows go on to the end of the last shift, beyond midnight.
 *
 * @param before the plan of this day that stands, or null.
 */
export function makeBreakDay(roster: RosterToPlace, day: number, before: BreakPlan | null): BreakDay {
  const { problem, model, picks } = roster;
  const minutes = dayMinutesOf(problem.horizon, day);
  const templates = new Map(problem.templates.map((template) => [template.id, template]));
  const agents = [...model.agentIds.keys()].filter((agent) => {
    const { kind } = model.variants[picks[agent * model.dayCount + day]!]!;
    return kind !== 'off' && kind !== 'standby';
  });
  const was = readStarts(before);
  const shifts = agents.map((agent): DayShift => {
    const variant = model.variants[picks[agent * model.dayCount + day]!]!;
    const template = templates.get(variant.templateId ?? '')!;
    const fromMinute = minutes.elapsedAt(variant.span.fromMinute);
    const gapMinute = variant.kind === 'split' ? (variant.present[0]?.toMinute ?? null) : null;
    const gapAt = gapMinute === null ? null : minutes.elapsedAt(gapMinute);
    const own = [...pausesOf(template, fromMinute, gapAt), ...activitiesOf(roster, agent, day, minutes)];
    return {
      agent,
      fromMinute,
      toMinute: minutes.elapsedAt(variant.span.toMinute),
      spacingMinutes: template.breakSpacingMinutes,
      pauses: own.map((pause) => ({ ...pause, wasMinute: was.get(`${agent} ${pause.id}`) ?? null })),
    };
  });
  const rows = Math.ceil(
    Math.max(minutes.length, ...shifts.map(({ toMinute }) => toMinute)) / model.slotMinutes,
  );
  return {
    rowMinutes: model.slotMinutes,
    shifts,
    covers: coversOf(roster, day, agents, rows),
    meetings: meetingsOf(roster, day, minutes, agents, before),
  };
}

function readStarts(before: BreakPlan | null): ReadonlyMap<string, number> {
  return new Map(
    (before?.agents ?? []).flatMap(({ agent, segments }) =>
      segments.flatMap(({ id, fromMinute }) => (id === null ? [] : [[`${agent} ${id}`, fromMinute]])),
    ),
  );
}

type NewPause = Omit<Pause, 'wasMinute'>;

function pausesOf(
  { shortBreaks, longBreak, kind }: ShiftTemplate,
  fromMinute: number,
  gapAt: number | null,
): readonly NewPause[] {
  const breaks = shortBreaks.map(
    ({ minutes, isPaid, earliestAfterMinutes, latestAfterMinutes }, at): NewPause => ({
      id: `break-${at + 1}`,
      kind: 'break',
      minutes,
      isPaid,
      earliestMinute: fromMinute + earliestAfterMinutes,
      latestMinute: fromMinute + latestAfterMinutes,
    }),
  );
  if (longBreak === null) return breaks;
  const { minutes, isPaid } = longBreak;
  // The gap of a split shift is what people plan their day around: it stays where the roster has it.
  const earliestMinute = gapAt ?? fromMinute + longBreak.earliestAfterMinutes;
  const latestMinute = gapAt ?? fromMinute + longBreak.latestAfterMinutes;
  const isGap = kind === 'split';
  return [
    {
      id: isGap ? 'gap' : 'lunch',
      kind: isGap ? 'gap' : 'lunch',
      minutes,
      isPaid,
      earliestMinute,
      latestMinute,
    },
    ...breaks,
  ];
}

/** Where it may begin, in real minutes of the day. */
export function windowOf({ window, minutes }: OffPhoneActivity, day: DayMinutes): readonly [number, number] {
  const from = day.wallMinuteOf(window.from);
  const to = day.wallMinuteOf(window.to);
  return [day.elapsedAt(from), day.elapsedAt(to <= from ? to + 1440 : to) - minutes];
}

function activitiesOf(
  { problem, activityDays }: RosterToPlace,
  agent: number,
  day: number,
  minutes: DayMinutes,
): readonly NewPause[] {
  return activityDays
    .filter((held) => held.agent === agent && held.day === day)
    .flatMap(({ activityId }) => {
      const activity = problem.activities.find(({ id }) => id === activityId);
      if (activity === undefined) return [];
      const [earliestMinute, latestMinute] = windowOf(activity, minutes);
      return [
        {
          id: activityId,
          kind: 'activity' as const,
          minutes: activity.minutes,
          isPaid: true,
          earliestMinute,
          latestMinute,
        },
      ];
    });
}

function meetingsOf(
  { problem, model, activityDays }: RosterToPlace,
  day: number,
  minutes: DayMinutes,
  agents: readonly number[],
  before: BreakPlan | null,
): readonly DayMeeting[] {
  const placeOf = new Map(agents.map((agent, place) => [model.agentIds[agent]!, place]));
  return activityDays
    .filter((held) => held.agent === null && held.day === day)
    .flatMap(({ activityId }) => {
      const activity = problem.activities.find(({ id }) => id === activityId);
      if (activity === undefined) return [];
      const [earliestMinute, latestMinute] = windowOf(activity, minutes);
      return [
        {
          id: activityId,
          minutes: activity.minutes,
          earliestMinute,
          latestMinute,
          wasMinute: before?.meetings.find(({ id }) => id === activityId)?.fromMinute ?? null,
          shifts: activity.agentIds.flatMap((id) => placeOf.get(id) ?? []),
        },
      ];
    });
}

/** The curves of the roster's cover terms, cut to the day; who is there from other days' shifts is as the roster has it. */
function coversOf(
  { model, picks }: RosterToPlace,
  day: number,
  agents: readonly number[],
  rows: number,
): readonly DayCoverDemand[] {
  const others = new Uint16Array(picks.length);
  // No shift is so long that it reaches over more than one midnight.
  for (let at = 0; at < picks.length; at++) {
    if (Math.abs((at % model.dayCount) - day) === 1) others[at] = picks[at]!;
  }
  const first = model.dayStartSlots[day]!;
  return model.terms.flatMap((term): readonly DayCoverDemand[] => {
    if (term.kind !== 'cover') return [];
    const set = model.coverSets[term.set]!;
    if (set.rows !== 'slot') return [];
    const there = countCover(model, set, others);
    const cut = Array.from({ length: rows }, (_, row) => first + row);
    return [
      {
        id: set.id,
        shares: agents.map((agent) =>
          set.members[picks[agent * model.dayCount + day]!] === 1 ? set.shares[agent]! : 0,
        ),
        base: cut.map((row) => there[row] ?? 0),
        limits: cut.map((row) => limitsAt(term, row)),
      },
    ];
  });
}

function limitsAt({ firstRow, limits }: CoverTerm, row: number): Limits {
  return limits[row - firstRow] ?? {};
}
