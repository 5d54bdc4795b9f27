import { DayCover } from './day-cover.ts';
import { dayMinutesOf } from './day-minutes.ts';
import { makeBreakDay, windowOf, type ActivityDay, type RosterToPlace } from './make-break-day.ts';
import type { OffPhoneActivity } from '../problem/problem.ts';
import { dayNumber } from '../../time/day-number.ts';

const GRID_MINUTES = 15;

export interface SpreadActivities {
  readonly held: readonly ActivityDay[];
  /** No day of its window has a shift it fits into. */
  readonly leftOut: readonly { readonly activityId: string; readonly agent: number | null }[];
}

interface OpenDay {
  readonly day: number;
  readonly cover: DayCover;
  /** By agent: place in the day's shifts and its minutes. */
  readonly shifts: ReadonlyMap<
    number,
    { readonly shift: number; readonly from: number; readonly to: number }
  >;
}

/**
 * The day of each off-phone activity: of the days of its window the one on which taking people off the phone costs cover least;
 * of a meeting, among the days on which most of those invited can be there together. One activity after another, each seeing
 * those before it; the minute within the day is found with the breaks (`placeBreaks`).
 */
export function spreadActivities(roster: Omit<RosterToPlace, 'activityDays'>): SpreadActivities {
  const { problem, model } = roster;
  const held: ActivityDay[] = [];
  const leftOut: { activityId: string; agent: number | null }[] = [];
  const open = new Map<number, OpenDay>();
  const dayAt = (day: number): OpenDay => {
    const known = open.get(day);
    if (known !== undefined) return known;
    const made = openDay({ ...roster, activityDays: [] }, day);
    open.set(day, made);
    return made;
  };
  const placeOf = new Map(model.agentIds.map((id, agent) => [id, agent]));
  for (const activity of problem.activities) {
    const invited = activity.agentIds.flatMap((id) => placeOf.get(id) ?? []);
    const groups = activity.together === 'all-at-once' ? [invited] : invited.map((agent) => [agent]);
    for (const group of groups) {
      const agent = activity.together === 'all-at-once' ? null : group[0]!;
      const best = findDay(roster, activity, group, dayAt);
      if (best === null) {
        leftOut.push({ activityId: activity.id, agent });
        continue;
      }
      const { day, minute, attending } = best;
      for (const shift of attending) dayAt(day).cover.change(shift, minute, minute + activity.minutes, -1);
      held.push({ activityId: activity.id, agent, day });
    }
  }
  return { held, leftOut };
}

function openDay(roster: RosterToPlace, day: number): OpenDay {
  const made = makeBreakDay(roster, day, null);
  const cover = new DayCover(made);
  made.shifts.forEach(({ fromMinute, toMinute }, shift) => cover.change(shift, fromMinute, toMinute, 1));
  const shifts = made.shifts.map(
    ({ agent, fromMinute, toMinute }, shift) => [agent, { shift, from: fromMinute, to: toMinute }] as const,
  );
  return { day, cover, shifts: new Map(shifts) };
}

interface FoundTime {
  readonly day: number;
  readonly minute: number;
  /** Places in the day's shifts. */
  readonly attending: readonly number[];
  readonly cost: number;
}

function findDay(
  { problem, model }: Omit<RosterToPlace, 'activityDays'>,
  activity: OffPhoneActivity,
  group: readonly number[],
  dayAt: (day: number) => OpenDay,
): FoundTime | null {
  const first = dayNumber(problem.horizon.firstDay);
  const from = Math.max(0, dayNumber(activity.window.fromDay) - first);
  const to = Math.min(model.dayCount - 1, dayNumber(activity.window.toDay) - first);
  let best: FoundTime | null = null;
  for (let day = from; day <= to; day++) {
    const { cover, shifts } = dayAt(day);
    const there = group.flatMap((agent) => shifts.get(agent) ?? []);
    const [earliest, latest] = windowOf(activity, dayMinutesOf(problem.horizon, day));
    const begin = Math.ceil(earliest / GRID_MINUTES) * GRID_MINUTES;
    for (let minute = begin; minute <= latest; minute += GRID_MINUTES) {
      const end = minute + activity.minutes;
      const attending = there.filter((shift) => minute >= shift.from && end <= shift.to);
      if (attending.length === 0 || attending.length < (best?.attending.length ?? 0)) continue;
      const places = attending.map(({ shift }) => shift);
      const cost = weigh(cover, places, minute, end);
      if (best === null || attending.length > best.attending.length || cost < best.cost)
        best = { day, minute, attending: places, cost };
    }
  }
  return best;
}

function weigh(cover: DayCover, shifts: readonly number[], from: number, to: number): number {
  if (shifts.length === 1) return cover.deltaOf(shifts[0]!, from, to, -1);
  const before = cover.weight;
  for (const shift of shifts) cover.change(shift, from, to, -1);
  const cost = cover.weight - before;
  for (const shift of shifts) cover.change(shift, from, to, 1);
  return cost;
}
