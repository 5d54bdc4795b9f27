import type { RunTerm } from '../../model/term.ts';
import { BROKEN, type Counter } from './counter.ts';

/** Remembers how long the run is, up to where more makes no difference; beyond that lie the lengths of a first run whose minimum is not judged. */
export function countRun(term: RunTerm, types: readonly number[], dayCount: number): Counter {
  const { before, members, limits } = term;
  const { softMin = 0, softMax = Infinity, perUnder = 0 } = limits;
  const perOver = limits.softMax === undefined ? 0 : (limits.perOver ?? 0);
  const { hardMin = 0, hardMax = Infinity } = limits;
  const isMember = types.map((variant) => members[variant] === 1);
  const most = Math.ceil(Math.max(...[softMin, softMax, hardMin, hardMax].filter(Number.isFinite)));
  const over = (length: number) => Math.max(0, length - softMax) * perOver || 0;
  const unjudged = most + 1;
  const split = (value: number): [length: number, isJudged: boolean] =>
    value >= unjudged ? [value - unjudged, false] : [value, true];
  return {
    valueCount: 2 * unjudged,
    start: before === null ? unjudged : Math.min(before, most),
    step: (day, value, type) => {
      const [length, isJudged] = split(value);
      const isLast = day + 1 === dayCount;
      if (isMember[type]) {
        if (length + 1 > hardMax) return BROKEN;
        return isLast ? 0 : Math.min(most, length + 1) + (isJudged ? 0 : unjudged);
      }
      return day > 0 && isJudged && length > 0 && length < hardMin ? BROKEN : 0;
    },
    price: (day, value, type) => {
      const [length, isJudged] = split(value);
      if (isMember[type]) {
        if (day === 0) return over((before ?? 0) + 1);
        return length >= most ? perOver : over(length + 1) - over(length);
      }
      if (day === 0 || !isJudged || length === 0) return 0;
      return Math.max(0, softMin - length) * perUnder;
    },
  };
}
