import type { RosterPerson } from '../../../../shared/contract/rosters.ts';
import type { OffPhoneActivity, ShiftTemplate } from '../../../../shared/rostering/problem/problem.ts';
import { dayNumber, nameDay } from '../../../../shared/time/day-number.ts';

/** What new entries of the settings begin as. */

export const PLAIN_TEMPLATE: ShiftTemplate = {
  id: '',
  name: '',
  kind: 'day',
  firstStart: '08:00',
  lastStart: '09:00',
  gridMinutes: 30,
  minMinutes: 510,
  maxMinutes: 510,
  lengthGridMinutes: 30,
  longBreak: null,
  shortBreaks: [],
  breakSpacingMinutes: 0,
};

/** What rosters assume of somebody of whom nothing was said. */
export function plainPerson(agentId: string, contractId: string): RosterPerson {
  return {
    agentId,
    contractId,
    tags: [],
    seniorityYears: 0,
    daysOff: [],
    wishes: [],
    ledgerBalance: 0,
    isRostered: true,
  };
}

/** Half an hour, each person when it suits. */
export function plainActivity(fromDay: string, toDay: string): Omit<OffPhoneActivity, 'id'> {
  return {
    name: '',
    agentIds: [],
    minutes: 30,
    window: { fromDay, toDay, from: '09:00', to: '17:00' },
    together: 'each-alone',
  };
}

/** The same a week later. */
export function laterActivity({
  id: _id,
  window,
  ...activity
}: OffPhoneActivity): Omit<OffPhoneActivity, 'id'> {
  const later = (day: string) => nameDay(dayNumber(day) + 7);
  return { ...activity, window: { ...window, fromDay: later(window.fromDay), toDay: later(window.toDay) } };
}
