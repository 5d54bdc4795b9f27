import type { ImportRecord } from '../../shared/contract/imports.ts';
import { isUnderWay } from './import-list.svelte.ts';

/** Imports that were under way when the list was read before and are over now. */
export function findFinished(
  before: readonly ImportRecord[],
  now: readonly ImportRecord[],
): readonly ImportRecord[] {
  const busy = new Set(before.filter(isUnderWay).map(({ importNo }) => importNo));
  return now.filter((record) => busy.has(record.importNo) && !isUnderWay(record));
}
