import type { Response } from 'express';
import { z } from 'zod';
import { isNarrow } from '../../../shared/access/scope.ts';
import type { HistoryContentsAnswer } from '../../../shared/contract/history.ts';
import { cutContents, cutQuery } from '../cut-past.ts';
import {
  formatSchema,
  historyContentsSchema,
  historyQuerySchema,
  historyTableSchema,
  pagingSchema,
  toHistoryQuery,
} from '../history-schemas.ts';
import { defineRoute } from '../route.ts';
import { sendFile } from '../send-file.ts';
import { scopeOf } from '../../ports/access.ts';
import { parseWritten, WrittenJson } from '../written-json.ts';

export const historyRoute = defineRoute({
  method: 'get',
  path: '/api/v1/history',
  needs: 'see-past',
  summary:
    'Figures of the past: one row for each period and subject, in pages. Ask for the next page with `page` as long as `next` is not null.',
  query: historyQuerySchema.extend(pagingSchema.shape),
  answer: historyTableSchema,
  keep: 'checked',
  handle: async ({ query, visitor, parts, response }) => {
    const asked = cutQuery(visitor, toHistoryQuery(query));
    const page = { after: query.page ?? null, limit: query.limit, locale: query.language };
    return new WrittenJson(await parts.answers.readTable(asked, page, signalGone(response)));
  },
});

export const historyContentsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/history/contents',
  needs: 'see-past',
  summary:
    'What can be asked for: queues, teams and agents with their names, and the first and the last day.',
  answer: historyContentsSchema,
  keep: 'checked',
  handle: async ({ visitor, parts }) => {
    const written = await parts.answers.describe();
    if (!isNarrow(scopeOf(visitor))) return new WrittenJson(written);
    return cutContents(visitor, parseWritten<HistoryContentsAnswer>(written));
  },
});

export const historyExportRoute = defineRoute({
  method: 'get',
  path: '/api/v1/history/export',
  needs: 'see-past',
  summary:
    'The same table as a file, all pages of it. CSV has the values; NDJSON has what is behind them, too.',
  query: historyQuerySchema.extend({ format: formatSchema }),
  answer: z.string(),
  answerTypes: ['text/csv', 'application/x-ndjson'],
  handle: async ({ query, visitor, parts, response }) => {
    const asked = cutQuery(visitor, toHistoryQuery(query));
    const name = `floorcast-${asked.by}-${asked.grain}-${asked.fromDay}-${asked.toDay}`;
    const pieces = parts.answers.writeTable(asked, query.language, query.format);
    await sendFile(response, { name, format: query.format }, pieces);
    return '';
  },
});

/** Aborted when whoever asked goes away before they are answered. */
function signalGone(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}
