import { z } from 'zod';
import type { SimulatedRequirement, SimulatedWhatIf } from '../../../shared/contract/simulated-plan.ts';
import { messageSchema } from '../schemas.ts';
import { atMs, day, minutes, numbers } from './common.ts';
import { changeSchema } from './jobs.ts';

const estimate = z
  .object({ mean: z.number(), low: z.number(), high: z.number() })
  .nullable()
  .describe('Low to high: 95 % confidence of the mean over the replications; null where no call counts.');

const figures = {
  serviceLevel: estimate,
  waitSeconds: estimate,
  abandonmentRatio: estimate,
  occupancyRatio: estimate,
};

const queues = z
  .array(
    z.object({
      queueId: z.string(),
      serviceLevel: z.array(estimate).readonly(),
      waitSeconds: z.array(estimate).readonly(),
      abandonmentRatio: z.array(estimate).readonly(),
      occupancyRatio: z.array(estimate).readonly(),
      days: z.array(z.object(figures)).readonly(),
    }),
  )
  .readonly();

const playedDays = {
  firstDay: day,
  days: z.int(),
  intervalMinutes: minutes,
  intervalsPerDay: z.int(),
  madeAtMs: atMs,
  replications: z.int(),
  seed: z.number(),
  notes: z.array(messageSchema).readonly().describe('What could not all be played.'),
};

const groups = z.array(z.object({ groupId: z.string(), agents: numbers })).readonly();

export const simulatedSchema = z
  .object({
    ...playedDays,
    groups: groups.describe('Whole people on the phone, day after day, place after place.'),
    pooled: groups.describe('What pooled Erlang A had said.'),
    queues,
    aim: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('each-interval') }),
        z.object({ kind: z.literal('day'), leastIntervalRatio: z.number() }),
      ])
      .describe('What the service target was held for.'),
    missed: z
      .array(z.object({ queueId: z.string(), place: z.int() }))
      .readonly()
      .describe('Intervals below the target (aim day: below their least), or above a cap, all the same.'),
    missedDays: z
      .array(z.object({ queueId: z.string(), day: z.int() }))
      .readonly()
      .describe('Aim day: whole days, from 0, below the target all the same.'),
    end: z.enum(['trimmed', 'out-of-simulations']),
  })
  .nullable() satisfies z.ZodType<SimulatedRequirement | null>;

export const whatIfSchema = z
  .object({ ...playedDays, change: changeSchema, before: queues, after: queues })
  .nullable() satisfies z.ZodType<SimulatedWhatIf | null>;
