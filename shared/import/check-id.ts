import { hasLoneSurrogate } from '../site/lone-surrogate.ts';
import { showValue, ValueError } from './value-error.ts';

const LONGEST = 200;

/**
 * Refuses what cannot be the id of a queue, an agent or a call: the floor's own rule for ids.
 *
 * @throws {ValueError}
 */
export function checkId(id: string, column: string): void {
  if (id === '*')
    throw new ValueError(
      `${column} ("*") means the whole site, and cannot be an id. Name a queue; the site's total is counted from its queues.`,
    );
  if (id.length > LONGEST)
    throw new ValueError(
      `${column} (${showValue(id)}) must have at most ${LONGEST} characters. Map another column.`,
    );
  if (hasLoneSurrogate(id))
    throw new ValueError(`${column} (${showValue(id)}) has half of a character. Choose another encoding.`);
}
