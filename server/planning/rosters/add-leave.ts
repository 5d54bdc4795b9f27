import type { RosterPerson, RosterSettings } from '../../../shared/contract/rosters.ts';
import type { LeaveDays } from '../../ports/leave-days.ts';

/** Settings of rosters with what people were granted of leave among their days off, so that nothing is planned on it. */
export function addLeave(settings: RosterSettings, leave: readonly LeaveDays[]): RosterSettings {
  if (leave.length === 0) return settings;
  const known = new Map(settings.people.map((person) => [person.agentId, person]));
  for (const { agentId, from, to, paidMinutesPerDay } of leave) {
    const person = known.get(agentId) ?? unknownPerson(agentId, settings.defaultContractId);
    // Whatever planners wrote of the same days stands.
    const isThere = person.daysOff.some((own) => own.from <= from && to <= own.to);
    if (isThere) continue;
    const daysOff = [...person.daysOff, { from, to, kind: 'leave' as const, paidMinutesPerDay }];
    known.set(agentId, { ...person, daysOff });
  }
  return { ...settings, people: [...known.values()] };
}

function unknownPerson(agentId: string, contractId: string): RosterPerson {
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
