import type { ToldTally } from '../history/roll-ups.ts';
import { listGaps, writeGaps, type GapBits, type TallyGap } from '../history/tally-gaps.ts';
import type { ServiceRule } from '../site/site.ts';
import type { Figure, HistoryMetric, UntoldCalls } from './metric.ts';

/** Counts that were made while one rule held. */
export interface RuledTally extends ToldTally {
  readonly rule: ServiceRule;
}

/** The parts that tell what a metric takes; where no call was offered there is nothing to tell (rule MT15). */
export function findKnown<Part extends RuledTally>(
  metric: HistoryMetric,
  parts: readonly Part[],
): readonly Part[] {
  return parts.filter((part) => !lacks(part, metric.needs?.(part.rule)));
}

/** A figure with the calls beside it that it does not speak of, or not exactly; as it is where there are none. */
export function tellUntold(metric: HistoryMetric, parts: readonly RuledTally[], figure: Figure): Figure {
  const sum = { leftOut: 0, roughly: 0, offered: 0 };
  let bits: GapBits = 0;
  for (const part of parts) {
    const { offered } = part.tally;
    const needs = metric.needs?.(part.rule);
    const prefers = metric.prefers?.(part.rule);
    sum.offered += offered;
    if (lacks(part, needs)) {
      sum.leftOut += offered;
      bits |= part.gaps! & writeGaps(needs!);
    } else if (lacks(part, prefers)) {
      sum.roughly += offered;
      bits |= part.gaps! & writeGaps(prefers!);
    }
  }
  return bits === 0 ? figure : { ...figure, untold: { ...sum, gaps: listGaps(bits) } satisfies UntoldCalls };
}

function lacks({ gaps = 0, tally }: RuledTally, wanted: readonly TallyGap[] = []): boolean {
  return gaps !== 0 && tally.offered > 0 && (gaps & writeGaps(wanted)) !== 0;
}
