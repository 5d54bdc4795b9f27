import { z } from 'zod';
import type { DayMessage } from '../../../shared/contract/floor-help.ts';
import {
  dayMessageRequestSchema,
  dayMessageSchema,
  dayMessagesSchema,
  helpCallsSchema,
} from '../me-schemas.ts';
import { defineRoute } from '../route.ts';
import { idSchema } from '../schemas.ts';

const params = z.object({ id: idSchema });

export const helpCallsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/help-calls',
  needs: 'see-desk',
  summary: 'Agents who call a supervisor, oldest first.',
  answer: helpCallsSchema,
  handle: ({ parts }) => parts.floorHelp.listCalls(),
});

export const takeHelpCallRoute = defineRoute({
  method: 'post',
  path: '/api/v1/help-calls/{id}/taking',
  needs: 'answer-help',
  summary: 'Takes a call for help. 409 when somebody was quicker.',
  params,
  answer: null,
  audit: { none: 'The call keeps who took it.' },
  handle: ({ params: { id }, author, parts }) => parts.floorHelp.take(id, author),
});

export const endHelpCallRoute = defineRoute({
  method: 'post',
  path: '/api/v1/help-calls/{id}/ending',
  needs: 'answer-help',
  summary: 'Ends a call for help. Again is harmless.',
  params,
  answer: null,
  audit: { none: 'The call keeps who ended it.' },
  handle: ({ params: { id }, author, parts }) => parts.floorHelp.end(id, author),
});

export const dayMessagesRoute = defineRoute({
  method: 'get',
  path: '/api/v1/day-messages',
  needs: 'see-desk',
  summary: 'Messages of the day whose end is to come, with who wrote them, also those taken back.',
  answer: dayMessagesSchema,
  handle: ({ parts }) => parts.floorHelp.listMessages(),
});

export const writeDayMessageRoute = defineRoute({
  method: 'post',
  path: '/api/v1/day-messages',
  needs: 'write-messages',
  summary: 'Tells all agents or some teams something until it ends.',
  body: dayMessageRequestSchema,
  answer: dayMessageSchema,
  audit: {
    action: 'message-written',
    target: (_, message) => targetOf(message),
    after: (_, { text }) => ({ text }),
  },
  handle: ({ body, author, parts }) => parts.floorHelp.write({ ...body, author }),
});

export const removeDayMessageRoute = defineRoute({
  method: 'post',
  path: '/api/v1/day-messages/{id}/removal',
  needs: 'write-messages',
  summary: 'Takes a message back; it stays to be read here until its end.',
  params,
  answer: null,
  audit: {
    action: 'message-removed',
    target: ({ params: { id } }, _, before) => targetOf({ id, ...(before as Pick<DayMessage, 'text'>) }),
    before: async ({ params: { id }, parts }) => {
      const { messages } = await parts.floorHelp.listMessages();
      return { text: messages.find((message) => message.id === id)?.text ?? '' };
    },
  },
  handle: async ({ params: { id }, author, parts }) => {
    await parts.floorHelp.remove(id, author);
  },
});

/** With as much of the text as tells which message it is. */
function targetOf({ id, text }: Pick<DayMessage, 'id' | 'text'>) {
  return { id, name: text.slice(0, 200) };
}
