import type { Request } from 'express';
import { z } from 'zod';
import { LOCALES } from '../../../../shared/site/localized-text.ts';
import { FloorcastError } from '../../../floorcast-error.ts';
import { importPreviewSchema } from '../../roster-schemas/days.ts';
import { defineRoute } from '../../route.ts';
import { sendSheet, SHEET_TYPES } from '../../send-sheet.ts';
import { ofCopy, rangeQuery, readRange, sourceQuery } from './range-query.ts';

const MOST_BYTES = 20 * 1024 * 1024;

export const exportRosterRoute = defineRoute({
  method: 'get',
  path: '/api/v1/rosters/export',
  needs: 'see-rosters',
  summary: 'A roster as a file: CSV with a row a shift, XLSX with people by days.',
  query: z.object({
    ...rangeQuery(400),
    format: z.enum(['csv', 'xlsx']),
    source: sourceQuery.default('live'),
    lang: z
      .enum(LOCALES)
      .default('en')
      .describe('Of the words and names of the XLSX; one of any language is read again.'),
  }),
  answer: z.string(),
  answerTypes: Object.values(SHEET_TYPES),
  handle: async ({ query, parts, response }) => {
    const { format, from, source, lang } = query;
    const bytes = await parts.planning.rosters.writeSheet(readRange(query), source, format, lang);
    return sendSheet(response, { name: `roster-${from}`, format }, bytes);
  },
});

export const previewRosterImportRoute = defineRoute({
  method: 'post',
  path: '/api/v1/rosters/import-preview',
  needs: 'edit-rosters',
  summary:
    'What a workbook, as it was exported and changed by hand, or a list with a row a shift (CSV or XLSX: agentId, day, start, end, template), would change. Send its changes and revisions with the origin workbook to /api/v1/rosters/changes to have them.',
  query: z.object({ ...rangeQuery(400), ...ofCopy }),
  body: z.string().meta({ format: 'binary' }).describe('The file itself.'),
  bodyKind: 'file',
  answer: importPreviewSchema,
  audit: { none: 'Nothing is changed by asking.' },
  handle: async ({ query, parts, request }) =>
    parts.planning.rosters.previewImport(readRange(query), query.copy ?? null, await readBytes(request)),
});

async function readBytes(request: Request): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > MOST_BYTES)
      throw new FloorcastError('too-large', { code: 'roster-import-large', most: MOST_BYTES });
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}
