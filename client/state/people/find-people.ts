import { hasLeft } from '../../../shared/site/has-left.ts';
import type { Person } from '../../../shared/people/person.ts';

/** Whom a list shows; empty texts ask for nothing. */
export interface PeopleFilter {
  readonly typed: string;
  /** A team; `-` those who have none. */
  readonly team: string;
  readonly queueId: string;
  readonly contractId: string;
  readonly gone: 'shown' | 'hidden';
}

/** The team of those who have none, as the filter says it. No team is called so: names are trimmed words. */
export const NO_TEAM = '-';

/** @param today site day: who has left before it is gone */
export function findPeople(
  people: readonly Person[],
  filter: PeopleFilter,
  today: string,
  pickName: (person: Person) => string,
): readonly Person[] {
  const wanted = fold(filter.typed).split(/\s+/u).filter(Boolean);
  return people
    .filter((person) => {
      const { agentId, team, skills, contractId, seat, publicNumber, phoneIds, lastDay, name } = person;
      if (filter.gone === 'hidden' && hasLeft(lastDay === null ? {} : { lastDay }, today)) return false;
      if (filter.team !== '' && (team ?? NO_TEAM) !== filter.team) return false;
      if (filter.queueId !== '' && !skills?.some(({ queueId }) => queueId === filter.queueId)) return false;
      if (filter.contractId !== '' && contractId !== filter.contractId) return false;
      const text = fold(
        [agentId, ...Object.values(name), team, seat, publicNumber, ...phoneIds].filter(Boolean).join(' '),
      );
      return wanted.every((word) => text.includes(word));
    })
    .map((person) => ({ person, name: pickName(person) }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.person.agentId < b.person.agentId ? -1 : 1))
    .map(({ person }) => person);
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
