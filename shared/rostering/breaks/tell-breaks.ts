import type { BreakIssue, BreakPlan, Segment } from './break-plan.ts';
import type { BreakSearch } from './break-search.ts';
import type { DayCover } from './day-cover.ts';
import type { PlacedMeeting } from './place-meeting.ts';

/** What a search has found, told. */
export function tellBreaks(
  search: BreakSearch,
  meetings: readonly (PlacedMeeting | null)[],
  without: DayCover,
): BreakPlan {
  const { shifts } = search.day;
  const before = without.sum();
  const after = search.cover.sum();
  const agentOf = (shift: number) => shifts[shift]!.agent;
  return {
    agents: shifts.map(({ agent }, shift) => ({ agent, segments: cutShift(search, shift, meetings) })),
    meetings: search.day.meetings.map(({ id }, at) => ({
      id,
      fromMinute: meetings[at]?.fromMinute ?? null,
      attending: (meetings[at]?.attending ?? []).map(agentOf),
    })),
    issues: [
      ...shifts.flatMap((_, shift) => findIssues(search, shift)),
      ...search.day.meetings.flatMap((meeting, at): readonly BreakIssue[] => {
        const placed = meetings[at]!;
        if (placed === null) return [{ kind: 'meeting-left-out', meetingId: meeting.id }];
        const there = new Set(placed.attending);
        return meeting.shifts
          .filter((shift) => !there.has(shift))
          .map((shift) => ({ kind: 'misses-meeting', agent: agentOf(shift), meetingId: meeting.id }));
      }),
    ],
    costWithout: before.cost,
    cost: after.cost,
    violationsWithout: before.violations,
    violations: after.violations,
  };
}

function findIssues(search: BreakSearch, shift: number): readonly BreakIssue[] {
  const { agent, pauses } = search.day.shifts[shift]!;
  const starts = search.starts[shift]!;
  const leftOut = pauses
    .filter((_, at) => Number.isNaN(starts[at]!))
    .map(({ id, minutes }): BreakIssue => ({ kind: 'left-out', agent, pauseId: id, minutes }));
  return search.isTight[shift] === 1 ? [...leftOut, { kind: 'spacing-short', agent }] : leftOut;
}

function cutShift(
  search: BreakSearch,
  shift: number,
  meetings: readonly (PlacedMeeting | null)[],
): readonly Segment[] {
  const { fromMinute, toMinute, pauses } = search.day.shifts[shift]!;
  const starts = search.starts[shift]!;
  const away: Segment[] = pauses.flatMap(({ kind, id, minutes, isPaid }, at) =>
    Number.isNaN(starts[at]!)
      ? []
      : [{ kind, id, fromMinute: starts[at]!, toMinute: starts[at]! + minutes, isPaid }],
  );
  search.day.meetings.forEach(({ id, minutes }, at) => {
    const placed = meetings[at];
    if (placed?.attending.includes(shift) !== true) return;
    const from = placed.fromMinute;
    away.push({ kind: 'meeting', id, fromMinute: from, toMinute: from + minutes, isPaid: true });
  });
  away.sort((one, other) => one.fromMinute - other.fromMinute);
  const segments: Segment[] = [];
  const work = (from: number, to: number) => {
    if (to > from) segments.push({ kind: 'work', id: null, fromMinute: from, toMinute: to, isPaid: true });
  };
  let reached = fromMinute;
  for (const segment of away) {
    work(reached, segment.fromMinute);
    segments.push(segment);
    reached = segment.toMinute;
  }
  work(reached, toMinute);
  return segments;
}
