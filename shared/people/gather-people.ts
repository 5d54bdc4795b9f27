import type { RosterPerson, RosterSettings } from '../contract/rosters.ts';
import type { AgentSettings, Site } from '../site/site.ts';
import { readPairs } from './mentor-pairs.ts';
import type { Person } from './person.ts';

/** Where people are kept. */
export interface PeoplePlaces {
  readonly agents: Site['agents'];
  readonly settings: RosterSettings;
}

export const LANGUAGE = 'language:';

/** Everybody the site lists, in its order. */
export function gatherPeople({ agents, settings }: PeoplePlaces): readonly Person[] {
  const rostered = new Map(settings.people.map((person) => [person.agentId, person]));
  const mentors = new Map<string, string[]>();
  for (const { apprenticeId, mentorId } of readPairs(settings.rules)) {
    const own = mentors.get(apprenticeId);
    if (own === undefined) mentors.set(apprenticeId, [mentorId]);
    else if (!own.includes(mentorId)) own.push(mentorId);
  }
  return agents.map((agent) =>
    gatherPerson(
      agent,
      rostered.get(agent.id) ?? null,
      mentors.get(agent.id) ?? [],
      settings.defaultContractId,
    ),
  );
}

function gatherPerson(
  agent: AgentSettings,
  rostered: RosterPerson | null,
  mentorIds: readonly string[],
  defaultContractId: string,
): Person {
  const tags = rostered?.tags ?? [];
  return {
    agentId: agent.id,
    name: agent.name,
    team: agent.team ?? null,
    skills: agent.skills ?? null,
    publicNumber: agent.publicNumber ?? null,
    seat: agent.seat ?? null,
    lastDay: agent.lastDay ?? null,
    phoneIds: agent.phoneIds ?? [],
    contractId: rostered?.contractId ?? defaultContractId,
    seniorityYears: rostered?.seniorityYears ?? 0,
    isRostered: rostered?.isRostered ?? true,
    languages: tags.filter(isLanguage).map((tag) => tag.slice(LANGUAGE.length)),
    tags: tags.filter((tag) => !isLanguage(tag)),
    mentorIds,
  };
}

export function isLanguage(tag: string): boolean {
  return tag.startsWith(LANGUAGE);
}
