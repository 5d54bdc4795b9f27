import type { RosterDay, RosterDifference, RosterShift } from '../../contract/rosters.ts';

/** What is different between two rosters, by agent, then by day. Notes, pins and breaks alone are no difference. */
export function compareDays(
  before: readonly Pick<RosterDay, 'day' | 'entries'>[],
  after: readonly Pick<RosterDay, 'day' | 'entries'>[],
): readonly RosterDifference[] {
  const was = new Map(before.map(({ day, entries }) => [day, entries]));
  const is = new Map(after.map(({ day, entries }) => [day, entries]));
  const days = [...new Set([...was.keys(), ...is.keys()])];
  return days
    .flatMap((day) => {
      const [old, now] = [was.get(day) ?? {}, is.get(day) ?? {}];
      const agentIds = [...new Set([...Object.keys(old), ...Object.keys(now)])];
      return agentIds.flatMap((agentId): readonly RosterDifference[] => {
        const [from, to] = [old[agentId]?.shift ?? null, now[agentId]?.shift ?? null];
        return isSameShift(from, to) ? [] : [{ agentId, day, before: from, after: to }];
      });
    })
    .sort((a, b) => compareTexts(a.agentId, b.agentId) || compareTexts(a.day, b.day));
}

/** The same hours of the same template; where the long break is does not matter. */
export function isSameShift(one: RosterShift | null, other: RosterShift | null): boolean {
  if (one === null || other === null) return one === other;
  return one.templateId === other.templateId && one.start === other.start && one.minutes === other.minutes;
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
