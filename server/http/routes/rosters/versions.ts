import { z } from 'zod';
import {
  publishPreviewSchema,
  publishRequestSchema,
  rosterVersionHeadSchema,
  rosterVersionSchema,
  rosterVersionsSchema,
  seenRequestSchema,
  unpublishRequestSchema,
} from '../../roster-schemas/versions.ts';
import { FloorcastError } from '../../../floorcast-error.ts';
import { personOf } from '../../../ports/access.ts';
import { defineRoute } from '../../route.ts';
import { rangeQuery, readRange } from './range-query.ts';

const params = z.object({
  versionNo: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});

export const publishPreviewRoute = defineRoute({
  method: 'get',
  path: '/api/v1/rosters/publish-preview',
  needs: 'see-rosters',
  summary: 'What publishing these days would tell whom, how short the notice is, and which rules are broken.',
  query: z.object(rangeQuery(62)),
  answer: publishPreviewSchema,
  handle: ({ query, parts }) => parts.planning.rosters.previewPublish(readRange(query)),
});

export const publishRosterRoute = defineRoute({
  method: 'post',
  path: '/api/v1/rosters/publish',
  needs: 'publish-rosters',
  summary:
    'Publishes these days of the working roster. 409 when one was changed since the preview was read, or nothing is new.',
  body: publishRequestSchema,
  answer: rosterVersionHeadSchema,
  audit: {
    action: 'roster-published',
    target: ofVersion,
    after: (_, { firstDay, days, changedAgents }) => ({ firstDay, days, changedAgents }),
  },
  handle: ({ body, author, parts }) => parts.planning.rosters.publish({ ...body, author }),
});

export const unpublishRosterRoute = defineRoute({
  method: 'post',
  path: '/api/v1/rosters/unpublish',
  needs: 'publish-rosters',
  summary: 'These days count as not published from now on; what was published stays to be read.',
  body: unpublishRequestSchema,
  answer: rosterVersionHeadSchema,
  audit: {
    action: 'roster-unpublished',
    target: ofVersion,
    after: (_, { firstDay, days, changedAgents }) => ({ firstDay, days, changedAgents }),
  },
  handle: ({ body, author, parts }) => parts.planning.rosters.unpublish({ ...body, author }),
});

export const rosterVersionsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/rosters/versions',
  needs: 'see-rosters',
  summary: 'Everything that was ever published, newest first.',
  answer: rosterVersionsSchema,
  handle: ({ parts }) => parts.planning.rosters.listVersions(),
});

export const rosterVersionRoute = defineRoute({
  method: 'get',
  path: '/api/v1/rosters/versions/{versionNo}',
  needs: 'see-rosters',
  summary: 'A published version: its roster, what it changed for whom, and who has seen it.',
  params,
  answer: rosterVersionSchema,
  handle: ({ params: { versionNo }, parts }) => parts.planning.rosters.readVersion(versionNo),
});

export const seenRosterVersionRoute = defineRoute({
  method: 'post',
  path: '/api/v1/rosters/versions/{versionNo}/seen',
  needs: 'own-shifts',
  summary:
    'An agent has seen what a version changed: whoever is signed in for their own agent, planners for anybody. Again is harmless; 404 for one it says nothing of.',
  params,
  body: seenRequestSchema,
  answer: null,
  audit: { none: 'The version itself says who has seen it, and when.' },
  handle: ({ params: { versionNo }, body, visitor, parts }) => {
    // A planner may note it in somebody's stead.
    if (personOf(visitor)?.agentId !== body.agentId && !parts.access.mayUse(visitor, 'publish-rosters'))
      throw new FloorcastError('not-allowed', { code: 'own-shifts-only' });
    return parts.planning.rosters.markSeen(versionNo, body.agentId);
  },
});

function ofVersion(_: unknown, { versionNo }: { readonly versionNo: number }) {
  return { id: String(versionNo), name: String(versionNo) };
}
