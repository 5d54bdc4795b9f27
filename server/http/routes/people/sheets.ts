import type { Request } from 'express';
import { z } from 'zod';
import { LOCALES } from '../../../../shared/site/localized-text.ts';
import { FloorcastError } from '../../../floorcast-error.ts';
import {
  columnSchema,
  encodingSchema,
  manyAnswerSchema,
  peopleImportSchema,
  peoplePreviewSchema,
} from '../../people-schemas.ts';
import { defineRoute } from '../../route.ts';
import { sendSheet, SHEET_TYPES } from '../../send-sheet.ts';
import { askerOf } from './people.ts';

const MOST_BYTES = 8 * 1024 * 1024;
const MOST_ROWS = 20_000;

const columnsSchema = z.record(z.string(), columnSchema);

export const exportPeopleRoute = defineRoute({
  method: 'get',
  path: '/api/v1/people/export',
  needs: 'see-people',
  summary:
    'Everybody as a file that can be changed and sent back: CSV with columns of programs, XLSX with words.',
  query: z.object({
    format: z.enum(['csv', 'xlsx']),
    lang: z
      .enum(LOCALES)
      .default('en')
      .describe('Of the words of the XLSX; one of any language is read again.'),
  }),
  answer: z.string(),
  answerTypes: Object.values(SHEET_TYPES),
  handle: async ({ query: { format, lang }, visitor, parts, response }) => {
    const bytes = await parts.people.write(askerOf(visitor), format, lang);
    return sendSheet(response, { name: 'people', format }, bytes);
  },
});

export const previewPeopleImportRoute = defineRoute({
  method: 'post',
  path: '/api/v1/people/import-preview',
  needs: 'manage-people',
  summary: 'What a CSV or XLSX of people would change. Nothing is changed by it.',
  query: z.object({
    columns: z
      .string()
      .max(20_000)
      .optional()
      .describe('JSON: what the columns are, by their names; left out: guessed.'),
    encoding: encodingSchema.optional().describe('Left out: guessed.'),
  }),
  body: z.string().meta({ format: 'binary' }).describe('The file itself.'),
  bodyKind: 'file',
  answer: peoplePreviewSchema,
  audit: { none: 'Nothing is changed by it.' },
  handle: async ({ query, visitor, parts, request }) =>
    parts.people.previewImport(askerOf(visitor), await readBytes(request), {
      columns: query.columns === undefined ? null : readColumns(query.columns),
      encoding: query.encoding ?? null,
    }),
});

export const importPeopleRoute = defineRoute({
  method: 'post',
  path: '/api/v1/people/import',
  needs: 'manage-people',
  summary: 'Takes what a preview said, all of it or nothing: 409 when people were changed since.',
  body: peopleImportSchema,
  mostBytes: 32 * 1024 * 1024,
  answer: manyAnswerSchema,
  audit: { keptBy: 'people' },
  handle: ({ body, visitor, parts }) => parts.people.import(askerOf(visitor), body),
});

function readColumns(text: string): z.output<typeof columnsSchema> {
  try {
    return columnsSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new FloorcastError('bad-request', { code: 'people-columns-bad' }, { cause: error });
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > MOST_BYTES)
      throw new FloorcastError('too-large', { code: 'people-file-large', most: MOST_ROWS });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
