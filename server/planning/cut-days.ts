import type { BandAnswer, BandsAnswer } from '../../shared/contract/planning-forecast.ts';
import type { RequiredAgents } from '../../shared/contract/planning-requirement.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import type { RequirementFigures } from './make-requirement.ts';
import type { StoredForecast } from './stored-forecast.ts';

/** Days of a list of days, as indexes from its first one; those outside are left out. */
interface Cut {
  readonly firstDay: string;
  readonly from: number;
  readonly days: number;
}

function cutOf(whole: DayRange, wanted: DayRange | null): Cut {
  if (wanted === null) return { firstDay: whole.firstDay, from: 0, days: whole.days };
  const from = Math.max(0, dayNumber(wanted.firstDay) - dayNumber(whole.firstDay));
  const end = Math.min(whole.days, dayNumber(wanted.firstDay) - dayNumber(whole.firstDay) + wanted.days);
  return {
    firstDay: nameDay(dayNumber(whole.firstDay) + from),
    from,
    days: Math.max(0, end - from),
  };
}

/** Some days of a forecast. Weeks are those that begin within. */
export function cutForecast(forecast: StoredForecast, wanted: DayRange | null): StoredForecast {
  const cut = cutOf(forecast, wanted);
  const perDay = forecast.intervalsPerDay;
  const ofIntervals = <T>(values: readonly T[]) =>
    values.slice(cut.from * perDay, (cut.from + cut.days) * perDay);
  const ofDays = <T>(values: readonly T[]) => values.slice(cut.from, cut.from + cut.days);
  const firstWeek = Math.ceil(cut.from / 7);
  const ofWeeks = <T>(values: readonly T[]) => values.slice(firstWeek, Math.ceil((cut.from + cut.days) / 7));
  const band = ({ low, high }: BandAnswer, some: (values: readonly number[]) => readonly number[]) => ({
    low: some(low),
    high: some(high),
  });
  const bands = ({ intervals, days, weeks }: BandsAnswer): BandsAnswer => ({
    intervals: band(intervals, ofIntervals),
    days: band(days, ofDays),
    weeks: band(weeks, ofWeeks),
  });
  return {
    ...forecast,
    firstDay: cut.firstDay,
    days: cut.days,
    calls: ofIntervals(forecast.calls),
    handleSeconds: ofIntervals(forecast.handleSeconds),
    bands80: bands(forecast.bands80),
    bands90: bands(forecast.bands90),
    parts: ofDays(forecast.parts),
  };
}

/** Some days of a requirement. */
export function cutRequirement(requirement: RequirementFigures, wanted: DayRange | null): RequirementFigures {
  const cut = cutOf(requirement, wanted);
  const perDay = requirement.intervalsPerDay;
  const some = <T>(values: readonly T[]) => values.slice(cut.from * perDay, (cut.from + cut.days) * perDay);
  const agents = ({ agents: seats, plainAgents, deferredAgents, heads }: RequiredAgents): RequiredAgents => ({
    agents: some(seats),
    plainAgents: some(plainAgents),
    deferredAgents: some(deferredAgents),
    heads: some(heads),
  });
  return {
    ...requirement,
    firstDay: cut.firstDay,
    days: cut.days,
    queues: requirement.queues.map((queue) => ({
      ...queue,
      ...agents(queue),
      calls: some(queue.calls),
      handleSeconds: some(queue.handleSeconds),
      serviceLevelRatio: some(queue.serviceLevelRatio),
      occupancyRatio: some(queue.occupancyRatio),
      binding: some(queue.binding),
    })),
    groups: requirement.groups.map((group) => ({ ...group, ...agents(group) })),
    whole: agents(requirement.whole),
    deferredWorks: requirement.deferredWorks.map((work) => ({
      ...work,
      pieces: some(work.pieces),
      agents: some(work.agents),
      lateMinutes: work.lateMinutes.slice(cut.from, cut.from + cut.days),
    })),
  };
}
