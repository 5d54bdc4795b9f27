import { z } from 'zod';
import { maskEvent, narrowToAgent, narrowToCall } from '../../../shared/floor/mask-events.ts';
import { FloorcastError } from '../../floorcast-error.ts';
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
import { findDay } from './day.ts';

/** No contact has more; a phone system that repeats itself may. */
const MAX_CALL_EVENTS = 1_000;
const MAX_AGENT_EVENTS = 3_000;

export const callRoute = defineRoute({
  method: 'get',
  path: '/api/v1/calls/{callId}',
  opensTo: 'desk',
  summary: 'Everything the journal knows of one contact, oldest first, numbers masked.',
  params: z.object({ callId: idSchema }),
  answer: callTimelineSchema,
  handle: async ({ params: { callId }, parts }) => {
    const events = await parts.journal.findCall(callId, MAX_CALL_EVENTS);
    if (events.length === 0)
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
  opensTo: 'desk',
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
  opensTo: 'desk',
  summary: 'Who gave up on a day and may be rung back, newest first, with whole numbers.',
  query: z.object({ day: daySchema.optional(), queue: queueSchema.default('*') }),
  answer: abandonedListSchema,
  handle: async ({ query, parts }) => {
    const day = findDay(parts, query.day);
    return { day: day.day, callers: await listAbandoned(parts.journal, day, query.queue) };
  },
});

export const odditiesRoute = defineRoute({
  method: 'get',
  path: '/api/v1/oddities',
  opensTo: 'desk',
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
  opensTo: 'desk',
  summary: 'The site days that can be replayed, newest first.',
  answer: daysSchema,
  handle: ({ parts }) => listReplayableDays(parts.journal, parts.calendar, parts.live.floorNowMs()),
});
