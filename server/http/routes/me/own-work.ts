import { z } from 'zod';
import {
  ownChangesSchema,
  ownChangesSeenSchema,
  ownContestRequestSchema,
  ownContestSchema,
  ownFiguresSchema,
  ownFloorSchema,
  ownHelpRequestSchema,
  ownWorkSchema,
} from '../../me-schemas.ts';
import { defineRoute } from '../../route.ts';
import { rangeQuery, readRange } from '../rosters/range-query.ts';
import { agentOf } from './agent-of.ts';

const MOST_DAYS = 62;
const range = rangeQuery(MOST_DAYS);

export const ownWorkRoute = defineRoute({
  method: 'get',
  path: '/api/v1/me/work',
  needs: 'see-own-work',
  summary:
    'Own published shifts of some days (four weeks from the running day on), the running one, the next.',
  query: z.object({ from: range.from.optional(), days: range.days.optional() }),
  answer: ownWorkSchema,
  handle: ({ query: { from, days }, visitor, parts }) =>
    parts.ownWork.readWork(
      agentOf(visitor),
      from === undefined ? null : readRange({ from, days: days ?? MOST_DAYS }),
    ),
});

export const ownChangesRoute = defineRoute({
  method: 'get',
  path: '/api/v1/me/changes',
  needs: 'see-own-work',
  summary: 'What was published about own days from the running one on, and is not acknowledged yet.',
  answer: ownChangesSchema,
  handle: ({ visitor, parts }) => parts.ownWork.readChanges(agentOf(visitor)),
});

export const seenChangesRoute = defineRoute({
  method: 'post',
  path: '/api/v1/me/changes/seen',
  needs: 'own-work',
  summary: 'Acknowledges what was published up to a version; planners see who has. Again is harmless.',
  body: ownChangesSeenSchema,
  answer: null,
  audit: { none: 'The roster keeps what was seen and when.' },
  handle: ({ body, visitor, parts }) => parts.ownWork.markSeen(agentOf(visitor), body.upToVersion),
});

export const ownFiguresRoute = defineRoute({
  method: 'get',
  path: '/api/v1/me/figures',
  needs: 'see-own-work',
  summary: 'Own calls, handle time and adherence, own times out of place and what was contested of them.',
  answer: ownFiguresSchema,
  handle: ({ visitor, parts }) => parts.ownWork.readFigures(agentOf(visitor)),
});

export const ownContestRoute = defineRoute({
  method: 'post',
  path: '/api/v1/me/contests',
  needs: 'own-work',
  summary:
    'Says, in a word, that time of one’s own was judged wrongly. 409 while the same time is contested.',
  body: ownContestRequestSchema,
  answer: ownContestSchema,
  audit: {
    action: 'time-contested',
    target: ({ visitor }, { id }) => ({ id, name: agentOf(visitor) }),
    after: ({ visitor }, { fromMs, toMs, word }) => ({ agentId: agentOf(visitor), fromMs, toMs, word }),
  },
  handle: ({ body, visitor, parts }) => parts.ownWork.contest(agentOf(visitor), body),
});

export const ownFloorRoute = defineRoute({
  method: 'get',
  path: '/api/v1/me/floor',
  needs: 'see-own-work',
  summary: 'Messages of the day to the own team, and the own call for help.',
  answer: ownFloorSchema,
  handle: ({ visitor, parts }) => parts.floorHelp.readOwn(agentOf(visitor)),
});

export const callForHelpRoute = defineRoute({
  method: 'post',
  path: '/api/v1/me/help',
  needs: 'own-work',
  summary: 'Calls a supervisor. 409 while a call stands, 429 within a minute of the one before.',
  body: ownHelpRequestSchema,
  answer: ownFloorSchema,
  audit: { none: 'The call is kept itself.' },
  handle: ({ body, visitor, parts }) => parts.floorHelp.call(agentOf(visitor), body.note),
});

export const endOwnHelpRoute = defineRoute({
  method: 'delete',
  path: '/api/v1/me/help',
  needs: 'own-work',
  summary: 'Ends the own call for help. Again is harmless.',
  answer: ownFloorSchema,
  audit: { none: 'The call keeps who ended it.' },
  handle: ({ visitor, parts }) => parts.floorHelp.endOwn(agentOf(visitor)),
});
