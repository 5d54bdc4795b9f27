import fc from 'fast-check';
import { suggestRosterSettings } from '../../server/planning/rosters/suggest-settings.ts';
import type { PeoplePlaces } from '../../shared/people/gather-people.ts';
import { placePeople } from '../../shared/people/place-people.ts';
import { createPerson, type Person } from '../../shared/people/person.ts';
import type { PeopleSurroundings } from '../../shared/people/find-people-faults.ts';

export const QUEUES = ['billing', 'plans', 'line: 2', 'a;b', 'none'].map((id) => ({ id, name: { en: id } }));

export function personOf(agentId: string, change: Partial<Person> = {}): Person {
  return { ...createPerson(agentId, 'full-time'), ...change };
}

export function placesOf(
  people: readonly Person[],
  change: Partial<PeoplePlaces['settings']> = {},
): PeoplePlaces {
  return placePeople({ agents: [], settings: { ...suggestRosterSettings(), ...change } }, people);
}

export const SURROUNDINGS: PeopleSurroundings = {
  queues: QUEUES,
  contracts: suggestRosterSettings().contracts.map(({ id, names }) => ({ id, ...(names && { names }) })),
};

/** Names as people have them, and as somebody would have them to harm a spreadsheet. */
const text = fc
  .oneof(
    fc.constantFrom(
      "'=1+1",
      '=HYPERLINK("x")',
      '+86 10',
      '-',
      '@a',
      "''=",
      '"',
      'a,b',
      'a;b\\',
      '；',
      '王\u3000丽',
      '🎧',
      ' 1',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  )
  .filter((each) => each.trim() !== '' && !/[\p{Cc}\u2028\u2029\p{Cs}]/u.test(each));
const id = text
  .map((each) => each.trim())
  .filter((each) => each !== '*' && !['__proto__', 'constructor', 'prototype'].includes(each));
const ids = fc.uniqueArray(id, { maxLength: 3 });
const maybe = <T>(each: fc.Arbitrary<T>) => fc.option(each, { nil: null });

const facts = fc.record({
  name: fc
    .record({ en: text, 'zh-CN': text, 'zh-TW': text }, { requiredKeys: [] })
    .filter((name) => Object.keys(name).length > 0),
  team: maybe(text),
  skills: maybe(
    fc.uniqueArray(
      fc.record({
        queueId: fc.constantFrom(...QUEUES.map(({ id: queueId }) => queueId)),
        level: fc.integer({ min: 1, max: 99 }),
      }),
      { selector: ({ queueId }) => queueId, maxLength: 3 },
    ),
  ),
  seat: maybe(text),
  lastDay: maybe(fc.constantFrom('2026-02-28', '2027-12-31')),
  contractId: fc.constantFrom('full-time', 'part-time'),
  seniorityYears: fc.constantFrom(0, 1, 2.5, 0.1),
  isRostered: fc.boolean(),
  languages: ids,
  tags: ids.filter((tags) => tags.every((tag) => !tag.startsWith('language:'))),
});

/** People whose ids, numbers and mentors go together. */
export const people: fc.Arbitrary<readonly Person[]> = fc
  .uniqueArray(id, { minLength: 1, maxLength: 8 })
  .chain((all) => {
    const own = all.slice(0, Math.ceil(all.length / 2));
    return fc.tuple(...own.map(() => facts)).map((each) =>
      own.map((agentId, at): Person => ({
        ...each[at]!,
        agentId,
        publicNumber: at % 2 === 0 ? `=${at}` : null,
        phoneIds: all.slice(own.length + at, own.length + at + 1),
        mentorIds: own.filter((other) => other !== agentId).slice(0, at % 3),
      })),
    );
  });
