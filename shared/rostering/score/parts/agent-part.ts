import type { Picks } from '../../model/roster-model.ts';
import type { Tally } from './limits-table.ts';

/**
 * The terms of one kind that are an agent's alone. A step of the search is told as a window: from one day to another, with the
 * variants that would stand there in `next`, by day of the horizon.
 */
export interface AgentPart {
  /** Adds to the tally what would change if `next` stood in the window. Nothing is changed. */
  weigh(picks: Picks, agent: number, from: number, to: number, next: Uint16Array, tally: Tally): void;
}

/** A kind that keeps sums or counts, which have to follow. */
export interface KeepingPart extends AgentPart {
  /** After a window was changed: `old` is what stood there, `picks` what stands there now. */
  settle(picks: Picks, agent: number, from: number, to: number, old: Uint16Array): void;
  /** Counts anew. */
  load(picks: Picks): void;
}

/** Terms of a kind, by agent: `starts[agent]` to `starts[agent + 1]` in the order given. */
export function groupByAgent<Kind extends { readonly agent: number }>(
  terms: readonly Kind[],
  agentCount: number,
): { readonly sorted: readonly Kind[]; readonly starts: Int32Array } {
  const sorted = [...terms].sort((one, other) => one.agent - other.agent);
  const starts = new Int32Array(agentCount + 1);
  for (const term of sorted) starts[term.agent + 1]!++;
  for (let agent = 0; agent < agentCount; agent++) starts[agent + 1]! += starts[agent]!;
  return { sorted, starts };
}
