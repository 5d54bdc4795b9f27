import type { RosterModel } from '../model/roster-model.ts';
import type { PickTerm } from '../model/term.ts';
import type { LinearBuilder } from './linear-builder.ts';
import type { Cell, Unit } from './program-context.ts';

/** What agents may choose, at `agent * dayCount + day`. */
export type Choices = readonly ArrayLike<number>[];

/**
 * The columns of a program: how many of a unit's agents have a variant on a day, one column for each price among them. Those who
 * have no choice are no columns.
 */
export function addCells(
  model: RosterModel,
  builder: LinearBuilder,
  units: readonly Unit[],
  choices: Choices,
  violationPrice: number | null,
): ReadonlyMap<Unit, readonly Cell[]> {
  const picks = picksByCell(model);
  const cells = new Map<Unit, readonly Cell[]>();
  for (const unit of units) {
    const list: Cell[] = [];
    for (let day = 0; day < model.dayCount; day++) {
      builder.beginOrigin(originOfCell(unit.agents[0]! * model.dayCount + day));
      list.push(addCell(model, builder, unit, day, choices, picks, violationPrice));
    }
    cells.set(unit, list);
  }
  return cells;
}

/** Rows that come of a cell are told apart from rows of terms: below 0. */
export function originOfCell(cell: number): number {
  return -1 - cell;
}

function addCell(
  model: RosterModel,
  builder: LinearBuilder,
  unit: Unit,
  day: number,
  choices: Choices,
  picks: ReadonlyMap<number, readonly PickTerm[]>,
  violationPrice: number | null,
): Cell {
  const fixed = new Map<number, number>();
  const offers = new Map<string, { variant: number; cost: number; agents: number }>();
  let choosers = 0;
  for (const agent of unit.agents) {
    const place = agent * model.dayCount + day;
    const options = priceOptions(choices[place]!, picks.get(place) ?? [], violationPrice);
    if (options.length === 1) {
      const { variant, cost } = options[0]!;
      fixed.set(variant, (fixed.get(variant) ?? 0) + 1);
      builder.addOffset(cost);
      continue;
    }
    choosers++;
    for (const { variant, cost } of options) {
      const key = `${variant}:${cost}`;
      const offer = offers.get(key) ?? { variant, cost, agents: 0 };
      offer.agents++;
      offers.set(key, offer);
    }
  }
  const options = [...offers.values()].map(({ variant, cost, agents }) => ({
    variant,
    column: builder.addColumn({ cost, upper: agents, isWhole: true }),
  }));
  const sum = { constant: 0, columns: options.map(({ column }) => column), factors: options.map(() => 1) };
  if (choosers > 0) builder.addRow(choosers, choosers, sum);
  return { options, fixed: Array.from(fixed, ([variant, agents]) => ({ variant, agents })) };
}

function priceOptions(
  choices: ArrayLike<number>,
  terms: readonly PickTerm[],
  violationPrice: number | null,
): readonly { variant: number; cost: number }[] {
  return Array.from(choices).flatMap((variant) => {
    let [cost, violation] = [0, 0];
    for (const term of terms) {
      cost += term.costs[variant]!;
      violation += term.violations?.[variant] ?? 0;
    }
    if (violation > 0 && violationPrice === null) return [];
    return [{ variant, cost: cost + violation * (violationPrice ?? 0) }];
  });
}

function picksByCell(model: RosterModel): ReadonlyMap<number, readonly PickTerm[]> {
  const byCell = new Map<number, PickTerm[]>();
  for (const term of model.terms) {
    if (term.kind !== 'pick') continue;
    const cell = term.agent * model.dayCount + term.day;
    const list = byCell.get(cell);
    if (list === undefined) byCell.set(cell, [term]);
    else list.push(term);
  }
  return byCell;
}
