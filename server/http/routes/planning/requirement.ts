import { z } from 'zod';
import { presenceSchema, requirementSchema } from '../../planning-schemas/requirement.ts';
import { defineRoute } from '../../route.ts';
import { daysQuery, readDays } from './days-query.ts';

export const requirementRoute = defineRoute({
  method: 'get',
  path: '/api/v1/planning/requirement',
  needs: 'see-requirement',
  summary: 'Agents needed by interval: of each queue, of each skill group, and of all together.',
  query: z.object(daysQuery),
  answer: requirementSchema,
  handle: ({ query, parts }) => parts.planning.readRequirement(readDays(query)),
});

export const presenceRoute = defineRoute({
  method: 'get',
  path: '/api/v1/planning/presence',
  needs: 'see-requirement',
  summary: 'Who is signed in now, by skill group and by queue.',
  answer: presenceSchema,
  handle: async ({ parts }) => parts.planning.readPresence(),
});
