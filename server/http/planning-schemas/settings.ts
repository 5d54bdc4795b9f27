import { z } from 'zod';
import type { PlanningSettings } from '../../../shared/contract/planning.ts';
import { minutes } from './common.ts';

const opening = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found') }),
  z.object({
    kind: z.literal('typed'),
    weekdays: z.array(z.array(z.object({ from: z.string(), to: z.string() })).readonly()).readonly(),
  }),
]);

const borrow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queue'), queueId: z.string(), callsPerDay: z.number().nullable() }),
  z.object({ kind: z.literal('typed'), callsPerDay: z.number(), handleSeconds: z.number() }),
]);

export const settingsSchema = z.object({
  intervalMinutes: minutes,
  weeksAhead: z.number(),
  country: z.string().nullable(),
  queues: z
    .array(
      z.object({
        queueId: z.string(),
        opening,
        patienceSeconds: z.number().nullable(),
        borrow: borrow.nullable().describe('What a queue without eight weeks of its own leans on.'),
      }),
    )
    .readonly(),
  requirement: z.object({
    risk: z.enum(['expected', 'plain']),
    aim: z.enum(['each-interval', 'day']),
    maxOccupancyRatio: z.number().nullable(),
    maxAbandonmentRatio: z.number().nullable(),
    shrinkage: z
      .array(z.object({ name: z.string(), ratio: z.number(), base: z.enum(['paid-time', 'what-is-left']) }))
      .readonly(),
    agentHour: z
      .object({ cost: z.number(), currency: z.string() })
      .nullable()
      .describe('Of an agent on the phone.'),
  }),
}) satisfies z.ZodType<PlanningSettings>;
