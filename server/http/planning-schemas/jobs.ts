import { z } from 'zod';
import type { PlanningJob } from '../../../shared/contract/planning.ts';
import { siteDay } from '../../../shared/site/document-schemas.ts';
import type { WhatIfChange } from '../../../shared/contract/simulated-plan.ts';
import { messageSchema } from '../schemas.ts';
import { atMs } from './common.ts';

const playedDays = {
  firstDay: siteDay,
  days: z.int().min(1).max(28).describe('So many site days from there are played call by call.'),
};

const changeSchema = z.object({
  queueIds: z.array(z.string().max(200)).max(500).readonly().nullable().describe('Null: all queues.'),
  volumeRatio: z.number().min(0).max(10).describe('1.1 is a tenth more calls.'),
  handleSecondsAdded: z.number().min(-3600).max(3600),
  agentsAdded: z.int().min(-10_000).max(10_000),
  target: z
    .object({ ratio: z.number().min(0).max(1), answerWithinSeconds: z.number().min(0).max(3600) })
    .nullable()
    .describe("Null: the queues' own."),
  crossTraining: z
    .object({
      fromQueueId: z.string().max(200),
      toQueueId: z.string().max(200),
      people: z.int().min(0).max(10_000),
    })
    .nullable(),
}) satisfies z.ZodType<WhatIfChange>;

export const jobRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('forecast') }),
  z.object({ kind: z.literal('backtest') }),
  z.object({ kind: z.literal('simulate'), ...playedDays }),
  z.object({ kind: z.literal('what-if'), ...playedDays, change: changeSchema }),
]);

export const jobSchema = z.object({
  id: z.string(),
  request: jobRequestSchema,
  origin: z
    .enum(['person', 'first', 'new-day', 'past-changed'])
    .describe('Who began it: a person, or why Floorcast did by itself.'),
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  progress: z.number(),
  at: z.string().nullable(),
  startedAtMs: atMs,
  endedAtMs: atMs.nullable(),
  problem: z.string().nullable(),
  said: messageSchema.nullable(),
}) satisfies z.ZodType<PlanningJob>;
