import type { Person } from './person.ts';

/** One change of many people at once. */
export type ManyChange =
  | { readonly kind: 'team'; readonly team: string | null }
  | { readonly kind: 'contract'; readonly contractId: string }
  /** At this level, also for whoever has the skill at another. */
  | { readonly kind: 'add-skill'; readonly queueId: string; readonly level: number }
  | { readonly kind: 'remove-skill'; readonly queueId: string }
  /** Null: they stay. */
  | { readonly kind: 'last-day'; readonly lastDay: string | null };

/** The person after it; the very same one where nothing is new. */
export function changeOne(person: Person, change: ManyChange): Person {
  switch (change.kind) {
    case 'team':
      return person.team === change.team ? person : { ...person, team: change.team };
    case 'contract':
      return person.contractId === change.contractId ? person : { ...person, contractId: change.contractId };
    case 'add-skill': {
      const { queueId, level } = change;
      const skills = person.skills ?? [];
      const at = skills.findIndex((skill) => skill.queueId === queueId);
      if (at >= 0 && skills[at]!.level === level) return person;
      return {
        ...person,
        skills: at < 0 ? [...skills, { queueId, level }] : skills.with(at, { queueId, level }),
      };
    }
    case 'remove-skill': {
      const skills = (person.skills ?? []).filter(({ queueId }) => queueId !== change.queueId);
      return skills.length === (person.skills ?? []).length ? person : { ...person, skills };
    }
    case 'last-day':
      return person.lastDay === change.lastDay ? person : { ...person, lastDay: change.lastDay };
    default:
      return change satisfies never;
  }
}
