import { z } from 'zod';
import {
  IMPORT_STATES,
  type ImportCounts,
  type ImportPreview,
  type ImportRecord,
  type ShownRefusal,
} from '../../shared/contract/imports.ts';
import {
  CALL_FIELDS,
  ENCODINGS,
  FILE_FORMATS,
  IMPORT_KINDS,
  INTERVAL_FIELDS,
  type ImportField,
  type ImportOptions,
} from '../../shared/import/import-format.ts';
import { messageSchema } from './schemas.ts';

/** The shapes of shared/contract/imports.ts as schemas. */

const atMs = z.number().describe('Epoch ms.');
const fields = [...new Set<ImportField>([...CALL_FIELDS, ...INTERVAL_FIELDS])];

export const importOptionsSchema = z.object({
  kind: z.enum(IMPORT_KINDS),
  format: z.enum(FILE_FORMATS),
  encoding: z.enum(ENCODINGS),
  delimiter: z.string().max(1).describe('CSV only: a comma, a semicolon, a tab or |.'),
  sheet: z.string().max(200).nullable().describe('XLSX only; null: the first.'),
  columns: z
    .record(z.string().max(210), z.enum(fields))
    .describe('Field by column name; what is not here is not read. Date and time in two columns: both.'),
  timeZone: z.string().max(100).describe('IANA zone of times that do not say theirs.'),
  repeatedTime: z.enum(['earlier', 'later', 'refuse']),
  skippedTime: z.enum(['shift', 'refuse']),
  dateOrder: z.enum(['year-month-day', 'day-month-year', 'month-day-year']),
  durationUnit: z.enum(['seconds', 'milliseconds', 'minutes']),
  intervalMinutes: z.literal([15, 30, 60]),
  defaultQueue: z.string().min(1).max(200).nullable(),
}) satisfies z.ZodType<ImportOptions>;

const refusedRowSchema = z.object({
  row: z.int(),
  reason: z.string(),
  said: messageSchema,
  text: z.string(),
}) satisfies z.ZodType<ShownRefusal>;

export const importPreviewSchema = z.object({
  uploadId: z.string(),
  fileName: z.string(),
  bytes: z.number(),
  options: importOptionsSchema,
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()).readonly() })).readonly(),
  sheets: z.array(z.string()).readonly(),
  rows: z.array(z.record(z.string(), z.string())).readonly(),
  refused: z.array(refusedRowSchema).readonly(),
  problem: z.string().nullable().describe('Why nothing can be imported with these options.'),
  said: messageSchema.nullable(),
  untold: z
    .object({
      unknown: z.array(z.string()).readonly().describe('They will have no value.'),
      roughly: z.array(z.string()).readonly().describe('They will do without what is not told.'),
    })
    .describe('Ids of figures of queues that the first rows of counts leave open.'),
  sameFileAs: z.int().nullable().describe('The import that had a file with the same content.'),
}) satisfies z.ZodType<ImportPreview>;

const countsSchema = z.object({
  rows: z.int(),
  added: z.int(),
  known: z.int(),
  differing: z.int(),
  refused: z.int(),
}) satisfies z.ZodType<ImportCounts>;

export const importRecordSchema = z.object({
  importNo: z.int(),
  state: z.enum(IMPORT_STATES),
  kind: z.enum(IMPORT_KINDS),
  fileName: z.string(),
  options: importOptionsSchema,
  startedAtMs: atMs,
  finishedAtMs: atMs.nullable(),
  counts: countsSchema,
  firstMs: atMs.nullable(),
  lastMs: atMs.nullable(),
  progress: z.number().describe('0 to 1 while running or undoing.'),
  problem: z.string().nullable(),
  said: messageSchema.nullable(),
}) satisfies z.ZodType<ImportRecord>;
