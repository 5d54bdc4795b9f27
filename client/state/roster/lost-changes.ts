import type { RosterChange } from '../../../shared/contract/rosters.ts';
import type { ApiFailure } from '../../connection/api.ts';
import { keepLast } from './roster-book.ts';

/** Somebody else was quicker, or it cannot be: the roster as it is kept is on the screen, what was lost can be done again. */
export interface RosterLost {
  /** The roster it was done to; null: the working one. */
  readonly copyId: string | null;
  readonly failure: ApiFailure;
  /** Of one cell the last. */
  readonly changes: readonly RosterChange[];
}

/** What is lost once more: it joins what was lost of the same roster in the same way, with the newer failure. */
export function joinLost(losses: readonly RosterLost[], lost: RosterLost): readonly RosterLost[] {
  const known = losses.find(
    ({ copyId, failure }) => copyId === lost.copyId && failure.code === lost.failure.code,
  );
  const changes = keepLast([...(known?.changes ?? []), ...lost.changes]);
  return [...losses.filter((each) => each !== known), { ...lost, changes }];
}
