import type { RosterPerson, RosterSettings } from '../../../../shared/contract/rosters.ts';
import { plainPerson } from './plain-settings.ts';

export function indexPeople(people: readonly RosterPerson[]): ReadonlyMap<string, RosterPerson> {
  return new Map(people.map((person) => [person.agentId, person]));
}

/** Everybody of whom something is known, those named changed; who was there stays at their place. */
export function editPeople(
  { people, defaultContractId }: Pick<RosterSettings, 'people' | 'defaultContractId'>,
  agentIds: readonly string[],
  change: (person: RosterPerson) => Partial<RosterPerson>,
): readonly RosterPerson[] {
  const edited = new Map(indexPeople(people));
  for (const agentId of agentIds) {
    const person = edited.get(agentId) ?? plainPerson(agentId, defaultContractId);
    edited.set(agentId, { ...person, ...change(person) });
  }
  return [...edited.values()];
}
