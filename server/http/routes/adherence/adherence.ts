import { z } from 'zod';
import { seesQueue } from '../../../../shared/access/scope.ts';
import type { AdherenceSettings } from '../../../../shared/adherence/adherence-settings.ts';
import type { AdherenceSettingsAnswer } from '../../../../shared/contract/adherence.ts';
import { LOCALES } from '../../../../shared/site/localized-text.ts';
import {
  adherenceHistorySchema,
  adherenceNowSchema,
  contestRequestSchema,
  contestSchema,
  contestsSchema,
  decisionSchema,
  exceptionRequestSchema,
  exceptionSchema,
  exceptionsSchema,
  floorAdherenceSchema,
  settingsAnswerSchema,
} from '../../adherence-schemas.ts';
import { scopeOf } from '../../../ports/access.ts';
import { revisionOf } from '../../../ports/revision-of.ts';
import { defineRoute } from '../../route.ts';
import { idSchema } from '../../schemas.ts';
import { sendSheet, SHEET_TYPES } from '../../send-sheet.ts';
import { refuseOutside, seenBy } from '../../visitor-scope.ts';
import { rangeQuery, readRange } from '../rosters/range-query.ts';

const MOST_DAYS = 62;
const params = z.object({ id: idSchema });

export const adherenceNowRoute = defineRoute({
  method: 'get',
  path: '/api/v1/adherence/now',
  needs: 'see-adherence',
  summary: 'Who is not where the published roster says, by what matters most first.',
  answer: adherenceNowSchema,
  handle: ({ visitor, parts }) => {
    const scope = scopeOf(visitor);
    return parts.adherence.readNow({
      seesAgent: seenBy(visitor, parts.live.site()),
      seesQueue: (queueId) => seesQueue(scope, queueId),
    });
  },
});

export const floorAdherenceRoute = defineRoute({
  method: 'get',
  path: '/api/v1/adherence/floor',
  needs: 'see-walls',
  summary:
    'How many are where the roster says, by activity, for walls: never who, and nothing of fewer than five.',
  answer: floorAdherenceSchema,
  handle: ({ parts }) => parts.adherence.readFloor(),
});

export const adherenceHistoryRoute = defineRoute({
  method: 'get',
  path: '/api/v1/adherence/history',
  needs: 'see-adherence',
  summary: 'Adherence and conformance of a period, by agent, team, day and activity.',
  query: z.object({
    ...rangeQuery(MOST_DAYS),
    team: z.string().max(200).optional().describe('Only this team.'),
    agent: idSchema.optional().describe('Only this agent, with the times out one by one.'),
  }),
  answer: adherenceHistorySchema,
  handle: ({ query, visitor, parts }) =>
    parts.adherence.readHistory(
      readRange(query),
      { team: query.team ?? null, agentId: query.agent ?? null },
      seenBy(visitor, parts.live.site()),
    ),
});

export const attendanceRoute = defineRoute({
  method: 'get',
  path: '/api/v1/adherence/attendance',
  needs: 'see-adherence',
  summary:
    'The attendance sheet for payroll: planned, worked, late, early, extra and leave by agent and day.',
  query: z.object({
    ...rangeQuery(MOST_DAYS),
    format: z.enum(['csv', 'xlsx']),
    lang: z.enum(LOCALES).default('en').describe('Of the words of the XLSX.'),
  }),
  answer: z.string(),
  answerTypes: Object.values(SHEET_TYPES),
  handle: async ({ query, visitor, parts, response }) => {
    const { format, from, lang } = query;
    const sees = seenBy(visitor, parts.live.site());
    const bytes = await parts.adherence.writeAttendance(readRange(query), format, lang, sees);
    return sendSheet(response, { name: `attendance-${from}`, format }, bytes);
  },
});

export const exceptionsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/adherence/exceptions',
  needs: 'see-adherence',
  summary: 'Time that supervisors excused, newest first, also what was taken back.',
  query: z.object(rangeQuery(MOST_DAYS)),
  answer: exceptionsSchema,
  handle: async ({ query, visitor, parts }) => ({
    exceptions: await parts.adherence.listExceptions(readRange(query), seenBy(visitor, parts.live.site())),
  }),
});

