import type { BlockTerm } from '../../model/term.ts';
import type { ChoiceTable } from '../choice-table.ts';
import { fillLimits, priceOver, shareLimits, type PricedLimits } from './priced-limits.ts';

/** Blocks of days of an agent, such as weekends, kept count of while a stretch is made. Opened anew for each stretch. */
export interface BlockWatch {
  /** Whether blocks in a row are counted. */
  readonly isRun: boolean;
  limits: PricedLimits;
  /** Blocks that count outside the stretch. */
  begin: number;
  /**
   * Goes on by a day: from how many blocks count so far and how many members the block of this day has inside the stretch, to
   * those after it, told by `count` and `inside`. Gives what that costs, a violation at `penalty`.
   */
  step(day: number, variant: number, count: number, inside: number, penalty: number): number;
  count(): number;
  inside(): number;
  /**
   * Looks at a stretch; false when it has no day of any block. A block that begins before the stretch or ends after it is counted
   * with what stands outside.
   *
   * @param isLater whether the days after the stretch are still to be made, so that only a share of what they hold may be used.
   */
  open(picks: Uint16Array, base: number, from: number, to: number, isLater: boolean): boolean;
}

export function createBlockWatch(term: BlockTerm, dayCount: number, choices: ChoiceTable): BlockWatch {
  const { blocks, members } = term;
  const blockOf = new Int32Array(dayCount).fill(-1);
  blocks.forEach((days, block) => days.forEach((day) => (blockOf[day] = block)));
  const isLastDay = new Uint8Array(dayCount);
  const outside = new Int32Array(blocks.length);
  const isRun = term.count === 'longest';
  const all = fillLimits(term.limits);
  const isOpen = Uint8Array.from(blocks, (days) =>
    days.some((day) => choices.of(term.agent, day).some((variant) => members[variant] === 1)) ? 1 : 0,
  );
  const openBlocks = Math.max(
    1,
    isOpen.reduce((sum, each) => sum + each, 0),
  );
  let count = 0;
  let inside = 0;

  const watch: BlockWatch = {
    isRun,
    limits: all,
    begin: 0,
    count: () => count,
    inside: () => inside,
    step(day, variant, was, insideBefore, penalty) {
      const block = blockOf[day]!;
      count = was;
      inside = insideBefore;
      if (block < 0) return 0;
      inside += members[variant]!;
      if (inside > 1 && term.count !== 'torn') inside = 1;
      if (isLastDay[day] === 0) return 0;
      const there = inside + outside[block]!;
      inside = 0;
      if (there > 0 && (term.count !== 'torn' || there < blocks[block]!.length)) {
        count++;
        return priceOver(watch.limits, count, penalty) - priceOver(watch.limits, was, penalty);
      }
      if (isRun) count = 0;
      return 0;
    },
    open(picks, base, from, to, isLater) {
      watch.begin = isRun ? 0 : term.base;
      let isSeen = false;
      let done = 0;
      for (let block = 0; block < blocks.length; block++) {
        const days = blocks[block]!;
        let last = -1;
        let there = 0;
        for (let at = 0; at < days.length; at++) {
          const day = days[at]!;
          if (day < from || day > to) there += members[picks[base + day]!]!;
          else {
            isLastDay[day] = 0;
            last = day;
          }
        }
        outside[block] = there;
        if (days[days.length - 1]! <= to) done += isOpen[block]!;
        if (last >= 0) {
          isLastDay[last] = 1;
          isSeen = true;
        } else if (isRun) {
          if (days[0]! < from) watch.begin = there > 0 ? watch.begin + 1 : 0;
        } else if (there > 0 && (term.count === 'touched' || there < days.length)) watch.begin++;
      }
      watch.limits = isLater && !isRun ? shareLimits(all, term.base, done / openBlocks, 0.5) : all;
      return isSeen;
    },
  };
  return watch;
}
