import type { Picks, RosterModel } from '../../model/roster-model.ts';
import type { BlockTerm } from '../../model/term.ts';
import { groupByAgent, type KeepingPart } from './agent-part.ts';
import { addJudged, flattenLimits, type Tally } from './limits-table.ts';

/** Blocks of days laid flat: `days[starts[block]]` to before `starts[block + 1]`; `blockOf[day]` is -1 outside all. */
interface FlatBlocks {
  readonly starts: Int32Array;
  readonly days: Int32Array;
  readonly blockOf: Int32Array;
}

/** Limits on blocks of days, such as weekends. */
export function createBlockPart(model: RosterModel, all: readonly BlockTerm[]): KeepingPart {
  const { dayCount } = model;
  const { sorted: terms, starts } = groupByAgent(all, model.agentIds.length);
  const limits = flattenLimits(terms.map((term) => term.limits));
  const flat = flattenBlocks(terms, dayCount);
  const counts = new Float64Array(terms.length);

  /** 1 where a block counts: touched, or torn. With `next` the window is as it would be. */
  function countBlock(
    term: BlockTerm,
    blocks: FlatBlocks,
    block: number,
    picks: Picks,
    base: number,
    from: number,
    to: number,
    next: Uint16Array,
  ): number {
    let inside = 0;
    const end = blocks.starts[block + 1]!;
    for (let at = blocks.starts[block]!; at < end; at++) {
      const day = blocks.days[at]!;
      const pick = day < from || day > to ? picks[base + day]! : next[day]!;
      inside += term.members[pick]!;
    }
    if (term.count === 'torn') return inside > 0 && inside < end - blocks.starts[block]! ? 1 : 0;
    return inside > 0 ? 1 : 0;
  }

  /** Judges each run of touched blocks. */
  function addLongest(
    at: number,
    picks: Picks,
    base: number,
    from: number,
    to: number,
    next: Uint16Array,
    sign: number,
    tally: Tally,
  ): void {
    const term = terms[at]!;
    const blocks = flat[at]!;
    const blockCount = blocks.starts.length - 1;
    let length = term.base;
    let touchedHere = 0;
    for (let block = 0; block < blockCount; block++) {
      if (countBlock(term, blocks, block, picks, base, from, to, next) === 1) {
        length++;
        touchedHere++;
      } else {
        if (touchedHere > 0) addJudged(limits, at, length, sign, tally);
        length = 0;
        touchedHere = 0;
      }
    }
    if (touchedHere > 0) addJudged(limits, at, length, sign, tally);
  }

  /** How many more blocks count if `next` stood in the window. */
  function difference(
    at: number,
    picks: Picks,
    base: number,
    from: number,
    to: number,
    next: Uint16Array,
  ): number {
    const term = terms[at]!;
    const { members } = term;
    const blocks = flat[at]!;
    let more = 0;
    let seen = -1;
    for (let day = from; day <= to; day++) {
      const block = blocks.blockOf[day]!;
      if (block < 0 || block === seen) continue;
      if (members[picks[base + day]!] === members[next[day]!]) continue;
      seen = block;
      more += countBlock(term, blocks, block, picks, base, from, to, next);
      more -= countBlock(term, blocks, block, picks, base, 1, 0, next);
    }
    return more;
  }

  function isTouchedOtherwise(
    at: number,
    picks: Picks,
    base: number,
    from: number,
    to: number,
    next: Uint16Array,
  ): boolean {
    const { members } = terms[at]!;
    const { blockOf } = flat[at]!;
    for (let day = from; day <= to; day++) {
      if (blockOf[day]! >= 0 && members[picks[base + day]!] !== members[next[day]!]) return true;
    }
    return false;
  }

  return {
    weigh(picks, agent, from, to, next, tally) {
      const base = agent * dayCount;
      const end = starts[agent + 1]!;
      for (let at = starts[agent]!; at < end; at++) {
        if (terms[at]!.count === 'longest') {
          if (!isTouchedOtherwise(at, picks, base, from, to, next)) continue;
          addLongest(at, picks, base, from, to, next, 1, tally);
          addLongest(at, picks, base, 1, 0, next, -1, tally);
          continue;
        }
        const more = difference(at, picks, base, from, to, next);
        if (more === 0) continue;
        const count = counts[at]!;
        addJudged(limits, at, count + more, 1, tally);
        addJudged(limits, at, count, -1, tally);
      }
    },
    settle(picks, agent, from, to, old) {
      const base = agent * dayCount;
      const end = starts[agent + 1]!;
      for (let at = starts[agent]!; at < end; at++) {
        if (terms[at]!.count !== 'longest') counts[at]! -= difference(at, picks, base, from, to, old);
      }
    },
    load(picks) {
      const nothing = new Uint16Array(0);
      terms.forEach((term, at) => {
        let count = term.base;
        for (let block = 0; block < term.blocks.length; block++) {
          count += countBlock(term, flat[at]!, block, picks, term.agent * dayCount, 1, 0, nothing);
        }
        counts[at] = count;
      });
    },
  };
}

/** Terms with the same list of blocks share one. */
function flattenBlocks(terms: readonly BlockTerm[], dayCount: number): readonly FlatBlocks[] {
  const known = new Map<BlockTerm['blocks'], FlatBlocks>();
  return terms.map(({ blocks }) => {
    let flat = known.get(blocks);
    if (!flat) {
      const starts = new Int32Array(blocks.length + 1);
      const blockOf = new Int32Array(dayCount).fill(-1);
      blocks.forEach((days, block) => {
        starts[block + 1] = starts[block]! + days.length;
        for (const day of days) blockOf[day] = block;
      });
      flat = { starts, days: Int32Array.from(blocks.flat()), blockOf };
      known.set(blocks, flat);
    }
    return flat;
  });
}
