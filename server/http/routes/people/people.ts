import { z } from 'zod';
import { personOf, scopeOf, type Visitor } from '../../../ports/access.ts';
import type { PeopleAsker } from '../../../ports/people.ts';
import {
  manyAnswerSchema,
  manySchema,
  peopleSchema,
  personChangeSchema,
  personSchema,
  tieSchema,
} from '../../people-schemas.ts';
import { defineRoute } from '../../route.ts';
import { idSchema } from '../../schemas.ts';

export const peopleRoute = defineRoute({
  method: 'get',
  path: '/api/v1/people',
  needs: 'see-people',
  summary: 'Who works here, what they can be tied to, and ids of the phone system that nobody has.',
  answer: peopleSchema,
  handle: ({ visitor, parts }) => parts.people.read(askerOf(visitor)),
});

export const addPersonRoute = defineRoute({
  method: 'post',
  path: '/api/v1/people',
  needs: 'manage-people',
  summary: 'Adds somebody, for the floor, rosters and the past at once.',
  body: personChangeSchema,
  answer: personSchema,
  audit: { keptBy: 'people' },
  handle: ({ body, visitor, parts }) => parts.people.add(askerOf(visitor), body),
});

export const changePersonRoute = defineRoute({
  method: 'put',
  path: '/api/v1/people/{agentId}',
  needs: 'manage-people',
  summary:
    'Changes somebody, and says how they were: 409 when they are others by now. With a last day they have left after it and stay in the past.',
  params: z.object({ agentId: idSchema }),
  body: personChangeSchema,
  answer: personSchema,
  audit: { keptBy: 'people' },
  handle: ({ params: { agentId }, body, visitor, parts }) =>
    parts.people.change(askerOf(visitor), { ...body, person: { ...body.person, agentId } }),
});

export const changeManyRoute = defineRoute({
  method: 'post',
  path: '/api/v1/people/many',
  needs: 'manage-people',
  summary:
    'The same change of many people: another team or contract, a skill more or less, a last day. All or none.',
  body: manySchema,
  mostBytes: 4 * 1024 * 1024,
  answer: manyAnswerSchema,
  audit: { keptBy: 'people' },
  handle: ({ body, visitor, parts }) => parts.people.changeMany(askerOf(visitor), body),
});

export const tieRoute = defineRoute({
  method: 'post',
  path: '/api/v1/people/ties',
  needs: 'manage-people',
  summary: 'Says whose an id of the phone system is that nobody has: what it tells of from now on is theirs.',
  body: tieSchema,
  answer: personSchema,
  audit: { keptBy: 'people' },
  handle: ({ body, visitor, parts }) => parts.people.tie(askerOf(visitor), body),
});

export function askerOf(visitor: Visitor): PeopleAsker {
  const person = personOf(visitor);
  return {
    author: { accountId: person?.accountId ?? null, name: person?.name ?? '' },
    scope: scopeOf(visitor),
  };
}
