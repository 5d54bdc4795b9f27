import type { FollowTerm } from '../../model/term.ts';
import { BROKEN, type Counter } from './counter.ts';

/**
 * Remembers what kind of shift the day before was, as far as followers care.
 *
 * @param types a variant of each type
 */
export function countFollow(
  terms: readonly FollowTerm[],
  types: readonly number[],
  variantCount: number,
  dayCount: number,
): Counter {
  const rows = types.map((first) => {
    const places = types.map((second) => first * variantCount + second);
    return terms
      .map((term) => places.map((place) => `${term.costs[place]}/${term.violations[place]}`).join())
      .join(';');
  });
  const classes = [...new Set(rows)];
  const classOf = rows.map((row) => classes.indexOf(row));
  const leader = classes.map((row) => types[rows.indexOf(row)]!);
  const held = (term: FollowTerm, day: number) =>
    day - 1 >= (term.fromDay ?? 0) && day < (term.toDay ?? dayCount);
  const places = (value: number, type: number) => leader[value - 1]! * variantCount + types[type]!;
  return {
    valueCount: classes.length + 1,
    start: 0,
    step: (day, value, type) => {
      const isBroken =
        value > 0 && terms.some((term) => held(term, day) && term.violations[places(value, type)]! > 0);
      return isBroken ? BROKEN : day + 1 === dayCount ? 0 : classOf[type]! + 1;
    },
    price: (day, value, type) => {
      if (value === 0) return 0;
      return terms.reduce((sum, term) => sum + (held(term, day) ? term.costs[places(value, type)]! : 0), 0);
    },
  };
}
