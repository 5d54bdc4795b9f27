import { z } from 'zod';
import type {
  RosterAnswer,
  RosterAuditAnswer,
  RosterChanged,
  RosterChangeRequest,
  RosterComparison,
  RosterCopiesAnswer,
  RosterCopy,
  RosterCopyRequest,
  RosterImportPreview,
  OnPhoneAnswer,
  RosterNowAnswer,
  RosterProblemAnswer,
  RosterSource,
  RosterTakeRequest,
} from '../../../shared/contract/rosters.ts';
import { lineOf, textOf } from '../../../shared/site/document-schemas.ts';
import { atMs, day, plannedDay } from '../planning-schemas/common.ts';
import { idSchema, messageSchema } from '../schemas.ts';

/** Days of rosters, and what is done to them. */

export const reason = textOf(2_000).describe('Why; may be empty.');
export const agentId = z.string().min(1).max(200);
export const revisions = z.record(plannedDay, z.int().min(0)).describe('By day: the revision that was read.');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time HH:MM from 00:00 to 23:59');

export const segmentSchema = z.object({
  kind: z.enum(['work', 'lunch', 'break', 'gap', 'activity', 'meeting']),
  id: z.string().max(200).nullable(),
  fromMinute: z.number().min(0).max(4_320).describe('Real minutes since the site day began.'),
  toMinute: z.number().min(0).max(4_320),
  isPaid: z.boolean(),
});

export const shiftSchema = z.object({
  templateId: z.string().min(1).max(100),
  start: clock,
  minutes: z.int().min(15).max(1_440),
  longBreakAfterMinutes: z.int().min(0).max(1_440).nullable(),
  segments: z.array(segmentSchema).max(60).readonly().nullable().describe('Null until they are placed.'),
});

const entrySchema = z.object({
  shift: shiftSchema.nullable().describe('Null: a day off.'),
  isPinned: z.boolean().describe('Proposals keep it as it is.'),
  note: z.string().max(500),
});

export const daySchema = z.object({
  day,
  revision: z.int(),
  changedAtMs: atMs.nullable(),
  author: z.string().nullable(),
  entries: z.record(z.string(), entrySchema),
});

const change = z.object({ day: plannedDay, agentId, entry: entrySchema.nullable() });

export const rosterSchema = z.object({
  copyId: z.string().nullable(),
  firstDay: day,
  days: z.array(daySchema).readonly(),
  publishedVersions: z.array(z.int().nullable()).readonly(),
}) satisfies z.ZodType<RosterAnswer>;

export const changeRequestSchema = z.object({
  reason,
  copyId: idSchema.nullable(),
  changes: z.array(change).max(20_000).readonly(),
  revisions,
  origin: z
    .literal('workbook')
    .optional()
    .describe("Of a workbook that was read, which the audit says; left out: of a planner's own hand."),
}) as z.ZodType<RosterChangeRequest>;

export const changedSchema = z.object({
  copyId: z.string().nullable(),
  revisions: z.record(z.string(), z.int()),
  changedAtMs: atMs,
}) satisfies z.ZodType<RosterChanged>;

export const problemSchema = z
  .custom<RosterProblemAnswer>()
  .describe('A RosterProblem with who is left out of it, and days without a requirement.');

export const auditSchema = z.object({
  entries: z.custom<RosterAuditAnswer['entries']>().describe('Who did what when and why, newest first.'),
  olderBefore: z.int().nullable(),
}) satisfies z.ZodType<RosterAuditAnswer>;

const source = z
  .string()
  .max(200)
  .describe('live, published, copy:ID, proposal:ID or version:NO.') as unknown as z.ZodType<RosterSource>;

export const copySchema = z.object({
  id: z.string(),
  name: z.string(),
  author: z.string(),
  madeAtMs: atMs,
  firstDay: day,
  days: z.int(),
}) satisfies z.ZodType<RosterCopy>;

export const copiesSchema = z.object({
  copies: z.array(copySchema).readonly(),
}) satisfies z.ZodType<RosterCopiesAnswer>;

export const copyRequestSchema = z.object({
  name: lineOf(100),
  firstDay: plannedDay,
  days: z.int().min(1).max(62),
  source: source.optional(),
}) as z.ZodType<RosterCopyRequest>;

export const takeSchema = z.object({
  reason,
  agentIds: z.array(agentId).max(5_000).readonly().nullable().describe('Null: everybody.'),
  days: z.array(plannedDay).max(400).readonly().nullable().describe('Null: all days.'),
  revisions: revisions.optional().describe('Left out: whatever is there is replaced.'),
}) as z.ZodType<RosterTakeRequest>;

export const comparisonSchema = z
  .custom<RosterComparison>()
  .describe('Figures of both, and every difference.');

const coverage = {
  needed: z.number().nullable(),
  rostered: z.number().nullable(),
  present: z.number().nullable(),
};

export const nowSchema = z.object({
  atMs,
  whole: z.object(coverage),
  groups: z.array(z.object({ groupId: z.string(), ...coverage })).readonly(),
  missing: z.array(z.string()).readonly(),
  unexpected: z.array(z.string()).readonly(),
}) satisfies z.ZodType<RosterNowAnswer>;

export const onPhoneSchema = z.object({
  firstDay: day,
  days: z.int(),
  intervalMinutes: z.union([z.literal(15), z.literal(30)]),
  intervalsPerDay: z.int(),
  published: z
    .array(z.object({ versionNo: z.int().nullable(), shifts: z.int(), withoutBreaks: z.int() }))
    .readonly()
    .describe('By day.'),
  isKnown: z
    .array(z.boolean())
    .readonly()
    .describe('By interval, day after day; false: nothing is published.'),
  groups: z
    .array(z.object({ groupId: z.string(), agents: z.array(z.number().nullable()).readonly() }))
    .readonly()
    .describe('By interval, day after day; null where it is not known.'),
  unskilledAgents: z.int(),
}) satisfies z.ZodType<OnPhoneAnswer>;

export const importPreviewSchema = z.object({
  changes: z.array(change.extend({ before: entrySchema.nullable() })).readonly(),
  revisions: z.record(z.string(), z.int()),
  refused: z.array(z.object({ cell: z.string(), said: messageSchema })).readonly(),
}) satisfies z.ZodType<RosterImportPreview>;
