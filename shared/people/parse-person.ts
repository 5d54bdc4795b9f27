import { z } from 'zod';
import { listBadPlaces, say, type BadPlace } from '../site/bad-places.ts';
import {
  idOf,
  lineOf,
  listOf,
  localizedText,
  numberOf,
  recordOf,
  refuseRepeated,
  siteDay,
} from '../site/document-schemas.ts';
import { hasSteering } from '../site/steering-characters.ts';
import { MOST_PHONE_IDS, MOST_QUEUES } from '../site/parse-site.ts';
import { LANGUAGE } from './gather-people.ts';
import type { Person } from './person.ts';

const flag = z.boolean(say({ code: 'rule-choice', choices: 'true, false' }, { code: 'way-choose-one' }));
const ids = (most: number) => listOf(idOf(100), 0, most).check(refuseRepeated((id) => id, null));

const skill = recordOf(
  { queueId: idOf(100), level: numberOf(1, 99, 'whole', { code: 'way-level' }) },
  'skill',
  '{ "queueId": "support", "level": 1 }',
);

const schema = recordOf(
  {
    agentId: idOf(100),
    name: localizedText.refine(
      (name) => !Object.values(name).some((text) => text !== undefined && hasSteering(text)),
      say({ code: 'rule-name-seen' }, { code: 'way-type-anew' }),
    ),
    team: lineOf(100).nullable(),
    skills: listOf(skill, 0, MOST_QUEUES)
      .check(refuseRepeated((entry) => entry.queueId, 'queueId'))
      .nullable(),
    publicNumber: lineOf(40).nullable(),
    seat: lineOf(100).nullable(),
    lastDay: siteDay.nullable(),
    phoneIds: ids(MOST_PHONE_IDS),
    contractId: idOf(100),
    seniorityYears: numberOf(0, 100, 'any', { code: 'way-none-is-zero' }),
    isRostered: flag,
    // With what is put before them they are tags, which have at most 100 characters.
    languages: listOf(idOf(100 - LANGUAGE.length), 0, 50).check(refuseRepeated((language) => language, null)),
    tags: ids(50).check(refuseLanguages),
    mentorIds: ids(20),
  },
  'person',
);

/** A tag that says a language would come back as one. */
function refuseLanguages({ value, issues }: z.core.ParsePayload<string[]>): void {
  value.forEach((tag, at) => {
    if (!tag.startsWith(LANGUAGE)) return;
    const { error } = say({ code: 'rule-no-language-tag' }, { code: 'way-language' });
    issues.push({ code: 'custom', input: tag, path: [at], message: error });
  });
}

/** What somebody wrote of a person, as far as it can be judged without others; or what is wrong with it. */
export function readPerson(
  value: unknown,
): { readonly person: Person } | { readonly places: readonly BadPlace[]; readonly total: number } {
  const parsed = schema.safeParse(value);
  return parsed.success ? { person: parsed.data } : listBadPlaces(parsed.error.issues, value);
}
