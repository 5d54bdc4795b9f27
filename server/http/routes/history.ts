import { z } from 'zod';
import { defaultMetrics } from '../../../shared/history/default-metrics.ts';
import type { ExportRow, InstantWriter } from '../../../shared/history/export-rows.ts';
import { nameInstants } from '../../../shared/history/name-instants.ts';
import type { HistoryQuery, HistoryRow } from '../../../shared/history/query.ts';
import type { Site } from '../../../shared/site/site.ts';
import { createSiteCalendar } from '../../../shared/time/site-calendar.ts';
import {
  formatSchema,
  historyContentsSchema,
  historyQuerySchema,
  historyTableSchema,
  pagingSchema,
  toHistoryQuery,
} from '../history-schemas.ts';
import { defineRoute } from '../route.ts';
import { sendRows } from '../send-rows.ts';

export const historyRoute = defineRoute({
  method: 'get',
  path: '/api/v1/history',
  opensTo: 'read',
  summary:
    'Figures of the past: one row for each period and subject, in pages. Ask for the next page with `page` as long as `next` is not null.',
  query: historyQuerySchema.extend(pagingSchema.shape),
  answer: historyTableSchema,
  keep: 'checked',
  handle: async ({ query, parts }) => ({
    ...(await parts.reader.readTable(toHistoryQuery(query), {
      after: query.page ?? null,
      limit: query.limit,
      locale: query.language,
    })),
  }),
});

export const historyContentsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/history/contents',
  opensTo: 'read',
  summary:
    'What can be asked for: queues, teams and agents with their names, and the first and the last day.',
  answer: historyContentsSchema,
  keep: 'checked',
  handle: ({ parts }) => parts.reader.describe(),
});

export const historyExportRoute = defineRoute({
  method: 'get',
  path: '/api/v1/history/export',
  opensTo: 'read',
  summary:
    'The same table as a file, all pages of it. CSV has the values; NDJSON has what is behind them, too.',
  query: historyQuerySchema.extend({ format: formatSchema }),
  answer: z.string(),
  answerTypes: ['text/csv', 'application/x-ndjson'],
  handle: async ({ query, parts, response }) => {
    const asked = toHistoryQuery(query);
    const metrics = asked.metrics.length > 0 ? asked.metrics : defaultMetrics(asked.by);
    const slices = parts.reader.readRows(asked, query.language);
    const columns = ['period', 'from', 'to', 'partial', asked.by, 'name', ...metrics];
    const name = `floorcast-${asked.by}-${asked.grain}-${asked.fromDay}-${asked.toDay}`;
    const write =
      query.format === 'csv' ? createCsvRow(asked, parts.live.site()) : (row: HistoryRow) => ({ ...row });
    await sendRows(response, { name, format: query.format, columns }, mapSlices(slices, write));
    return '';
  },
});

function createCsvRow({ by, fromDay, toDay }: HistoryQuery, site: Site): (row: HistoryRow) => ExportRow {
  let write: InstantWriter | null = null;
  return ({ period, subject, figures }) => {
    write ??= createInstantWriter(site, fromDay, toDay);
    return {
      period: period.key,
      from: write(period.fromMs),
      to: write(period.toMs),
      partial: period.isPartial ? 1 : 0,
      [by]: subject.id,
      name: subject.name,
      ...Object.fromEntries(Object.entries(figures).map(([id, { value }]) => [id, value])),
    };
  };
}

function createInstantWriter(site: Site, fromDay: string, toDay: string): InstantWriter {
  const calendar = createSiteCalendar(site);
  // The end of the last period is a moment of its own.
  const toMs = calendar.dayNamed(toDay).toMs + 1;
  return nameInstants(site.timeZone, { fromMs: calendar.dayNamed(fromDay).fromMs, toMs });
}

async function* mapSlices(
  slices: AsyncIterable<readonly HistoryRow[]>,
  write: (row: HistoryRow) => ExportRow,
): AsyncGenerator<readonly ExportRow[]> {
  for await (const slice of slices) yield slice.map(write);
}
