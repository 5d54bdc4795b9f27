import type { CompileContext } from '../model/compile-context.ts';
import { costOf, violationOf, type Limits } from '../model/limits.ts';
import type { BareTerm } from './constraint.ts';
import { listEarlierShifts } from './past-shifts.ts';
import { valuesOf } from './by-variant.ts';

/** Limits on paid minutes. */
export interface HourLimits {
  readonly minutesPerDay?: Limits;
  readonly minutesPerWeek?: Limits;
  readonly minutesPerMonth?: Limits;
  readonly minutesPerPeriod?: Limits;
}

/**
 * Terms that hold an agent's paid minutes within limits by shift, by week from Monday, by calendar month, and over the
 * horizon. Paid leave counts. Of a week or month that is cut by the horizon's start what was worked before counts; where
 * that is not known, or the horizon ends first, only the maximum is judged.
 */
export function makeHourTerms(
  context: CompileContext,
  limits: HourLimits,
  agents: readonly number[],
): readonly BareTerm[] {
  const values = valuesOf(context, ({ paidMinutes }) => paidMinutes);
  const everyDay = Array.from({ length: context.dayCount }, (_, day) => day);
  const { minutesPerDay, minutesPerWeek, minutesPerMonth, minutesPerPeriod } = limits;
  return agents.flatMap((agent) => {
    const paidLeave = listPaidLeave(context, agent);
    const sum = (days: readonly number[], before: number, sumLimits: Limits): BareTerm => {
      const leave = days.reduce((minutes, day) => minutes + (paidLeave.get(day) ?? 0), 0);
      return { kind: 'sum', agent, days, values, base: before + leave, limits: sumLimits };
    };
    const stretches = (list: CompileContext['weeks'], stretchLimits: Limits): readonly BareTerm[] =>
      list.map(({ days, daysBefore, daysAfter }) => {
        const before = countBefore(context, agent, daysBefore, paidLeave);
        const isWhole = daysAfter === 0 && before !== null;
        return sum(days, before ?? 0, isWhole ? stretchLimits : withoutMinimum(stretchLimits));
      });
    return [
      ...(minutesPerDay === undefined ? [] : limitDays(context, agent, minutesPerDay)),
      ...(minutesPerWeek === undefined ? [] : stretches(context.weeks, minutesPerWeek)),
      ...(minutesPerMonth === undefined ? [] : stretches(context.months, minutesPerMonth)),
      ...(minutesPerPeriod === undefined ? [] : [sum(everyDay, 0, minutesPerPeriod)]),
    ];
  });
}

/** A shift that breaks a hard limit is not offered; one that breaks a soft limit costs. Days off are not judged. */
function limitDays(context: CompileContext, agent: number, limits: Limits): readonly BareTerm[] {
  const costs = valuesOf(context, ({ templateId, kind, paidMinutes }) =>
    templateId === null || kind === 'standby' ? 0 : costOf(limits, paidMinutes),
  );
  const refused = context.variants
    .map((_, variant) => variant)
    .filter((variant) => {
      const { templateId, kind, paidMinutes } = context.variants[variant]!;
      return templateId !== null && kind !== 'standby' && violationOf(limits, paidMinutes) > 0;
    });
  for (let day = 0; day < context.dayCount; day++) {
    for (const variant of refused) context.forbid(agent, day, variant);
  }
  if (costs.every((cost) => cost === 0)) return [];
  return Array.from({ length: context.dayCount }, (_, day) => ({ kind: 'pick', agent, day, costs }));
}

function withoutMinimum({ softMin: _soft, hardMin: _hard, ...upper }: Limits): Limits {
  return upper;
}

/** Paid minutes of leave by day number, also before the horizon; none where a pin says that the agent works after all. */
function listPaidLeave(context: CompileContext, agent: number): ReadonlyMap<number, number> {
  const { daysOff, pinned } = context.problem.agents[agent]!;
  const works = new Set(pinned.filter(({ shift }) => shift !== null).map(({ day }) => context.dayOf(day)));
  const paid = new Map<number, number>();
  for (const { from, to, paidMinutesPerDay } of daysOff) {
    for (let day = context.dayOf(from); day <= context.dayOf(to); day++) {
      if (!works.has(day)) paid.set(day, paidMinutesPerDay);
    }
  }
  return paid;
}

/** Paid minutes of so many days before the horizon; null when nothing is known of them. */
function countBefore(
  context: CompileContext,
  agent: number,
  daysBefore: number,
  paidLeave: ReadonlyMap<number, number>,
): number | null {
  if (daysBefore === 0) return 0;
  const earlier = listEarlierShifts(context, agent);
  if (earlier.length === 0) return null;
  const worked = earlier.filter(({ dayNumber }) => dayNumber >= -daysBefore);
  let minutes = worked.reduce((sum, { paidMinutes }) => sum + paidMinutes, 0);
  for (let day = -daysBefore; day < 0; day++) minutes += paidLeave.get(day) ?? 0;
  return minutes;
}
