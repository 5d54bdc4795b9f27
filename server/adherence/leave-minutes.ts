import type { RosterSettings } from '../../shared/contract/rosters.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import { listDays } from '../../shared/time/day-range.ts';
import type { LeaveMinutes } from '../ports/leave-days.ts';

/** What planners wrote of leave, by day. */
export function spreadLeave(range: DayRange, people: RosterSettings['people']): readonly LeaveMinutes[] {
  return people.flatMap(({ agentId, daysOff }) => {
    const leave = daysOff.filter(({ kind }) => kind === 'leave');
    return listDays(range).flatMap((day): readonly LeaveMinutes[] => {
      const of = leave.filter(({ from, to }) => from <= day && day <= to);
      if (of.length === 0) return [];
      // A day that two lines speak of is one day.
      return [{ agentId, day, minutes: Math.max(...of.map(({ paidMinutesPerDay }) => paidMinutesPerDay)) }];
    });
  });
}

/** With what agents asked and were granted; whatever planners wrote of the same days stands. */
export function joinLeave(
  planned: readonly LeaveMinutes[],
  asked: readonly LeaveMinutes[],
): readonly LeaveMinutes[] {
  const keyOf = ({ day, agentId }: LeaveMinutes) => `${day} ${agentId}`;
  const known = new Set(planned.map(keyOf));
  return [...planned, ...asked.filter((one) => !known.has(keyOf(one)))];
}
