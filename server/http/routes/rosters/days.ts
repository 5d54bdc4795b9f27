import { z } from 'zod';
import { isNarrow } from '../../../../shared/access/scope.ts';
import type { RosterAnswer } from '../../../../shared/contract/rosters.ts';
import { cutRoster } from '../../cut-roster.ts';
import {
  auditSchema,
  changedSchema,
  changeRequestSchema,
  comparisonSchema,
  nowSchema,
  onPhoneSchema,
  problemSchema,
  rosterSchema,
} from '../../roster-schemas/days.ts';
import { rosterSettingsSchema } from '../../roster-schemas/settings.ts';
import { defineRoute } from '../../route.ts';
import { scopeOf } from '../../../ports/access.ts';
import { parseWritten, WrittenJson } from '../../written-json.ts';
import { ofCopy, rangeQuery, readRange, sourceQuery } from './range-query.ts';

/** People by days, each with breaks: more than any other request. */
const MOST_BYTES = 8 * 1024 * 1024;

export const rosterSettingsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/rosters/settings',
  needs: 'see-rosters',
  summary: 'What rosters are made with: contracts, shift templates, people, rules and prices.',
  answer: rosterSettingsSchema,
  handle: ({ parts }) => parts.planning.rosters.readSettings(),
});

export const saveRosterSettingsRoute = defineRoute({
  method: 'put',
  path: '/api/v1/rosters/settings',
  needs: 'set-roster-rules',
  summary: 'The whole settings of rosters. 409 when somebody else changed them since they were read.',
  body: z.object({
    revision: z.int().min(0),
    settings: z.unknown().meta({ description: 'As in the answer.' }),
  }),
  mostBytes: MOST_BYTES,
  answer: rosterSettingsSchema,
  audit: {
    action: 'roster-settings-saved',
    target: () => ({ id: 'settings', name: '' }),
    before: async ({ parts }) => (await parts.planning.rosters.readSettings()).settings,
    after: (_, { settings }) => settings,
  },
  handle: ({ body, author, parts }) =>
    parts.planning.rosters.saveSettings(author, body.revision, body.settings),
});

export const rosterRoute = defineRoute({
  method: 'get',
  path: '/api/v1/rosters',
  needs: 'see-shifts',
  summary: 'Who works when: the working roster or a copy of it, day by day with revisions.',
  query: z.object({ ...rangeQuery(400), ...ofCopy }),
  answer: rosterSchema,
  handle: async ({ query, visitor, parts }) => {
    const written = await parts.planning.rosters.read(readRange(query), query.copy ?? null);
    if (!isNarrow(scopeOf(visitor))) return new WrittenJson(written);
    return cutRoster(scopeOf(visitor), parseWritten<RosterAnswer>(written), parts.live.site());
  },
});

export const changeRosterRoute = defineRoute({
  method: 'post',
  path: '/api/v1/rosters/changes',
  needs: 'edit-rosters',
  summary:
    'Changes shifts, all of them or none. 409 when one of the days was changed since it was read: by whom, and for whom.',
  body: changeRequestSchema,
  mostBytes: MOST_BYTES,
  answer: changedSchema,
  audit: { keptBy: 'rosters' },
  handle: ({ body, author, parts }) => parts.planning.rosters.change({ ...body, author }),
});

export const rosterProblemRoute = defineRoute({
  method: 'get',
  path: '/api/v1/rosters/problem',
  needs: 'see-rosters',
  summary: 'All there is to know to score and to make a roster of these days.',
  query: z.object({ ...rangeQuery(62), ...ofCopy }),
  answer: problemSchema,
  keep: 'checked',
  handle: async ({ query, parts }) =>
    new WrittenJson(await parts.planning.rosters.readProblem(readRange(query), query.copy ?? null)),
});

export const compareRostersRoute = defineRoute({
  method: 'get',
  path: '/api/v1/rosters/compare',
  needs: 'see-rosters',
  summary: 'Two rosters of the same days: the figures of both, and every difference.',
  query: z.object({
    ...rangeQuery(62),
    before: sourceQuery.describe('live, published, copy:ID, proposal:ID or version:NO.'),
    after: sourceQuery,
  }),
  answer: comparisonSchema,
  handle: async ({ query, parts }) =>
    new WrittenJson(await parts.planning.rosters.compare(readRange(query), query.before, query.after)),
});

export const rosterAuditRoute = defineRoute({
  method: 'get',
  path: '/api/v1/rosters/audit',
  needs: 'see-rosters',
  summary: 'Who changed what of these days, when and why, newest first.',
  query: z.object({
    ...rangeQuery(400),
    before: z.coerce.number().int().min(1).optional().describe('Only entries older than this one.'),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  answer: auditSchema,
  handle: ({ query, parts }) =>
    parts.planning.rosters.audit(readRange(query), query.before ?? null, query.limit),
});

export const rosterNowRoute = defineRoute({
  method: 'get',
  path: '/api/v1/rosters/now',
  needs: 'see-rosters',
  summary: 'Needed, rostered and present at this moment, by skill group and altogether.',
  answer: nowSchema,
  handle: ({ parts }) => parts.planning.rosters.readNow(),
});

export const onPhoneRoute = defineRoute({
  method: 'get',
  path: '/api/v1/rosters/on-phone',
  needs: 'see-rosters',
  summary:
    'On the phone by the published roster, by interval and skill group: breaks and activities are taken out.',
  query: z.object({
    ...rangeQuery(62),
    interval: z.enum(['15', '30']).optional().describe('Minutes; without it as the planning settings say.'),
  }),
  answer: onPhoneSchema,
  keep: 'checked',
  handle: async ({ query, parts }) =>
    new WrittenJson(
      await parts.planning.rosters.readOnPhone(
        readRange(query),
        query.interval === undefined ? null : query.interval === '15' ? 15 : 30,
      ),
    ),
});
