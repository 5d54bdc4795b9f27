import type { AgentSkill } from '../site/site.ts';
import type { LocalizedText } from '../site/localized-text.ts';

/**
 * One person of the centre as screens and files show them: made from what the site says of an agent and what rosters know of them
 * (gatherPeople), and taken apart again (placePeople). Nothing of it is kept twice.
 */
export interface Person {
  /** What the floor, the past and rosters know them by; it never changes. */
  readonly agentId: string;
  readonly name: LocalizedText;
  readonly team: string | null;
  /** Null: whatever queues the phone system signs them in to. */
  readonly skills: readonly AgentSkill[] | null;
  /** What callers are told. */
  readonly publicNumber: string | null;
  /** Room and desk. */
  readonly seat: string | null;
  /** Their last site day with us; null: none is known. */
  readonly lastDay: string | null;
  /** Further ids under which the phone system tells of them. */
  readonly phoneIds: readonly string[];
  /** One of the contracts of the roster settings. */
  readonly contractId: string;
  readonly seniorityYears: number;
  /** False: they are in no roster. */
  readonly isRostered: boolean;
  /** As rules and shifts ask for them: `yue` where the tag is `language:yue`. */
  readonly languages: readonly string[];
  /** All other tags of rosters. */
  readonly tags: readonly string[];
  /** Who goes with them while they are new: the pairs of the rule of mentoring. */
  readonly mentorIds: readonly string[];
}

export const PERSON_FIELDS = [
  'name',
  'team',
  'skills',
  'publicNumber',
  'seat',
  'contractId',
  'languages',
  'tags',
  'mentorIds',
  'seniorityYears',
  'isRostered',
  'lastDay',
  'phoneIds',
] as const satisfies readonly Exclude<keyof Person, 'agentId'>[];
export type PersonField = (typeof PERSON_FIELDS)[number];

/** Of these the site has the say; of the others the roster settings. */
export const SITE_FIELDS: readonly PersonField[] = [
  'name',
  'team',
  'skills',
  'publicNumber',
  'seat',
  'lastDay',
  'phoneIds',
];

/** Somebody of whom only the id is known. */
export function createPerson(agentId: string, contractId: string): Person {
  return {
    agentId,
    name: { en: agentId },
    team: null,
    skills: null,
    publicNumber: null,
    seat: null,
    lastDay: null,
    phoneIds: [],
    contractId,
    seniorityYears: 0,
    isRostered: true,
    languages: [],
    tags: [],
    mentorIds: [],
  };
}
