import { z } from 'zod';
import type {
  RosterBreaksAnswer,
  RosterBreaksRequest,
  RosterCandidatesAnswer,
  RosterCandidatesRequest,
  RosterExplainAnswer,
  RosterExplainRequest,
  RosterRepairAnswer,
  RosterRepairRequest,
  RosterServiceAnswer,
} from '../../../shared/contract/roster-advice.ts';
import { day, plannedDay } from '../planning-schemas/common.ts';
import { idSchema, messageSchema } from '../schemas.ts';
import { dayNumber } from '../../../shared/time/day-number.ts';
import { agentId, segmentSchema, shiftSchema } from './days.ts';

const copyId = idSchema.nullable().describe('Null: the working roster.');

const MOST_DAYS = 31;

function isNear(days: readonly string[]): boolean {
  const numbers = days.map(dayNumber);
  return Math.max(...numbers) - Math.min(...numbers) < MOST_DAYS;
}

export const repairRequestSchema = z.object({
  copyId,
  agentId,
  days: z
    .array(plannedDay)
    .min(1)
    .max(MOST_DAYS)
    .refine(isNear, `must lie within ${MOST_DAYS} days: ask for each stretch by itself`)
    .readonly(),
  reason: z.enum(['ill', 'leave', 'left', 'other']),
  note: z.string().max(200).optional(),
}) satisfies z.ZodType<RosterRepairRequest>;

export const repairSchema = z
  .custom<RosterRepairAnswer>()
  .describe('What is lost, single alternatives best first, and plans that recover more with more changes.');

export const candidatesRequestSchema = z.object({
  copyId,
  day: plannedDay,
  shift: shiftSchema.pick({ templateId: true, start: true, minutes: true }),
}) satisfies z.ZodType<RosterCandidatesRequest>;

export const candidatesSchema = z
  .custom<RosterCandidatesAnswer>()
  .describe('Who could work it, best first, and why the others are not on the list.');

const horizon = { copyId, firstDay: plannedDay, days: z.int().min(1).max(62) };

export const explainRequestSchema = z.discriminatedUnion('about', [
  z.object({
    ...horizon,
    about: z.literal('interval'),
    day: plannedDay,
    atMinute: z.number().min(0).max(1_560),
    coverId: z.string().max(200).nullable(),
  }),
  z.object({ ...horizon, about: z.literal('shift'), agentId, day: plannedDay }),
  z.object({ ...horizon, about: z.literal('wish'), agentId, wishId: z.string().max(100) }),
  z.object({
    ...horizon,
    about: z.literal('rule'),
    rule: z.string().max(100),
    ruleIndex: z.int().min(-1).max(10_000),
  }),
]) satisfies z.ZodType<RosterExplainRequest>;

export const explainSchema = z.custom<RosterExplainAnswer>().describe('Sentences, and what was tried.');

export const breaksRequestSchema = z.object({
  copyId,
  day: plannedDay,
  keep: z.boolean().describe('False: it is only shown.'),
  revision: z.int().min(0),
}) satisfies z.ZodType<RosterBreaksRequest>;

export const breaksSchema = z.object({
  day,
  revision: z.int(),
  agents: z.array(z.object({ agentId: z.string(), segments: z.array(segmentSchema).readonly() })).readonly(),
  issues: z.array(messageSchema).readonly(),
}) satisfies z.ZodType<RosterBreaksAnswer>;

export const serviceSchema = z
  .custom<RosterServiceAnswer>()
  .describe('By queue, interval and day: service level, waits, abandonment and occupancy with their bands.');
