import type { SumTerm } from '../../model/term.ts';
import { sumValues } from '../../model/term-values.ts';
import type { ChoiceTable } from '../choice-table.ts';
import { fillLimits, shareLimits, type PricedLimits } from './priced-limits.ts';

/** A sum of an agent, kept count of while a stretch is made. Opened anew for each stretch. */
export interface SumWatch {
  /** By day of the horizon, what each variant adds; null where the day does not count. */
  readonly valuesOn: readonly (Float64Array | null)[];
  /** Values on all days that count, where `isWhole`. */
  readonly values: Float64Array;
  /** A difference of two sums that is worth telling apart. */
  readonly quantum: number;
  limits: PricedLimits;
  /** What the days outside the stretch come to. */
  begin: number;
  /** First and last day of the stretch that count, from its start. */
  first: number;
  last: number;
  /** Whether all days of the stretch count, with the same values. */
  isWhole: boolean;
  /** How much it tells: days that count times choices that do. */
  weight: number;
  /**
   * Looks at a stretch; false when no way to spend it breaks a limit.
   *
   * @param isLater whether the days after the stretch are still to be made, so that only a share of what they hold may be used.
   */
  open(picks: Uint16Array, base: number, from: number, to: number, isLater: boolean): boolean;
}

export function createSumWatch(term: SumTerm, dayCount: number, choices: ChoiceTable): SumWatch {
  const valuesOn = new Array<Float64Array | null>(dayCount).fill(null);
  term.days.forEach((day, place) => (valuesOn[day] = sumValues(term, place)));
  const lists = term.valuesByDay ?? [term.values];
  const least = Math.min(0, ...lists.map((values) => Math.min(...values)));
  const greatest = Math.max(0, ...lists.map((values) => Math.max(...values)));
  const sizes = [...new Set(lists.flatMap((values) => Array.from(values, Math.abs)))].filter(
    (size) => size > 0,
  );
  const step = Math.min(...sizes);
  const size = Math.max(0, ...sizes);
  const counting = new Set(
    lists.flatMap((values) => Array.from(values.keys()).filter((at) => values[at] !== 0)),
  );
  const all = fillLimits(term.limits);
  // Where nothing but days off may stand (leave), nothing is to be left for later.
  const isOpen = Uint8Array.from(term.days, (day) =>
    choices.of(term.agent, day).some((variant) => valuesOn[day]![variant] !== 0) ? 1 : 0,
  );
  const openDays = isOpen.reduce((sum, each) => sum + each, 0);

  const watch: SumWatch = {
    valuesOn,
    values: term.values,
    quantum: sizes.length === 0 ? 1 : step === size ? step : Math.max(step / 4, size / 12),
    limits: all,
    begin: 0,
    first: 0,
    last: 0,
    isWhole: false,
    weight: 0,
    open(picks, base, from, to, isLater) {
      let watched = 0;
      let done = 0;
      watch.begin = term.base;
      for (let place = 0; place < term.days.length; place++) {
        const day = term.days[place]!;
        if (day <= to) done += isOpen[place]!;
        if (day < from || day > to) {
          watch.begin += valuesOn[day]![picks[base + day]!]!;
          continue;
        }
        if (watched === 0) watch.first = day - from;
        watch.last = day - from;
        watched++;
      }
      if (watched === 0) return false;
      watch.limits = isLater && openDays > 0 ? shareLimits(all, term.base, done / openDays, size / 2) : all;
      watch.isWhole = watched === to - from + 1 && term.valuesByDay === undefined;
      watch.weight = watched * counting.size;
      const { softMin, hardMin, softMax, hardMax } = watch.limits;
      const isFree =
        watch.begin + watched * least >= Math.max(softMin, hardMin) &&
        watch.begin + watched * greatest <= Math.min(softMax, hardMax);
      return !isFree;
    },
  };
  return watch;
}
