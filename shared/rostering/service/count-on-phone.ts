import type { OnPhoneAnswer, OnPhoneDay, RosterDay } from '../../contract/rosters.ts';
import type { DayRange } from '../../forecasting/day-grid.ts';
import { createGridClock } from '../../forecasting/grid/grid-clock.ts';
import type { SkillGroupMembers } from '../../staffing/skill-groups.ts';
import { dayNumber, nameDay } from '../../time/day-number.ts';
import { expandTemplate } from '../model/expand-template.ts';
import type { Horizon, ShiftTemplate } from '../problem/problem.ts';
import { listShiftTimes, type ShiftTimes } from './list-shift-times.ts';
import { createPlaceMinutes } from './place-minutes.ts';

export interface PublishedRoster {
  readonly site: Pick<Horizon, 'timeZone' | 'dayStartsAt'>;
  readonly range: DayRange;
  readonly intervalMinutes: 15 | 30;
  readonly groups: readonly SkillGroupMembers[];
  readonly templates: readonly ShiftTemplate[];
  /** Those of the range and the day before it that are published; the others are missing. */
  readonly published: readonly (Pick<RosterDay, 'day' | 'entries'> & { readonly versionNo: number })[];
}

const MINUTES_PER_DAY = 1440;

/**
 * Who is on the phone by what is published: the mean of each interval, by skill group, each person in one. Of a day that is not
 * published nothing is known, nor of the first hours of one whose day before is not, as far as the templates' shifts reach over.
 */
export function countOnPhone({
  site,
  range,
  intervalMinutes,
  groups,
  templates,
  published,
}: PublishedRoster): OnPhoneAnswer {
  const clock = createGridClock(site, intervalMinutes);
  const { intervalsPerDay } = clock;
  const places = createPlaceMinutes(clock, range);
  const groupOf = new Map(groups.flatMap(({ agentIds }, at) => agentIds.map((id) => [id, at] as const)));
  const minutes = groups.map(() => new Float64Array(range.days * intervalsPerDay));
  const shifts = new Map(
    published.map((one) => [
      one.day,
      { versionNo: one.versionNo, times: listShiftTimes(one, site, templates) },
    ]),
  );
  const unskilled = new Set<string>();
  for (const [day, { times }] of shifts)
    for (const { agentId, onPhone } of times) {
      const own = groupOf.get(agentId);
      if (own === undefined) {
        if (day >= range.firstDay) unskilled.add(agentId);
      } else for (const { fromMs, toMs } of onPhone) places.add(minutes[own]!, fromMs, toMs);
    }

  const first = dayNumber(range.firstDay);
  const isPublished = (day: number) => shifts.has(nameDay(first + day));
  const unknownPlaces = Math.ceil(reachOver(templates, site.dayStartsAt) / intervalMinutes);
  const isKnown = Array.from({ length: range.days * intervalsPerDay }, (_, at) => {
    const day = Math.floor(at / intervalsPerDay);
    const isAfterUnknown = at % intervalsPerDay < unknownPlaces && !isPublished(day - 1);
    return places.weights[at]! > 0 && isPublished(day) && !isAfterUnknown;
  });
  return {
    ...range,
    intervalMinutes,
    intervalsPerDay,
    published: Array.from({ length: range.days }, (_, day): OnPhoneDay => {
      const known = shifts.get(nameDay(first + day));
      return { versionNo: known?.versionNo ?? null, ...describeShifts(known?.times ?? []) };
    }),
    isKnown,
    groups: groups.map(({ id }, group) => ({
      groupId: id,
      agents: isKnown.map((known, at) =>
        known ? round(minutes[group]![at]! / (intervalMinutes * places.weights[at]!)) : null,
      ),
    })),
    unskilledAgents: unskilled.size,
  };
}

function describeShifts(times: readonly ShiftTimes[]): Omit<OnPhoneDay, 'versionNo'> {
  return { shifts: times.length, withoutBreaks: times.filter(({ hasBreaks }) => !hasBreaks).length };
}

/** How far people of the latest shift of a day are on the phone on the next one, minutes. */
function reachOver(templates: readonly ShiftTemplate[], dayStartsAt: string): number {
  const ends = templates
    .flatMap((template) => expandTemplate(template, dayStartsAt))
    .map(({ present }) => (present.at(-1)?.toMinute ?? 0) - MINUTES_PER_DAY);
  return ends.reduce((most, minute) => Math.max(most, minute), 0);
}

function round(agents: number): number {
  return Math.round(agents * 1000) / 1000;
}
