import type { RosterDifference } from '../../../shared/contract/rosters.ts';

/** Changes by person, in their order. */
export function groupChanges(
  changes: readonly RosterDifference[],
): readonly (readonly [agentId: string, changes: readonly RosterDifference[]])[] {
  const byAgent = new Map<string, RosterDifference[]>();
  for (const change of changes) {
    const known = byAgent.get(change.agentId);
    if (known === undefined) byAgent.set(change.agentId, [change]);
    else known.push(change);
  }
  return [...byAgent];
}
