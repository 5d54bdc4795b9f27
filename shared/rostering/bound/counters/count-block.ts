import { costOf } from '../../model/limits.ts';
import type { BlockTerm } from '../../model/term.ts';
import { BROKEN, type Counter } from './counter.ts';

/** Remembers how many blocks counted, and of the block that is under way whether it has members (1) and others (2). */
export function countBlock(term: BlockTerm, types: readonly number[]): Counter {
  const { base, blocks, count, limits, members } = term;
  const { softMax = Infinity, perOver = 0, hardMin = -Infinity, hardMax = Infinity } = limits;
  const isMember = types.map((variant) => members[variant] === 1);
  const blockOf = new Map(blocks.flatMap((days, block) => days.map((day) => [day, block] as const)));
  const over = (streak: number) => Math.max(0, streak - softMax) * perOver || 0;
  const counts = (seen: number) => (count === 'torn' ? seen === 3 : (seen & 1) === 1);
  const seenWith = (value: number, type: number) => (value & 3) | (isMember[type] ? 1 : 2);
  const endsBlock = (block: number, day: number) => blocks[block]!.at(-1) === day;
  const isLast = (block: number) => block + 1 === blocks.length;
  return {
    valueCount: (base + blocks.length + 1) * 4,
    start: base * 4,
    step: (day, value, type) => {
      const block = blockOf.get(day);
      if (block === undefined) return value;
      const seen = seenWith(value, type);
      if (!endsBlock(block, day)) return (value & ~3) | seen;
      const counted = (value >> 2) + (counts(seen) ? 1 : 0);
      if (count === 'longest' && !counts(seen)) return 0;
      if (counted > hardMax) return BROKEN;
      if (count !== 'longest' && counted + blocks.length - 1 - block < hardMin) return BROKEN;
      return isLast(block) ? 0 : counted * 4;
    },
    price: (day, value, type) => {
      const block = blockOf.get(day);
      if (block === undefined || !endsBlock(block, day)) return 0;
      const isCounted = counts(seenWith(value, type));
      const before = value >> 2;
      if (count === 'longest') {
        if (!isCounted) return 0;
        return block === 0 ? over(before + 1) : over(before + 1) - over(before);
      }
      return isLast(block) ? costOf(limits, before + (isCounted ? 1 : 0)) : 0;
    },
  };
}
