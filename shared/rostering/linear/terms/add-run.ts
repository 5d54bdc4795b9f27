import type { Limits } from '../../model/limits.ts';
import type { RunTerm } from '../../model/term.ts';
import { columnAs, sumOf, ZERO, type Expression } from '../expression.ts';
import type { ProgramContext, Unit } from '../program-context.ts';

export function addRun(context: ProgramContext, unit: Unit, term: RunTerm): void {
  const flags = Array.from({ length: context.model.dayCount }, (_, day) =>
    context.count(unit, day, term.members),
  );
  const size = unit.agents.length;
  addRunMaximum(context, flags, size, term.before ?? 0, term.limits);
  addRunMinimum(context, flags, size, term.before, term.limits);
}

/**
 * At most so many in a row: of each window that is one longer, one is not. Beyond a soft limit each whole window costs once, and
 * a run has as many of them as it is too long.
 *
 * @param flags how many of `size` agents are in a run, by place.
 * @param before how many in a row lie just before the first place.
 */
export function addRunMaximum(
  context: ProgramContext,
  flags: readonly Expression[],
  size: number,
  before: number,
  limits: Limits,
): void {
  const { builder, violationPrice } = context;
  const { softMax, perOver = 0, hardMax, hardUnit = 1 } = limits;
  const eachWindow = (most: number, act: (inside: Expression, isFirst: number) => void) => {
    for (let last = 0; last < flags.length; last++) {
      const first = last - most;
      if (first < -before) continue;
      const inside = sumOf([
        { ...ZERO, constant: Math.max(0, -first) * size },
        ...flags.slice(Math.max(0, first), last + 1),
      ]);
      // What a run brought along beyond the limit is in no window: it counts with the first.
      act(inside, last === 0 ? 1 + Math.max(0, before - most) : 1);
    }
  };
  const priceWindows = (most: number, price: number) =>
    eachWindow(most, (inside, weight) => {
      if (builder.rangeOf(inside)[1] <= most * size) return;
      const whole = builder.addColumn({ cost: price * weight, upper: size });
      builder.addRow(-most * size, Infinity, sumOf([columnAs(whole, 1), [inside, -1]]));
    });
  if (softMax !== undefined && perOver > 0) priceWindows(Math.max(0, Math.ceil(softMax)), perOver);
  if (hardMax === undefined) return;
  const most = Math.max(0, Math.floor(hardMax));
  if (violationPrice !== null) priceWindows(most, violationPrice / hardUnit);
  else eachWindow(most, (inside) => builder.addRow(-Infinity, most * size, inside));
}

/**
 * At least so many in a row: who begins is there on each of the next days, up to the end of the horizon. A soft limit costs for
 * each day that is missing; a run that reaches the end is not judged.
 */
function addRunMinimum(
  context: ProgramContext,
  flags: readonly Expression[],
  size: number,
  before: number | null,
  limits: Limits,
): void {
  const { builder, violationPrice } = context;
  const { softMin, perUnder = 0, hardMin, hardUnit = 1 } = limits;
  const eachStart = (least: number, act: (begun: Expression, day: number, needed: number) => void) => {
    flags.forEach((flag, day) => {
      if (day === 0 && before === null) return;
      const needed = day === 0 ? least - before! : least;
      // Who was there before day 0 goes on with a run that is already `before` long.
      if (needed > 1) act(day === 0 ? flag : sumOf([flag, [flags[day - 1]!, -1]]), day, needed);
    });
  };
  const priceStarts = (least: number, price: number) =>
    eachStart(least, (begun, day, needed) => {
      const reach = Math.min(needed - 1, flags.length - 1 - day);
      let missingBefore: Expression = ZERO;
      for (let later = 1; later <= reach; later++) {
        const weight = later === reach ? needed - reach : 1;
        const missing = columnAs(builder.addColumn({ cost: price * weight, upper: size }), 1);
        builder.addRow(0, Infinity, sumOf([missing, flags[day + later]!, [begun, -1]]));
        if (later > 1) builder.addRow(0, Infinity, sumOf([missing, [missingBefore, -1]]));
        missingBefore = missing;
      }
    });
  if (softMin !== undefined && perUnder > 0) priceStarts(Math.floor(softMin), perUnder);
  if (hardMin === undefined) return;
  const least = Math.ceil(hardMin);
  if (violationPrice !== null) {
    priceStarts(least, violationPrice / hardUnit);
    return;
  }
  eachStart(least, (begun, day, needed) => {
    for (let later = 1; later < needed && day + later < flags.length; later++) {
      builder.addRow(-Infinity, 0, sumOf([begun, [flags[day + later]!, -1]]));
    }
  });
}
