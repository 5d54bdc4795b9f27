import type { PersonTold } from './roster-told.ts';

/** What is known of people, with what was told of some of them anew. */
export function joinPeople(
  known: ReadonlyMap<string, PersonTold> | null,
  told: readonly PersonTold[],
): ReadonlyMap<string, PersonTold> {
  const people = new Map(known ?? []);
  for (const person of told) people.set(person.agentId, person);
  return people;
}
