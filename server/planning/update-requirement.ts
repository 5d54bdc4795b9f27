import type { RequiredAgents } from '../../shared/contract/planning-requirement.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import type { ForecastForStaffing } from '../../shared/staffing/requirement.ts';
import type { SkillGroupMembers } from '../../shared/staffing/skill-groups.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import {
  requireForCalls,
  withHandleTime,
  type RequirementFigures,
  type RequirementTask,
} from './make-requirement.ts';
import { addDeferredWorks } from './deferred/add-deferred-works.ts';
import { listNumbers } from './stored-forecast.ts';

/**
 * The requirement with the calls as they are now: only the days on which some queue has others than the requirement was made
 * from are worked out anew, for all queues, because groups share what each of them needs. Where people are grouped otherwise
 * than then, all days are. Work that may wait is laid anew over all days: what one day leaves, another one takes.
 *
 * @param forecasts with the edits of people, on the days of the requirement
 */
export function updateRequirement(
  before: RequirementFigures,
  forecasts: ReadonlyMap<string, ForecastForStaffing>,
  task: Omit<RequirementTask, 'patienceOf'>,
): RequirementFigures {
  const known = new Map(before.queues.map((queue) => [queue.queueId, queue]));
  const staffed = new Map(
    [...forecasts]
      .filter(([queueId]) => known.has(queueId))
      .map(([queueId, forecast]) => [queueId, withHandleTime(forecast)]),
  );
  const patienceOf: RequirementTask['patienceOf'] = (queueId) => {
    const { patienceSeconds, patienceSample } = known.get(queueId)!;
    return { seconds: patienceSeconds, sample: patienceSample };
  };
  const isRegrouped = !isSameGroups(before, task.groups);
  let after = isRegrouped ? withGroups(before, task.groups) : before;
  const { firstDay, days } = before;
  for (const range of isRegrouped ? [{ firstDay, days }] : findChangedDays(before, staffed)) {
    const cut = new Map([...staffed].map(([queueId, forecast]) => [queueId, cutStaffed(forecast, range)]));
    const { requirement } = requireForCalls(cut, { ...task, patienceOf }, () => {});
    if (requirement !== null) after = replaceDays(after, requirement);
  }
  return addDeferredWorks({ ...after, madeAtMs: task.madeAtMs }, task);
}

function isSameGroups({ groups }: RequirementFigures, now: readonly SkillGroupMembers[]): boolean {
  return groups.length === now.length && groups.every(({ groupId }, index) => groupId === now[index]!.id);
}

/** Nobody of any group yet. */
function withGroups(before: RequirementFigures, groups: readonly SkillGroupMembers[]): RequirementFigures {
  const nobody = before.whole.agents.map(() => 0);
  return {
    ...before,
    groups: groups.map(({ id }) => ({
      groupId: id,
      agents: nobody,
      plainAgents: nobody,
      deferredAgents: [],
      heads: [],
    })),
  };
}

/** Stretches of days on which the calls of some queue are not those of the requirement. */
function findChangedDays(
  { queues, firstDay, days, intervalsPerDay }: RequirementFigures,
  forecasts: ReadonlyMap<string, ForecastForStaffing>,
): readonly DayRange[] {
  const isChanged = new Array<boolean>(days).fill(false);
  for (const { queueId, calls } of queues) {
    const now = forecasts.get(queueId);
    if (now === undefined) continue;
    listNumbers(now.calls).forEach((value, at) => {
      if (value !== calls[at]) isChanged[Math.floor(at / intervalsPerDay)] = true;
    });
  }
  const ranges: { firstDay: string; days: number }[] = [];
  isChanged.forEach((changed, day) => {
    if (!changed) return;
    if (day > 0 && isChanged[day - 1]) ranges.at(-1)!.days += 1;
    else ranges.push({ firstDay: nameDay(dayNumber(firstDay) + day), days: 1 });
  });
  return ranges;
}

function cutStaffed(forecast: ForecastForStaffing, range: DayRange): ForecastForStaffing {
  const { intervalsPerDay, uncertainty } = forecast;
  const from = dayNumber(range.firstDay) - dayNumber(forecast.firstDay);
  const some = (values: Float64Array, perDay: number) =>
    values.subarray(from * perDay, (from + range.days) * perDay);
  return {
    ...forecast,
    ...range,
    calls: some(forecast.calls, intervalsPerDay),
    handleSeconds: some(forecast.handleSeconds, intervalsPerDay),
    uncertainty: { ...uncertainty, dayVariation: some(uncertainty.dayVariation, 1) },
  };
}

/** The days of one requirement put into another; handle time stays as the whole forecast has it. */
function replaceDays(whole: RequirementFigures, part: RequirementFigures): RequirementFigures {
  const at = (dayNumber(part.firstDay) - dayNumber(whole.firstDay)) * whole.intervalsPerDay;
  const put = <T>(values: readonly T[], some: readonly T[]): readonly T[] =>
    values.toSpliced(at, some.length, ...some);
  const agents = (before: RequiredAgents, after: RequiredAgents): RequiredAgents => ({
    ...before,
    agents: put(before.agents, after.agents),
    plainAgents: put(before.plainAgents, after.plainAgents),
  });
  const queues = new Map(part.queues.map((queue) => [queue.queueId, queue]));
  const groups = new Map(part.groups.map((group) => [group.groupId, group]));
  return {
    ...whole,
    queues: whole.queues.map((queue) => {
      const after = queues.get(queue.queueId);
      return after === undefined
        ? queue
        : {
            ...queue,
            ...agents(queue, after),
            calls: put(queue.calls, after.calls),
            serviceLevelRatio: put(queue.serviceLevelRatio, after.serviceLevelRatio),
            occupancyRatio: put(queue.occupancyRatio, after.occupancyRatio),
            binding: put(queue.binding, after.binding),
          };
    }),
    groups: whole.groups.map((group) => {
      const after = groups.get(group.groupId);
      return after === undefined ? group : { ...group, ...agents(group, after) };
    }),
    whole: agents(whole.whole, part.whole),
  };
}
