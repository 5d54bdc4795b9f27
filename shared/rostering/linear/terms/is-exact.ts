import type { Term } from '../../model/term.ts';

/** Whether the rows of a term cost exactly what the term costs, when columns are whole and agents alone. */
export function isExact(term: Term): boolean {
  switch (term.kind) {
    case 'pick':
    case 'follow':
    case 'sum':
    case 'cover':
    case 'total':
      return true;
    case 'run':
      return [term.limits.softMin, term.limits.softMax].every((limit) => Number.isInteger(limit ?? 0));
    case 'block':
      return isFromAbove(term.limits) || term.count === 'touched';
    case 'spread':
      return isFromAbove(term.limits);
    case 'together':
      return false;
    default:
      return term satisfies never;
  }
}

function isFromAbove({
  softMin,
  hardMin,
}: {
  readonly softMin?: number;
  readonly hardMin?: number;
}): boolean {
  return softMin === undefined && hardMin === undefined;
}
