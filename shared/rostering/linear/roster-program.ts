import type { Picks, RosterModel } from '../model/roster-model.ts';
import type { Term } from '../model/term.ts';
import { ZERO, type Expression } from './expression.ts';
import { LinearBuilder } from './linear-builder.ts';
import type { LinearModel } from './linear-model.ts';
import { termsByAgent } from './pool-agents.ts';
import type { Cell, ProgramContext, Unit } from './program-context.ts';
import { addCells, originOfCell, type Choices } from './roster-cells.ts';
import { addBlock } from './terms/add-block.ts';
import { addCover, countCovers } from './terms/add-cover.ts';
import { addFollow } from './terms/add-follow.ts';
import { addRun } from './terms/add-run.ts';
import { addSpread } from './terms/add-spread.ts';
import { addSum, addTotal } from './terms/add-sum.ts';
import { isExact } from './terms/is-exact.ts';

export interface RosterProgramOptions {
  /** Who is taken together (`poolAgents`); each alone when left out. */
  readonly pools?: readonly (readonly number[])[];
  /** What may be chosen; the model's own when left out. */
  readonly choices?: Choices;
  /** Cost of a violation; null keeps hard what is hard. */
  readonly violationPrice: number | null;
}

export interface RosterProgram {
  readonly linear: LinearModel;
  /** By row: the place of the term it comes of, or a cell as `originOfCell` says. */
  readonly origins: readonly number[];
  /** Terms the program knows only in part or not at all: it may cost less than the roster does. Empty: it costs the same. */
  readonly loosened: readonly Term[];
  /** By cover set and its row: the program's row whose dual is the worth of one agent more; null where there is none. */
  readonly coverRows: readonly (readonly (number | null)[])[];
  /** The roster of a solution in whole numbers; only where each agent is alone. */
  picksOf(values: Float64Array): Picks;
  /** What a roster sets columns to, NaN where the solver has to find it; only where each agent is alone. */
  valuesOf(picks: Picks): Float64Array;
}

/**
 * A roster model as a linear program, made from its terms. With every agent alone and all columns whole it is the same problem;
 * with agents pooled or columns as fractions it is a relaxation: each roster is one of its solutions, at no more than its cost.
 *
 * Why pooling only loosens: every row of the program of single agents is linear, and rows of agents that are alike have the same
 * factors; the pooled row is their sum, which each roster keeps, and the price of a sum beyond summed limits is at most the sum of
 * prices (`sumLimits`). A term that has no rows here is dropped, and no term costs less than 0.
 */
export function createRosterProgram(model: RosterModel, options: RosterProgramOptions): RosterProgram {
  const { violationPrice, choices = model.choices } = options;
  const pools = options.pools ?? model.agentIds.map((_, agent) => [agent]);
  const units = pools.map((agents): Unit => ({ agents }));
  const builder = new LinearBuilder();
  const cells = addCells(model, builder, units, choices, violationPrice);
  const context = createContext(model, builder, units, cells, violationPrice);
  const counts = countCovers(context);
  const coverRows: (number | null)[][] = counts.map((rows) => rows.map(() => null));
  const places = new Map(model.terms.map((term, place) => [term, place]));

  for (const [place, term] of model.terms.entries()) {
    builder.beginOrigin(place);
    if (term.kind === 'follow') {
      const held = new Set(term.agents);
      addFollow(
        context,
        term,
        units.filter(({ agents }) => held.has(agents[0]!)),
      );
    } else if (term.kind === 'cover') {
      const rows = addCover(context, term, counts[term.set]!);
      rows.forEach((row, at) => {
        if (row !== null) coverRows[term.set]![term.firstRow + at] = row;
      });
    } else if (term.kind === 'total') {
      addTotal(context, term);
    }
  }
  const ownTerms = termsByAgent(model);
  for (const unit of units) {
    ownTerms[unit.agents[0]!]!.forEach((term, at) => {
      builder.beginOrigin(places.get(term)!);
      const alike = <Kind>() => unit.agents.map((agent) => ownTerms[agent]![at]! as Kind);
      if (term.kind === 'sum') addSum(context, unit, alike<typeof term>());
      else if (term.kind === 'run') addRun(context, unit, term);
      else if (term.kind === 'block') addBlock(context, unit, alike<typeof term>());
      else addSpread(context, unit, term);
    });
  }
  const linear = builder.build();
  return {
    linear,
    origins: builder.origins,
    loosened: model.terms.filter((term) => !isExact(term)),
    coverRows,
    picksOf: (values) => readPicks(model, units, cells, values),
    valuesOf: (picks) => writePicks(model, units, cells, picks, linear.columnCount),
  };
}

