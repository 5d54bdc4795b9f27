import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { sayRule } from '../../../shared/site/bad-places.ts';
import { LOCALES, type Locale } from '../../../shared/site/localized-text.ts';
import { writeRefused, writeRefusedHead } from '../../../shared/import/write-refused.ts';
import type { RefusedRow } from '../../../shared/import/import-format.ts';
import { importOptionsSchema, importPreviewSchema, importRecordSchema } from '../import-schemas.ts';
import type { HttpParts } from '../http-parts.ts';
import { defineRoute } from '../route.ts';
import { idSchema } from '../schemas.ts';

const uploadParams = z.object({ uploadId: idSchema });
const importParams = z.object({
  importNo: z.coerce
    .number()
    .int(sayRule({ code: 'rule-import-number' }))
    .min(1)
    .max(2 ** 31 - 1),
});

export const uploadRoute = defineRoute({
  method: 'post',
  path: '/api/v1/imports/uploads',
  needs: 'import',
  summary:
    'Sends a file of up to 2 GB: calls (CSV, NDJSON, XLSX), interval counts (CSV, NDJSON, XLSX) or an Asterisk queue_log, gzipped or not. It is kept for a day. Answers what it looks like and how it would be read.',
  query: z.object({ name: z.string().min(1).max(500).describe('What the file is called.') }),
  body: z.string().meta({ format: 'binary' }).describe('The file itself.'),
  bodyKind: 'file',
  answer: importPreviewSchema,
  audit: { none: 'A file that is sent counts nowhere before it is imported.' },
  handle: ({ query, request, parts }) => parts.imports.upload(request, query.name),
});

export const previewImportRoute = defineRoute({
  method: 'post',
  path: '/api/v1/imports/uploads/{uploadId}/preview',
  needs: 'import',
  summary: 'The same file, read with other options.',
  params: uploadParams,
  body: importOptionsSchema,
  answer: importPreviewSchema,
  audit: { none: 'A file that is sent counts nowhere before it is imported.' },
  handle: ({ params, body, parts }) => parts.imports.preview(params.uploadId, body),
});

export const discardUploadRoute = defineRoute({
  method: 'delete',
  path: '/api/v1/imports/uploads/{uploadId}',
  needs: 'import',
  summary: 'Removes a file that is not to be imported. Removing it twice is harmless.',
  params: uploadParams,
  answer: null,
  audit: { none: 'A file that is sent counts nowhere before it is imported.' },
  handle: ({ params, parts }) => parts.imports.discard(params.uploadId),
});

export const startImportRoute = defineRoute({
  method: 'post',
  path: '/api/v1/imports',
  needs: 'import',
  summary:
    'Begins to import a file that was sent; one import runs at a time. Nothing of it counts before it is done.',
  body: z.object({ uploadId: idSchema, options: importOptionsSchema }),
  answer: importRecordSchema,
  audit: {
    action: 'import-started',
    target: targetOf,
    after: (_, { kind }) => ({ kind }),
  },
  handle: ({ body, parts }) => parts.imports.start(body.uploadId, body.options),
});

export const listImportsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/imports',
  needs: 'see-imports',
  summary: 'All imports, newest first, with the progress of the one that runs or is undone.',
  answer: z.object({ imports: z.array(importRecordSchema).readonly() }),
  handle: async ({ parts }) => ({ imports: await parts.imports.list() }),
});

export const findImportRoute = defineRoute({
  method: 'get',
  path: '/api/v1/imports/{importNo}',
  needs: 'see-imports',
  summary: 'One import.',
  params: importParams,
  answer: importRecordSchema,
  handle: ({ params, parts }) => parts.imports.find(params.importNo),
});

export const cancelImportRoute = defineRoute({
  method: 'post',
  path: '/api/v1/imports/{importNo}/cancel',
  needs: 'import',
  summary: 'Stops the import that runs; what it added is taken away again.',
  params: importParams,
  answer: importRecordSchema,
  audit: { action: 'import-cancelled', target: targetOf },
  handle: ({ params, parts }) => parts.imports.cancel(params.importNo),
});

export const undoImportRoute = defineRoute({
  method: 'post',
  path: '/api/v1/imports/{importNo}/undo',
  needs: 'import',
  summary: 'Begins to take everything away that an import added. Undoing twice is harmless.',
  params: importParams,
  answer: importRecordSchema,
  audit: {
    action: 'import-undone',
    target: targetOf,
    before: ({ params, parts }) => readState(parts, params.importNo),
    after: ({ params, parts }) => readState(parts, params.importNo),
  },
  handle: ({ params, parts }) => parts.imports.undo(params.importNo),
});

export const refusedRowsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/imports/{importNo}/refused.csv',
  needs: 'see-imports',
  summary: 'The rows that were not taken, the first 100,000, as a file: number, reason and text.',
  params: importParams,
  query: z.object({
    language: z.enum(LOCALES).default('en').describe('Of the reasons and of the names of the columns.'),
  }),
  answer: z.string(),
  answerTypes: ['text/csv'],
  handle: async ({ params: { importNo }, query, parts, response }) => {
    // Said while it still can be: there may be no such import.
    await parts.imports.find(importNo);
    response.attachment(`floorcast-import-${importNo}-refused.csv`);
    response.type('text/csv; charset=utf-8');
    const file = Readable.from(writeFile(parts.imports.readRefused(importNo), query.language));
    await pipeline(file, response).catch((error: unknown) => {
      // Whoever goes away before the end has what they wanted.
      if ((error as { readonly code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
    return '';
  },
});

async function* writeFile(
  slices: AsyncIterable<readonly RefusedRow[]>,
  locale: Locale,
): AsyncGenerator<string> {
  yield writeRefusedHead(locale);
  for await (const rows of slices) yield writeRefused(rows, locale);
}

function targetOf(_: unknown, { importNo, fileName }: Imported) {
  return { id: String(importNo), name: fileName };
}

type Imported = z.output<typeof importRecordSchema>;

async function readState({ imports }: HttpParts, importNo: number) {
  const { state } = await imports.find(importNo);
  return { state };
}
