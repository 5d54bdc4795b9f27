import { z } from 'zod';
import {
  breaksRequestSchema,
  breaksSchema,
  candidatesRequestSchema,
  candidatesSchema,
  explainRequestSchema,
  explainSchema,
  repairRequestSchema,
  repairSchema,
  serviceSchema,
} from '../../roster-schemas/advice.ts';
import { defineRoute } from '../../route.ts';
import { WrittenJson } from '../../written-json.ts';
import { rangeQuery, readRange, sourceQuery } from './range-query.ts';

export const repairRosterRoute = defineRoute({
  method: 'post',
  path: '/api/v1/rosters/repair',
  needs: 'edit-rosters',
  summary: 'Somebody cannot work: what to do about it with the fewest changes. Nothing is changed by asking.',
  body: repairRequestSchema,
  answer: repairSchema,
  audit: { none: 'Nothing is changed by asking.' },
  handle: async ({ body, parts }) => new WrittenJson(await parts.planning.rosters.repair(body)),
});

export const rosterCandidatesRoute = defineRoute({
  method: 'post',
  path: '/api/v1/rosters/candidates',
  needs: 'edit-rosters',
  summary: 'Who could work a shift, best first, and why the others could not.',
  body: candidatesRequestSchema,
  answer: candidatesSchema,
  audit: { none: 'Nothing is changed by asking.' },
  handle: async ({ body, parts }) => new WrittenJson(await parts.planning.rosters.findCandidates(body)),
});

export const explainRosterRoute = defineRoute({
  method: 'post',
  path: '/api/v1/rosters/explain',
  needs: 'see-rosters',
  summary: "Why an interval, a person's day, a wish or a rule is as it is.",
  body: explainRequestSchema,
  answer: explainSchema,
  handle: async ({ body, parts }) => new WrittenJson(await parts.planning.rosters.explain(body)),
});

export const placeBreaksRoute = defineRoute({
  method: 'post',
  path: '/api/v1/rosters/breaks',
  needs: 'edit-rosters',
  summary: 'Places breaks and off-phone activities of a day where they cost least coverage.',
  body: breaksRequestSchema,
  answer: breaksSchema,
  audit: { none: 'Nothing is changed by asking.' },
  handle: ({ body, author, parts }) => parts.planning.rosters.placeBreaks({ ...body, author }),
});

export const rosterServiceRoute = defineRoute({
  method: 'get',
  path: '/api/v1/rosters/service',
  needs: 'see-rosters',
  summary: 'The service a roster gives, played call by call. Takes seconds.',
  query: z.object({
    ...rangeQuery(7),
    source: sourceQuery.default('live'),
    present: z.coerce
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe('How many of those rostered come; without it what shrinkage leaves.'),
  }),
  answer: serviceSchema,
  handle: async ({ query, parts }) =>
    new WrittenJson(
      await parts.planning.rosters.checkService(readRange(query), query.source, query.present ?? null),
    ),
});
