import { createGridClock } from '../../../shared/forecasting/grid/grid-clock.ts';
import type { DeferredWorkSettings } from '../../../shared/contract/planning-settings.ts';
import type { Site } from '../../../shared/site/site.ts';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import type { RequirementFigures } from '../make-requirement.ts';

/**
 * The days over which work is levelled: those of the requirement, and before and after them as many whole weeks as the longest
 * delay reaches, in which each day is like the same weekday within. So the first days have what earlier ones left them, and the
 * last ones need not do everything before the end.
 */
export interface WorkDays {
  readonly firstDay: string;
  readonly days: number;
  readonly intervalMinutes: 15 | 30;
  readonly intervalsPerDay: number;
  readonly dayStartsAt: string;
  /** By place: the hour that a change of clocks skips cannot be worked in. */
  readonly exists: readonly boolean[];
  /** Values of the requirement's days, longer by the days around them. */
  pad(values: ArrayLike<number>): Float64Array;
  /** Back to the requirement's days. */
  cut(values: Float64Array): Float64Array;
}

/** A requirement is of whole weeks, one at least. */
export function layWorkDays(
  figures: Pick<RequirementFigures, 'firstDay' | 'days' | 'intervalMinutes' | 'intervalsPerDay'>,
  site: Site,
  works: readonly DeferredWorkSettings[],
): WorkDays {
  const { firstDay, days, intervalMinutes, intervalsPerDay } = figures;
  const weeks = Math.ceil(Math.max(0, ...works.map(countDays)) / 7);
  const around = 7 * weeks;
  const start = nameDay(dayNumber(firstDay) - around);
  const count = days + 2 * around;
  const clock = createGridClock(site, intervalMinutes);
  const exists = Array.from({ length: count }, (_, day) =>
    Array.from(clock.weightsOf(nameDay(dayNumber(start) + day)), (weight) => weight > 0),
  ).flat();
  /** Which day of the requirement one of these days is like. */
  const likeDay = (day: number) => {
    const at = day - around;
    if (at < 0) return (at + around) % 7;
    return at < days ? at : days - 7 + ((at - days) % 7);
  };
  return {
    firstDay: start,
    days: count,
    intervalMinutes,
    intervalsPerDay,
    dayStartsAt: site.dayStartsAt,
    exists,
    pad: (values) =>
      Float64Array.from(
        { length: count * intervalsPerDay },
        (_, at) =>
          values[likeDay(Math.floor(at / intervalsPerDay)) * intervalsPerDay + (at % intervalsPerDay)]!,
      ),
    cut: (values) => values.subarray(around * intervalsPerDay, (around + days) * intervalsPerDay),
  };
}

/** Days that a piece may wait, the one it arises on among them; what arises past midnight has one more. */
function countDays({ delay: { kind, amount } }: DeferredWorkSettings): number {
  return 2 + (kind === 'days' ? amount : Math.ceil(amount / 24));
}

/** The last place in which what arises in `at` is in time. */
export function createDueOf(
  { kind, amount }: DeferredWorkSettings['delay'],
  { intervalMinutes, intervalsPerDay }: Pick<WorkDays, 'intervalMinutes' | 'intervalsPerDay'>,
): (at: number) => number {
  if (kind === 'days') return (at) => (Math.floor(at / intervalsPerDay) + amount + 1) * intervalsPerDay - 1;
  // What arises first within an interval is due as early in the last one: that one is left out.
  const intervals = Math.max(1, Math.floor((amount * 60) / intervalMinutes));
  return (at) => at + intervals - 1;
}
