import type { SumTerm, TotalTerm } from '../../model/term.ts';
import { sumValues, totalValues } from '../../model/term-values.ts';
import { addLimits } from '../add-limits.ts';
import { sumOf, ZERO } from '../expression.ts';
import type { ProgramContext, Unit } from '../program-context.ts';
import { sumLimits } from '../sum-limits.ts';

/** @param terms the same term of each of the unit's agents; they differ at most in base and sizes of limits. */
export function addSum(context: ProgramContext, unit: Unit, terms: readonly SumTerm[]): void {
  const first = terms[0]!;
  const base = terms.reduce((sum, term) => sum + term.base, 0);
  const worths = first.days.map((day, place) => context.worth(unit, day, sumValues(first, place)));
  const worth = sumOf([{ ...ZERO, constant: base }, ...worths]);
  addLimits(context, worth, sumLimits(terms.map(({ limits }) => limits)));
}

export function addTotal(context: ProgramContext, term: TotalTerm): void {
  const places = new Map(term.agents.map((agent, place) => [agent, place]));
  const worths = context.units.flatMap((unit) => {
    const place = places.get(unit.agents[0]!);
    if (place === undefined) return [];
    return term.days.map((day, dayPlace) => context.worth(unit, day, totalValues(term, place, dayPlace)));
  });
  addLimits(context, sumOf([{ ...ZERO, constant: term.base }, ...worths]), term.limits);
}