function createContext(
  model: RosterModel,
  builder: LinearBuilder,
  units: readonly Unit[],
  cells: ReadonlyMap<Unit, readonly Cell[]>,
  violationPrice: number | null,
): ProgramContext {
  const cell = (unit: Unit, day: number) => cells.get(unit)![day]!;
  const weigh = (unit: Unit, day: number, weights: ArrayLike<number>): Expression => {
    const { fixed, options } = cell(unit, day);
    const chosen = options.filter(
      ({ variant }) => weights[variant]! !== 0 && !Number.isNaN(weights[variant]!),
    );
    return {
      constant: fixed.reduce((sum, { variant, agents }) => sum + (weights[variant]! || 0) * agents, 0),
      columns: chosen.map(({ column }) => column),
      factors: chosen.map(({ variant }) => weights[variant]!),
    };
  };
  const known = new Map<Unit, Map<ArrayLike<number>, Map<number, Expression>>>();
  // Runs, blocks and sums ask for the same again and again: a column of its own stands for a long sum.
  const shorten = (unit: Unit, day: number, weights: ArrayLike<number>): Expression => {
    const byWeights = known.get(unit) ?? new Map<ArrayLike<number>, Map<number, Expression>>();
    known.set(unit, byWeights);
    const byDay = byWeights.get(weights) ?? new Map<number, Expression>();
    byWeights.set(weights, byDay);
    const found =
      byDay.get(day) ??
      shortenSum(builder, weigh(unit, day, weights), originOfCell(unit.agents[0]! * model.dayCount + day));
    byDay.set(day, found);
    return found;
  };
  return { model, builder, units, violationPrice, cell, count: shorten, worth: weigh };
}

function shortenSum(builder: LinearBuilder, sum: Expression, origin: number): Expression {
  if (sum.columns.length <= 2) return sum;
  const upper = builder.rangeOf({ ...sum, constant: 0 })[1];
  const column = builder.addColumn({ upper });
  const same = { constant: 0, columns: [...sum.columns, column], factors: [...sum.factors, -1] };
  builder.addRow(0, 0, same, origin);
  return { ...ZERO, constant: sum.constant, columns: [column], factors: [1] };
}

function readPicks(
  model: RosterModel,
  units: readonly Unit[],
  cells: ReadonlyMap<Unit, readonly Cell[]>,
  values: Float64Array,
): Picks {
  const picks = new Uint16Array(model.agentIds.length * model.dayCount);
  for (const unit of units) {
    cells.get(unit)!.forEach(({ fixed, options }, day) => {
      const chosen = options.find(({ column }) => values[column]! > 0.5) ?? fixed[0] ?? options[0]!;
      picks[unit.agents[0]! * model.dayCount + day] = chosen.variant;
    });
  }
  return picks;
}

function writePicks(
  model: RosterModel,
  units: readonly Unit[],
  cells: ReadonlyMap<Unit, readonly Cell[]>,
  picks: Picks,
  columnCount: number,
): Float64Array {
  const values = new Float64Array(columnCount).fill(NaN);
  for (const unit of units) {
    cells.get(unit)!.forEach(({ options }, day) => {
      const pick = picks[unit.agents[0]! * model.dayCount + day]!;
      for (const { variant, column } of options) values[column] = variant === pick ? 1 : 0;
    });
  }
  return values;
}
