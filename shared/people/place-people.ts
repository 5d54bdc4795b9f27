import type { RosterPerson, RosterSettings } from '../contract/rosters.ts';
import { isSame } from './is-same.ts';
import type { AgentSettings } from '../site/site.ts';
import { gatherPeople, isLanguage, LANGUAGE, type PeoplePlaces } from './gather-people.ts';
import { replacePairs } from './mentor-pairs.ts';
import type { Person } from './person.ts';

/**
 * The places with these people as they are now; people not among them stay as they were, new ones come after them. A place that
 * has nothing new is the very same object, so that whoever keeps it need not.
 */
export function placePeople(places: PeoplePlaces, people: readonly Person[]): PeoplePlaces {
  const before = new Map(gatherPeople(places).map((person) => [person.agentId, person]));
  const changed = people.filter((person) => !isSame(before.get(person.agentId), person));
  if (changed.length === 0) return places;
  return {
    agents: placeAgents(places.agents, changed),
    settings: placeRostered(places.settings, changed, before),
  };
}

function placeAgents(agents: PeoplePlaces['agents'], changed: readonly Person[]): PeoplePlaces['agents'] {
  const wanted = new Map(changed.map((person) => [person.agentId, writeAgent(person)]));
  const listed = new Set(agents.map(({ id }) => id));
  const next = [
    ...agents.map((agent) => wanted.get(agent.id) ?? agent),
    ...[...wanted.values()].filter(({ id }) => !listed.has(id)),
  ];
  return isSame(agents, next) ? agents : next;
}

/** What is not said has no key. */
function writeAgent(person: Person): AgentSettings {
  const { agentId, name, team, skills, publicNumber, seat, lastDay, phoneIds } = person;
  return {
    id: agentId,
    name,
    ...(team === null ? {} : { team }),
    ...(skills === null ? {} : { skills }),
    ...(publicNumber === null ? {} : { publicNumber }),
    ...(seat === null ? {} : { seat }),
    ...(lastDay === null ? {} : { lastDay }),
    ...(phoneIds.length === 0 ? {} : { phoneIds }),
  };
}

function placeRostered(
  settings: RosterSettings,
  changed: readonly Person[],
  before: ReadonlyMap<string, Person>,
): RosterSettings {
  const entries = new Map(settings.people.map((entry) => [entry.agentId, entry]));
  for (const person of changed) {
    const entry = writeEntry(person, entries.get(person.agentId), settings.defaultContractId);
    if (entry !== null) entries.set(person.agentId, entry);
  }
  const mentors = changed.filter(
    ({ agentId, mentorIds }) => !isSame(before.get(agentId)?.mentorIds ?? [], mentorIds),
  );
  const next: RosterSettings = {
    ...settings,
    people: [...entries.values()],
    rules: replacePairs(settings.rules, new Map(mentors.map((person) => [person.agentId, person.mentorIds]))),
  };
  return isSame(settings, next) ? settings : next;
}

/** Null: rosters know of this person what they take for granted, and need no entry. */
function writeEntry(
  { agentId, contractId, seniorityYears, isRostered, languages, tags }: Person,
  known: RosterPerson | undefined,
  defaultContractId: string,
): RosterPerson | null {
  const facts = { contractId, seniorityYears, isRostered };
  const isPlain = isSame(facts, { contractId: defaultContractId, seniorityYears: 0, isRostered: true });
  if (known === undefined && isPlain && languages.length + tags.length === 0) return null;
  const rest = known ?? { daysOff: [], wishes: [], ledgerBalance: 0 };
  return { ...rest, agentId, ...facts, tags: mixTags(known?.tags ?? [], languages, tags) };
}

/** In the order they had, as long as they are the same. */
function mixTags(
  before: readonly string[],
  languages: readonly string[],
  tags: readonly string[],
): readonly string[] {
  const wanted = [...tags, ...languages.map((language) => `${LANGUAGE}${language}`)];
  const sorted = [...before.filter((tag) => !isLanguage(tag)), ...before.filter(isLanguage)];
  return isSame(sorted, wanted) ? before : wanted;
}
