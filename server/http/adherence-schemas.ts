import { z } from 'zod';
import { adherenceSettingsSchema } from '../../shared/adherence/adherence-settings.ts';
import { EXCUSES } from '../../shared/adherence/judge-step.ts';
import { ROSTERED_ACTIVITIES } from '../../shared/adherence/rostered-shift.ts';
import {
  EXCEPTION_KINDS,
  type AdherenceContest,
  type AdherenceException,
  type AdherenceHistoryAnswer,
  type AdherenceNowAnswer,
  type AdherenceSettingsAnswer,
  type ContestDecision,
  type ContestRequest,
  type ContestsAnswer,
  type ExceptionRequest,
  type ExceptionsAnswer,
  type FloorAdherenceAnswer,
} from '../../shared/contract/adherence.ts';
import { AGENT_STATES } from '../../shared/floor/agent-state.ts';
import { idSchema, ownWords } from './schemas.ts';

const atMs = z.int().min(0).max(8.64e15).describe('Epoch ms.');
const said = ownWords().min(1).max(500);
const activity = z.enum(ROSTERED_ACTIVITIES);

export const adherenceNowSchema = z.object({
  atMs,
  rostered: z.int(),
  inPlace: z.int(),
  isPublished: z.boolean().nullable(),
  agents: z
    .array(
      z.object({
        agentId: z.string(),
        name: z.string(),
        team: z.string().nullable(),
        activity,
        fromMs: atMs,
        toMs: atMs,
        next: z.enum([...ROSTERED_ACTIVITIES, 'off']),
        state: z.enum(AGENT_STATES),
        reason: z.string().nullable(),
        sinceMs: atMs,
        outMs: z.number().describe('Of the time since then without an excuse.'),
        excuse: z.enum(EXCUSES).nullable(),
        isQueueShort: z.boolean(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<AdherenceNowAnswer>;

const floorCounts = { rostered: z.int(), inPlace: z.int(), excused: z.int(), out: z.int() };

export const floorAdherenceSchema = z.object({
  atMs,
  isPublished: z.boolean().nullable(),
  rostered: z.int(),
  targetRatio: z.number().nullable(),
  counts: z
    .object({
      ...floorCounts,
      changingSoon: z.int().describe('What is rostered for them ends within a quarter of an hour.'),
      longestOutMinutes: z.int().nullable(),
      rows: z
        .array(
          z.object({
            activities: z
              .array(activity)
              .readonly()
              .describe('Several where each of them has too few to be told alone.'),
            ...floorCounts,
          }),
        )
        .readonly(),
    })
    .nullable()
    .describe('Null where they are so few that everybody would know who is meant.'),
}) satisfies z.ZodType<FloorAdherenceAnswer>;

export const adherenceHistorySchema = z
  .custom<AdherenceHistoryAnswer>()
  .describe(
    'Scores by the roster as published first and as amended last: whole, by agent, team, day, activity.',
  );

export const exceptionRequestSchema = z.object({
  agentId: idSchema,
  fromMs: atMs,
  toMs: atMs,
  kind: z.enum(EXCEPTION_KINDS),
  reason: said,
}) satisfies z.ZodType<ExceptionRequest>;

export const exceptionSchema = exceptionRequestSchema.extend({
  id: z.string(),
  author: z.string(),
  madeAtMs: atMs,
  removedAtMs: atMs.nullable(),
  removedBy: z.string().nullable(),
}) satisfies z.ZodType<AdherenceException>;

export const exceptionsSchema = z.object({
  exceptions: z.array(exceptionSchema).readonly(),
}) satisfies z.ZodType<ExceptionsAnswer>;

export const contestRequestSchema = z.object({
  agentId: idSchema,
  fromMs: atMs,
  toMs: atMs,
  word: said,
}) satisfies z.ZodType<ContestRequest>;

export const contestSchema = contestRequestSchema.extend({
  id: z.string(),
  madeAtMs: atMs,
  state: z.enum(['open', 'granted', 'refused']),
  answer: z.string().nullable(),
  decidedAtMs: atMs.nullable(),
  decidedBy: z.string().nullable(),
}) satisfies z.ZodType<AdherenceContest>;

const outSchema = z.object({
  fromMs: atMs,
  toMs: atMs,
  activity: activity.describe('Rostered then.'),
  state: z.enum(AGENT_STATES),
  reason: z.string().nullable(),
});

export const contestsSchema = z.object({
  contests: z.array(contestSchema.extend({ outs: z.array(outSchema).readonly() })).readonly(),
}) satisfies z.ZodType<ContestsAnswer>;

export const decisionSchema = z.object({
  state: z.enum(['granted', 'refused']),
  answer: z.string().trim().max(500),
}) satisfies z.ZodType<ContestDecision>;

export const settingsAnswerSchema = z.object({
  revision: z.string().min(1).max(64).describe('As it was read: 409 when the settings are others by now.'),
  settings: adherenceSettingsSchema,
}) satisfies z.ZodType<AdherenceSettingsAnswer>;
