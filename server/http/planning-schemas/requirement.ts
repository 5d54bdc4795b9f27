import { z } from 'zod';
import type { PresenceAnswer, RequirementAnswer } from '../../../shared/contract/planning-requirement.ts';
import { concurrency, delay, doer } from './settings.ts';
import { atMs, day, knownNumbers, minutes, numbers } from './common.ts';

const required = {
  agents: numbers.describe('For the calls.'),
  plainAgents: numbers,
  deferredAgents: numbers.describe('For work that may wait, to be added.'),
  heads: numbers.describe('People for both, with shrinkage.'),
};

export const requirementSchema = z.object({
  firstDay: day,
  days: z.int(),
  intervalMinutes: minutes,
  intervalsPerDay: z.int(),
  madeAtMs: atMs,
  isStale: z.boolean().describe('Edits made since are being worked in: read it again in a few seconds.'),
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
        concurrency,
        serviceLevelRatio: knownNumbers,
        occupancyRatio: knownNumbers,
        binding: z.array(z.enum(['service-level', 'occupancy', 'abandonment', 'none'])).readonly(),
      }),
    )
    .readonly(),
  groups: z.array(z.object({ ...required, groupId: z.string() })).readonly(),
  whole: z.object(required),
  deferredWorks: z
    .array(
      z.object({
        name: z.string(),
        doer,
        handleMinutes: z.number(),
        maxOccupancyRatio: z.number(),
        delay,
        hasPeople: z.boolean(),
        groups: z.array(z.object({ groupId: z.string(), ratio: z.number() })).readonly(),
        pieces: numbers.describe('That arise, by interval.'),
        agents: numbers.describe('By interval.'),
        lateMinutes: numbers.describe('By day: work that cannot be done in time.'),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<RequirementAnswer>;

export const presenceSchema = z.object({
  atMs,
  groups: z.array(z.object({ groupId: z.string(), agents: z.int(), paused: z.int() })).readonly(),
  queues: z.array(z.object({ queueId: z.string(), agents: z.int() })).readonly(),
}) satisfies z.ZodType<PresenceAnswer>;
