import { addAgentTally, type AgentTally } from '../../../../shared/history/agent-tally.ts';
import type { Tally } from '../../../../shared/floor/tally.ts';
import { mergeTallies } from '../../../../shared/metrics/merge-scope.ts';

/**
 * Rows in order, those that compare as equal being one: several sources told of it. Done here and not in the database,
 * which would sort and group all of them although nearly no two have a key in common.
 */
function mergeRows<T>(rows: T[], compare: (a: T, b: T) => number, add: (to: T, from: T) => T): readonly T[] {
  rows.sort(compare);
  const merged: T[] = [];
  for (const row of rows) {
    const last = merged.at(-1);
    if (last !== undefined && compare(last, row) === 0) merged[merged.length - 1] = add(last, row);
    else merged.push(row);
  }
  return merged;
}

export function mergeQueueRows<T extends { readonly tally: Readonly<Tally> }>(
  rows: T[],
  compare: (a: T, b: T) => number,
): readonly T[] {
  return mergeRows(rows, compare, (to, from) => ({ ...to, tally: mergeTallies([to.tally, from.tally]) }));
}

export function mergeAgentRows<T extends { readonly tally: Readonly<AgentTally> }>(
  rows: T[],
  compare: (a: T, b: T) => number,
): readonly T[] {
  return mergeRows(rows, compare, (to, from) => {
    const tally = { ...to.tally };
    addAgentTally(tally, from.tally);
    return { ...to, tally };
  });
}
