import type { RosterAgent } from '../../../../shared/rostering/problem/problem.ts';
import { isFound, teamOf, type NamesOf } from '../roster-rows.ts';

/** Somebody the settings can say something of. */
export interface SettingsPerson {
  readonly id: string;
  readonly name: string;
  /** Empty: none. */
  readonly team: string;
}

/** Everybody: those of the board, those left out of it, those of the site; each once. */
export function listSettingsPeople(
  agents: readonly Pick<RosterAgent, 'id' | 'tags'>[],
  leftOutIds: readonly string[],
  site: readonly { readonly id: string; readonly team?: string }[],
  nameOf: (id: string) => string,
): readonly SettingsPerson[] {
  const teams = new Map([
    ...agents.map((agent) => [agent.id, teamOf(agent) ?? ''] as const),
    ...site.map(({ id, team }) => [id, team ?? ''] as const),
  ]);
  const ids = new Set([...agents.map(({ id }) => id), ...leftOutIds, ...site.map(({ id }) => id)]);
  return [...ids].map((id) => ({ id, name: nameOf(id), team: teams.get(id) ?? '' }));
}

/** @param team empty: every one */
export function findPeople(
  people: readonly SettingsPerson[],
  { text, team }: { readonly text: string; readonly team: string },
  namesOf: NamesOf,
): readonly SettingsPerson[] {
  return people.filter(
    (person) => (team === '' || person.team === team) && isFound(text, namesOf(person.id)),
  );
}

export function listTeamsOf(people: readonly SettingsPerson[]): readonly string[] {
  const teams = new Set(people.map(({ team }) => team).filter((team) => team !== ''));
  return [...teams].sort((one, other) => one.localeCompare(other));
}
