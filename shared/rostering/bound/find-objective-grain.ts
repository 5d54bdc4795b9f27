import type { RosterModel } from '../model/roster-model.ts';
import type { Limits } from '../model/limits.ts';
import type { Term } from '../model/term.ts';

/**
 * 1 when every roster's objective is a whole number, so that a bound may be rounded up; else 0. Whole are costs and prices that
 * are whole, times values and limits that are.
 */
export function findObjectiveGrain(model: RosterModel): 0 | 1 {
  return model.terms.every((term) => isWhole(model, term)) ? 1 : 0;
}

/** What a solver of floating point proves of whole numbers: a bound this little above a whole number says no more than that. */
const SLACK = 1e-5;

/** A bound, rounded up where objectives are whole. Example: `roundBound(606.3, 1)` is 607. */
export function roundBound(bound: number, grain: 0 | 1): number {
  if (grain === 0 || !Number.isFinite(bound)) return bound;
  return Math.ceil(bound - SLACK * Math.max(1, Math.abs(bound) / 1000));
}

function isWhole(model: RosterModel, term: Term): boolean {
  switch (term.kind) {
    case 'pick':
    case 'follow':
      return term.costs.every(Number.isInteger);
    case 'sum': {
      const values = term.valuesByDay ?? [term.values];
      return (
        isFree(term.limits) ||
        (hasWholeLimits(term.limits) && values.every((list) => list.every(Number.isInteger)))
      );
    }
    case 'run':
    case 'block':
      return hasWholeLimits(term.limits);
    case 'spread':
      return (
        hasWholeLimits(term.limits) &&
        term.values.every((value) => Number.isNaN(value) || Number.isInteger(value))
      );
    case 'cover':
      return term.limits.every(hasWholeLimits) && model.coverSets[term.set]!.shares.every(Number.isInteger);
    case 'together':
      return hasWholeLimits(term.limits) && Number.isInteger(model.slotMinutes);
    case 'total':
      return (
        isFree(term.limits) ||
        (hasWholeLimits(term.limits) &&
          [...term.values, ...(term.valuesByDay ?? []).flat()].every((list) => list.every(Number.isInteger)))
      );
    default:
      return term satisfies never;
  }
}

/** Costs nothing, whatever the value. */
function isFree({ perUnder = 0, perOver = 0 }: Limits): boolean {
  return perUnder === 0 && perOver === 0;
}

function hasWholeLimits(limits: Limits): boolean {
  const { softMin = 0, softMax = 0, perUnder = 0, perOver = 0 } = limits;
  return isFree(limits) || [softMin, softMax, perUnder, perOver].every(Number.isInteger);
}
