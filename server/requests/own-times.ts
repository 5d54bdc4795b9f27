import type { RosterPerson } from '../../shared/contract/rosters.ts';
import type { OwnTimes } from '../../shared/requests/request.ts';

/** When somebody can work, and what they would like, as the settings of rosters have it. */
export function timesOf(person: RosterPerson | undefined): OwnTimes {
  return { availability: person?.availability ?? null, wishes: person?.wishes ?? [] };
}

export function isSameTimes(one: OwnTimes, other: OwnTimes): boolean {
  return JSON.stringify(timesKey(one)) === JSON.stringify(timesKey(other));
}

/** In one order of fields, whoever wrote them. */
function timesKey({ availability, wishes }: OwnTimes): unknown {
  return [
    availability?.map(({ weekday, from, to }) => [weekday, from, to]) ?? null,
    wishes.map(({ id, day, want, templateId, time, weight }) => [id, day, want, templateId, time, weight]),
  ];
}

/** Somebody of whom the settings say nothing yet. */
export function newPerson(agentId: string, contractId: string): RosterPerson {
  return {
    agentId,
    isRostered: true,
    contractId,
    tags: [],
    seniorityYears: 0,
    daysOff: [],
    wishes: [],
    ledgerBalance: 0,
  };
}
