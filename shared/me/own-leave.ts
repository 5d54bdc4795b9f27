import type { RosterPerson } from '../contract/rosters.ts';
import type { DayRange } from '../forecasting/day-grid.ts';
import type { ApprovedLeave } from '../requests/leave.ts';
import { dayNumber, nameDay } from '../time/day-number.ts';

/** Of leave that planners set themselves: they name no kind. */
const PLANNED_KIND = 'leave';

/**
 * One person's leave: what was asked for and approved, and what planners set in the settings of rosters, where nothing asked for
 * lies on it.
 */
export function listOwnLeave(
  approved: readonly ApprovedLeave[],
  person: Pick<RosterPerson, 'agentId' | 'daysOff'> | undefined,
  range: DayRange,
): readonly ApprovedLeave[] {
  const last = nameDay(dayNumber(range.firstDay) + range.days - 1);
  const planned = (person?.daysOff ?? [])
    .filter(({ kind, from, to }) => kind === 'leave' && from <= last && to >= range.firstDay)
    .filter(
      ({ from, to }) =>
        !approved.some((leave) => !leave.isCancelled && leave.firstDay <= to && leave.lastDay >= from),
    )
    .map(({ from, to }): ApprovedLeave => ({
      requestId: `planned-${from}`,
      agentId: person!.agentId,
      firstDay: from,
      lastDay: to,
      part: null,
      leaveKind: PLANNED_KIND,
      revision: 0,
      isCancelled: false,
    }));
  return [...approved, ...planned].sort((one, other) => (one.firstDay < other.firstDay ? -1 : 1));
}

/** Leave that holds on a day. */
export function findLeaveOn(leave: readonly ApprovedLeave[], day: string): readonly ApprovedLeave[] {
  return leave.filter(
    ({ isCancelled, firstDay, lastDay }) => !isCancelled && firstDay <= day && day <= lastDay,
  );
}

/** Whether it leaves nothing of a day to be worked. */
export function isWholeDay({ part }: Pick<ApprovedLeave, 'part'>): boolean {
  return part === null;
}
