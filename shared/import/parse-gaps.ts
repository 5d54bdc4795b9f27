import { TALLY_GAPS, type TallyGap } from '../history/tally-gaps.ts';
import { showValue, ValueError } from './value-error.ts';

/**
 * What a row of our own export says that it does not tell; an empty text is nothing.
 *
 * @throws {ValueError} for another word.
 */
export function parseGaps(text: string, column: string): readonly TallyGap[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const gap = TALLY_GAPS.find((known) => known === word);
      if (gap !== undefined) return gap;
      throw new ValueError({
        code: 'gaps-unknown',
        column,
        value: showValue(word),
        known: TALLY_GAPS.join(', '),
      });
    });
}
