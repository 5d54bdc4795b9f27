import { hasLoneSurrogate } from '../site/lone-surrogate.ts';
import { showValue, ValueError } from './value-error.ts';

const LONGEST = 200;

/**
 * Refuses what cannot be the id of a queue, an agent or a call: the floor's own rule for ids.
 *
 * @throws {ValueError}
 */
export function checkId(id: string, column: string): void {
  if (id === '*') throw new ValueError({ code: 'id-of-site', column });
  if (id.length > LONGEST)
    throw new ValueError({ code: 'id-too-long', column, value: showValue(id), most: LONGEST });
  if (hasLoneSurrogate(id)) throw new ValueError({ code: 'id-halved', column, value: showValue(id) });
}