export const addExceptionRoute = defineRoute({
  method: 'post',
  path: '/api/v1/adherence/exceptions',
  needs: 'edit-adherence',
  summary: 'Excuses time of an agent, with the reason; closed days are judged anew.',
  body: exceptionRequestSchema,
  answer: exceptionSchema,
  audit: {
    action: 'exception-added',
    target: ofAgent,
    after: (_, { agentId, fromMs, toMs, kind }) => ({ agentId, fromMs, toMs, kind }),
  },
  handle: ({ body, author, visitor, parts }) => {
    refuseOutside(visitor, [body], parts.live.site());
    return parts.adherence.addException({ ...body, author });
  },
});

export const removeExceptionRoute = defineRoute({
  method: 'post',
  path: '/api/v1/adherence/exceptions/{id}/removal',
  needs: 'edit-adherence',
  summary: 'Takes an exception back; it stays to be read. Again is harmless.',
  params,
  answer: null,
  audit: { action: 'exception-removed', target: ({ params: { id } }) => ({ id, name: '' }) },
  handle: ({ params: { id }, author, visitor, parts }) =>
    parts.adherence.removeException(id, author, seenBy(visitor, parts.live.site())),
});

export const contestsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/adherence/contests',
  needs: 'see-adherence',
  summary: 'What agents contest of their own times and what it was judged as, newest first, decided or not.',
  query: z.object(rangeQuery(MOST_DAYS)),
  answer: contestsSchema,
  handle: async ({ query, visitor, parts }) => ({
    contests: await parts.adherence.listJudgedContests(readRange(query), seenBy(visitor, parts.live.site())),
  }),
});

export const contestRoute = defineRoute({
  method: 'post',
  path: '/api/v1/adherence/contests',
  needs: 'edit-adherence',
  summary: 'An agent says, in a word, that time of their own was judged wrongly.',
  body: contestRequestSchema,
  answer: contestSchema,
  audit: {
    action: 'time-contested',
    target: ofAgent,
    after: (_, { agentId, fromMs, toMs, word }) => ({ agentId, fromMs, toMs, word }),
  },
  handle: ({ body, visitor, parts }) => {
    refuseOutside(visitor, [body], parts.live.site());
    return parts.adherence.contest(body);
  },
});

export const decideContestRoute = defineRoute({
  method: 'post',
  path: '/api/v1/adherence/contests/{id}/decision',
  needs: 'edit-adherence',
  summary: 'Grants or refuses what is contested; granted time is excused. 409 when it is decided already.',
  params,
  body: decisionSchema,
  answer: contestSchema,
  audit: {
    action: 'contest-decided',
    target: ofAgent,
    after: (_, { agentId, fromMs, toMs, state, answer }) => ({ agentId, fromMs, toMs, state, answer }),
  },
  handle: ({ params: { id }, body, author, visitor, parts }) =>
    parts.adherence.decideContest(id, { ...body, author }, seenBy(visitor, parts.live.site())),
});

export const adherenceSettingsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/adherence/settings',
  needs: 'see-adherence',
  summary: 'The grace, and which states count as what.',
  answer: settingsAnswerSchema,
  handle: ({ parts }) => tellSettings(parts.adherence.readSettings()),
});

export const saveAdherenceSettingsRoute = defineRoute({
  method: 'put',
  path: '/api/v1/adherence/settings',
  needs: 'set-adherence-rules',
  summary:
    'The whole settings of adherence. Days that are closed stay as they were judged. 409 when others were saved since they were read.',
  body: settingsAnswerSchema,
  answer: settingsAnswerSchema,
  audit: {
    action: 'adherence-settings-saved',
    target: () => ({ id: 'settings', name: '' }),
    before: ({ parts }) => parts.adherence.readSettings(),
    after: (_, { settings }) => settings,
  },
  handle: async ({ body, parts }) => tellSettings(await parts.adherence.saveSettings(body)),
});

function tellSettings(settings: AdherenceSettings): AdherenceSettingsAnswer {
  return { revision: revisionOf(settings), settings };
}

function ofAgent(_: unknown, { id, agentId }: { readonly id: string; readonly agentId: string }) {
  return { id, name: agentId };
}
