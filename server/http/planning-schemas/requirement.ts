import { z } from 'zod';
import type { PresenceAnswer, RequirementAnswer } from '../../../shared/contract/planning.ts';
import { atMs, day, knownNumbers, minutes, numbers } from './common.ts';

const required = { agents: numbers, plainAgents: numbers, heads: numbers };

export const requirementSchema = z.object({
  firstDay: day,
  days: z.int(),
  intervalMinutes: minutes,
  intervalsPerDay: z.int(),
  madeAtMs: atMs,
  presenceRatio: z.number(),
  queues: z
    .array(
      z.object({
        ...required,
        queueId: z.string(),
        calls: numbers,
        handleSeconds: numbers,
        patienceSeconds: z.number().nullable(),
        patienceSample: z.number(),
        serviceLevelRatio: knownNumbers,
        occupancyRatio: knownNumbers,
        binding: z.array(z.enum(['service-level', 'occupancy', 'abandonment', 'none'])).readonly(),
      }),
    )
    .readonly(),
  groups: z.array(z.object({ ...required, groupId: z.string() })).readonly(),
  whole: z.object(required),
}) satisfies z.ZodType<RequirementAnswer>;

export const presenceSchema = z.object({
  atMs,
  groups: z.array(z.object({ groupId: z.string(), agents: z.int(), paused: z.int() })).readonly(),
  queues: z.array(z.object({ queueId: z.string(), agents: z.int() })).readonly(),
}) satisfies z.ZodType<PresenceAnswer>;
