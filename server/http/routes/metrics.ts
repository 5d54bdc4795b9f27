import { z } from 'zod';
import { defineRoute } from '../route.ts';

export const metricsRoute = defineRoute({
  method: 'get',
  path: '/metrics',
  needs: 'see-meters',
  summary: 'The server and the live queues for Prometheus, in its text format.',
  answer: z.string(),
  answerTypes: ['text/plain'],
  handle: async ({ parts, response }) => {
    const { contentType, text } = await parts.meters.read();
    response.type(contentType).send(text);
    return text;
  },
});
