import type { ShiftRequest } from './request.ts';

/**
 * Days of leave that was given back may be leave still: another grant of the same person covers them, and they were counted in one of
 * the two alone. From now on they count in the other.
 *
 * @returns the others as they are to be kept, only those that change
 */
export function handOverDays(
  { id, agentId, counted }: ShiftRequest,
  requests: readonly ShiftRequest[],
): readonly ShiftRequest[] {
  const changed = new Map<string, ShiftRequest>();
  for (const { day, minutes } of counted) {
    const heir = requests.find((one) => one.id !== id && one.agentId === agentId && isOffOn(one, day));
    if (heir === undefined) continue;
    const before = changed.get(heir.id) ?? { ...heir, revision: heir.revision + 1 };
    const own = before.counted.find((one) => one.day === day)?.minutes ?? 0;
    const rest = before.counted.filter((one) => one.day !== day);
    const all = [...rest, { day, minutes: own + minutes }].sort((a, b) => (a.day < b.day ? -1 : 1));
    changed.set(heir.id, { ...before, counted: all });
  }
  return [...changed.values()];
}

function isOffOn({ ask, state, isCancelled, firstDay, lastDay }: ShiftRequest, day: string): boolean {
  const isGranted = state === 'approved' && !isCancelled;
  return isGranted && ask.kind === 'leave' && ask.part === null && firstDay <= day && day <= lastDay;
}
