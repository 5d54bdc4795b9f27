import { z } from 'zod';
import { maskEvent, narrowToAgent, narrowToCall } from '../../../shared/floor/mask-events.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import { isTheirContact } from '../cut-past.ts';
import { listAbandoned } from '../abandoned-callers.ts';
import { listReplayableDays } from '../replayable-days.ts';
import { defineRoute } from '../route.ts';
import {
  abandonedListSchema,
  agentDaySchema,
  callTimelineSchema,
  daySchema,
  daysSchema,
  idSchema,
  oddityListSchema,
  queueSchema,
} from '../schemas.ts';
import { narrowQueues } from '../visitor-scope.ts';
import { findDay } from './day.ts';

/** No contact has more; a phone system that repeats itself may. */
const MAX_CALL_EVENTS = 1_000;
const MAX_AGENT_EVENTS = 3_000;

export const callRoute = defineRoute({
  method: 'get',
  path: '/api/v1/calls/{callId}',
  needs: 'look-up',
  summary: 'Everything the journal knows of one contact, oldest first, numbers masked.',
  params: z.object({ callId: idSchema }),
  answer: callTimelineSchema,
  handle: async ({ params: { callId }, visitor, parts }) => {
    const events = await parts.journal.findCall(callId, MAX_CALL_EVENTS);
    const told = events.map(({ event }) => narrowToCall(event, callId));
    if (told.length === 0 || !isTheirContact(visitor, told, parts.live.site()))
      throw new FloorcastError('not-found', { code: 'call-unknown', callId: callId.slice(0, 60) });
    return {
      callId,
      events: events.map(({ seq, event }) => ({ seq, event: { ...maskEvent(narrowToCall(event, callId)) } })),
    };
  },
});

export const agentDayRoute = defineRoute({
  method: 'get',
  path: '/api/v1/agents/{agentId}/day',
  needs: 'look-up',
  summary: 'What one agent did on a day, oldest first; `cut` when there was more than one answer carries.',
  params: z.object({ agentId: idSchema }),
  query: z.object({ day: daySchema.optional() }),
  answer: agentDaySchema,
  handle: async ({ params: { agentId }, query, parts }) => {
    const { day, fromMs, toMs } = findDay(parts, query.day);
    const events = await parts.journal.findAgent(agentId, { fromMs, toMs }, MAX_AGENT_EVENTS + 1);
    return {
      agentId,
      day,
      fromMs,
      toMs,
      events: events
        .slice(0, MAX_AGENT_EVENTS)
        .map(({ event }) => ({ ...maskEvent(narrowToAgent(event, agentId)) })),
      cut: events.length > MAX_AGENT_EVENTS,
    };
  },
});

export const abandonedRoute = defineRoute({
  method: 'get',
  path: '/api/v1/abandoned',
  needs: 'ring-back',
  summary: 'Who gave up on a day and may be rung back, newest first, with whole numbers.',
  query: z.object({ day: daySchema.optional(), queue: queueSchema.default('*') }),
  answer: abandonedListSchema,
  handle: async ({ query, visitor, parts }) => {
    const day = findDay(parts, query.day);
    const queueIds = narrowQueues(visitor, query.queue === '*' ? [] : [query.queue]);
    const callers = await listAbandoned(parts.journal, day, query.queue);
    return { day: day.day, callers: callers.filter(({ queueId }) => queueIds?.includes(queueId) ?? true) };
  },
});

export const odditiesRoute = defineRoute({
  method: 'get',
  path: '/api/v1/oddities',
  needs: 'see-oddities',
  summary: 'What the floor could not take at its word, newest first.',
  answer: oddityListSchema,
  handle: ({ parts }) => {
    const { counts, latest } = parts.live.oddities();
    return { counts: { ...counts }, latest };
  },
});

export const daysRoute = defineRoute({
  method: 'get',
  path: '/api/v1/days',
  needs: 'see-replays',
  summary: 'The site days that can be replayed, newest first.',
  answer: daysSchema,
  handle: ({ parts }) => listReplayableDays(parts.journal, parts.calendar, parts.live.floorNowMs()),
});
