import type { SumTerm, TotalTerm } from './term.ts';

/** What each variant is worth to a sum on the day at a place of its list. */
export function sumValues(term: Pick<SumTerm, 'values' | 'valuesByDay'>, dayPlace: number): Float64Array {
  return term.valuesByDay?.[dayPlace] ?? term.values;
}

/** What each variant adds to a total, of an agent and on a day at these places of the term's lists. */
export function totalValues(
  term: Pick<TotalTerm, 'values' | 'valuesByDay'>,
  agentPlace: number,
  dayPlace: number,
): Float64Array {
  return term.valuesByDay?.[agentPlace]?.[dayPlace] ?? term.values[agentPlace]!;
}
