import { z } from 'zod';
import { EXPORT_KINDS } from '../../../shared/history/export-rows.ts';
import { formatSchema, pastDaySchema, refuseBackwards } from '../history-schemas.ts';
import { defineRoute } from '../route.ts';
import { sendFile } from '../send-file.ts';

export const exportRoute = defineRoute({
  method: 'get',
  path: '/api/v1/export/{what}',
  needs: 'export-all',
  summary:
    'Everything of one kind that is kept, as a file, oldest first. Callers’ numbers are masked but to whoever may see them whole. The columns of calls and queue-intervals are those that an import reads.',
  params: z.object({ what: z.enum(EXPORT_KINDS) }),
  query: z.object({
    from: pastDaySchema.optional(),
    to: pastDaySchema.optional().describe('The last day, inclusive.'),
    format: formatSchema,
  }),
  answer: z.string(),
  answerTypes: ['text/csv', 'application/x-ndjson'],
  handle: async ({ params: { what }, query, visitor, parts, response }) => {
    refuseBackwards(query.from, query.to);
    const span = [query.from, query.to].filter((day) => day !== undefined);
    const name = ['floorcast', what, ...span].join('-');
    const request = {
      what,
      fromDay: query.from ?? null,
      toDay: query.to ?? null,
      callers: parts.access.mayUse(visitor, 'see-whole-numbers') ? 'whole' : 'masked',
    } as const;
    const pieces = parts.answers.writeEverything(request, query.format);
    await sendFile(response, { name, format: query.format }, pieces);
    return '';
  },
});
