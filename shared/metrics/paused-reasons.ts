/** One reason and how many agents gave it. */
export interface PausedReason {
  readonly reason: string;
  readonly agents: number;
}

/**
 * The reasons of `QueueRow.pausedByReason`, most agents first, then by name. Text that is no such record gives none:
 * the wire is not worth a broken screen.
 *
 * Example: `parsePausedReasons('{"Lunch":3,"Training":1}')` begins with `{ reason: 'Lunch', agents: 3 }`.
 */
export function parsePausedReasons(text: string): readonly PausedReason[] {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return [];
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return [];
  const reasons: PausedReason[] = [];
  for (const [reason, agents] of Object.entries(record)) {
    if (typeof agents === 'number' && agents > 0) reasons.push({ reason, agents });
  }
  return reasons.sort((a, b) => b.agents - a.agents || (a.reason < b.reason ? -1 : 1));
}
