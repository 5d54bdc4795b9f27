import { z } from 'zod';
import { textOf } from '../../../../shared/site/document-schemas.ts';
import { flagSchema, forecastSchema } from '../../planning-schemas/forecast.ts';
import { overviewSchema } from '../../planning-schemas/overview.ts';
import { settingsAnswerSchema } from '../../planning-schemas/settings.ts';
import {
  accuracySchema,
  editsSchema,
  versionChangesSchema,
  versionHeadSchema,
  versionSchema,
} from '../../planning-schemas/versions.ts';
import { defineRoute } from '../../route.ts';
import { idSchema } from '../../schemas.ts';
import { signEdits } from '../../sign-edits.ts';
import { daysQuery, ofQueue, readDays } from './days-query.ts';

export const planningRoute = defineRoute({
  method: 'get',
  path: '/api/v1/planning',
  needs: 'see-forecast',
  summary: 'What planning knows: queues, skill groups, settings, the working forecast, jobs and versions.',
  answer: overviewSchema,
  handle: ({ parts }) => parts.planning.overview(),
});

export const savePlanningSettingsRoute = defineRoute({
  method: 'put',
  path: '/api/v1/planning/settings',
  needs: 'set-planning-rules',
  summary: 'The settings of planning, the whole of them. They hold from the next forecast on.',
  body: z.object({
    revision: z
      .string()
      .max(100)
      .describe('As it was read with the overview: 409 when somebody else was quicker.'),
    settings: z.unknown().meta({ description: 'As in the answer.' }),
  }),
  answer: settingsAnswerSchema,
  audit: {
    action: 'planning-settings-saved',
    target: () => ({ id: 'settings', name: '' }),
    before: async ({ parts }) => (await parts.planning.overview()).settings,
    after: (_, { settings }) => settings,
  },
  handle: ({ body, parts }) => parts.planning.saveSettings(body.revision, body.settings),
});

export const forecastRoute = defineRoute({
  method: 'get',
  path: '/api/v1/planning/forecast',
  needs: 'see-forecast',
  summary:
    'The working forecast of a queue with its bands, parts and edits, and its last weeks beside what was to be expected of them.',
  query: z.object({ ...ofQueue, ...daysQuery }),
  answer: forecastSchema,
  handle: ({ query, parts }) => parts.planning.readForecast(query.queue, readDays(query)),
});

export const accuracyRoute = defineRoute({
  method: 'get',
  path: '/api/v1/planning/accuracy',
  needs: 'see-forecast',
  summary: 'Each method on the past of a queue, as the last backtest found it, beside the noise floor.',
  query: z.object(ofQueue),
  answer: accuracySchema,
  handle: ({ query, parts }) => parts.planning.readAccuracy(query.queue),
});

export const editsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/planning/edits',
  needs: 'see-forecast',
  summary: "What people changed of a queue's forecast, in their order.",
  query: z.object(ofQueue),
  answer: editsSchema,
  handle: ({ query, parts }) => parts.planning.readEdits(query.queue),
});

export const saveEditsRoute = defineRoute({
  method: 'put',
  path: '/api/v1/planning/edits',
  needs: 'edit-forecast',
  summary: 'The whole list of edits of a queue. 409 when somebody else changed it since it was read.',
  query: z.object(ofQueue),
  body: z.object({ revision: z.int().min(0), edits: z.unknown() }),
  answer: editsSchema,
  audit: {
    action: 'forecast-edited',
    target: ({ query }) => ({ id: query.queue, name: query.queue }),
    before: async ({ query, parts }) => ({ edits: (await parts.planning.readEdits(query.queue)).edits }),
    after: (_, { edits }) => ({ edits }),
  },
  handle: async ({ query, body, author, parts }) => {
    const known = await parts.planning.readEdits(query.queue);
    return parts.planning.saveEdits(query.queue, body.revision, signEdits(author, body.edits, known.edits));
  },
});

export const decideFlagRoute = defineRoute({
  method: 'post',
  path: '/api/v1/planning/flags/{flagId}',
  needs: 'edit-forecast',
  summary: 'Confirms or rejects something odd about a past day. It holds from the next forecast on.',
  params: z.object({ flagId: idSchema }),
  query: z.object(ofQueue),
  body: z.object({ state: z.enum(['confirmed', 'rejected']) }),
  answer: flagSchema,
  audit: {
    action: 'past-day-decided',
    target: ({ query, params }) => ({ id: params.flagId, name: query.queue }),
    after: (_, flag) => flag,
  },
  handle: ({ params, query, body, parts }) => parts.planning.decideFlag(query.queue, params.flagId, body),
});

export const publishForecastRoute = defineRoute({
  method: 'post',
  path: '/api/v1/planning/versions',
  needs: 'publish-forecast',
  summary: 'Publishes the working forecast with its edits. A version is kept for ever.',
  body: z.object({ reason: textOf(2_000) }),
  answer: versionHeadSchema,
  audit: {
    action: 'forecast-published',
    target: (_, { versionNo }) => ({ id: String(versionNo), name: String(versionNo) }),
  },
  handle: ({ body, author, parts }) => parts.planning.publish({ ...body, author }),
});

const versionNo = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1);

export const forecastVersionRoute = defineRoute({
  method: 'get',
  path: '/api/v1/planning/versions/{versionNo}',
  needs: 'see-forecast',
  summary: 'What a published version says of a queue, what came on its days so far, and how good it was.',
  params: z.object({ versionNo }),
  query: z.object(ofQueue),
  answer: versionSchema,
  handle: ({ params, query, parts }) => parts.planning.readVersion(params.versionNo, query.queue),
});

export const versionChangesRoute = defineRoute({
  method: 'get',
  path: '/api/v1/planning/versions/{versionNo}/changes',
  needs: 'see-forecast',
  summary: 'What changed of a queue since an earlier version, by days and intervals, edits and events.',
  params: z.object({ versionNo }),
  query: z.object({ ...ofQueue, since: versionNo.optional().describe('Without it the version before.') }),
  answer: versionChangesSchema,
  handle: ({ params, query, parts }) =>
    parts.planning.compareVersions(params.versionNo, query.since ?? null, query.queue),
});
