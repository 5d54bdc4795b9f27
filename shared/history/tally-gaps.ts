import type { TallyField } from '../floor/tally.ts';

/**
 * What a source of counts may not tell of its calls. Unknown is never zero: a figure that needs it is computed from the
 * rows that tell it alone, above and below the line (rule MT15). Stores keep a bit for each: new ones are added at the end.
 */
export const TALLY_GAPS = [
  'answered-within-target',
  'abandoned-within-target',
  'short-abandons',
  'answer-wait',
  'abandon-wait',
  'flow-out-wait',
  'longest-wait',
  /** Of no answered call it is told how long it took: none of them counts as handled. */
  'handled',
  /** Talk, hold and wrap-up together. */
  'handle-time',
  'talk',
  'hold',
  'wrap-up',
] as const;
export type TallyGap = (typeof TALLY_GAPS)[number];

/** A bit for each of `TALLY_GAPS` that a row does not tell, the first the lowest; 0: it tells all. */
export type GapBits = number;

/** Example: `writeGaps(['abandoned-within-target', 'answered-within-target'])` is 3. */
export function writeGaps(gaps: readonly TallyGap[]): GapBits {
  return gaps.reduce((bits, gap) => bits | (1 << TALLY_GAPS.indexOf(gap)), 0);
}

/** Example: `listGaps(3)` is `['answered-within-target', 'abandoned-within-target']`. */
export function listGaps(bits: GapBits): readonly TallyGap[] {
  return TALLY_GAPS.filter((_, index) => (bits & (1 << index)) !== 0);
}

/** As an export writes them. Example: `nameGaps(3)` is `answered-within-target abandoned-within-target`. */
export function nameGaps(bits: GapBits): string {
  return listGaps(bits).join(' ');
}

/** Which count of a row means nothing for a gap. Talk, hold and wrap-up may still add up to what is known of them together. */
export const FIELD_OF_GAP: Readonly<Record<TallyGap, TallyField | null>> = {
  'answered-within-target': 'answeredWithinTarget',
  'abandoned-within-target': 'abandonedWithinTarget',
  'short-abandons': 'shortAbandons',
  'answer-wait': 'sumAnswerWaitMs',
  'abandon-wait': 'sumAbandonWaitMs',
  'flow-out-wait': 'sumFlowOutWaitMs',
  'longest-wait': 'longestWaitMs',
  handled: 'handled',
  'handle-time': null,
  talk: 'sumTalkMs',
  hold: 'sumHoldMs',
  'wrap-up': 'sumWrapUpMs',
};
