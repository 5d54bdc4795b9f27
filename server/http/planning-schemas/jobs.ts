import { z } from 'zod';
import type { PlanningJob } from '../../../shared/contract/planning.ts';
import type { WhatIfChange } from '../../../shared/contract/simulated-plan.ts';
import { messageSchema } from '../schemas.ts';
import { atMs, plannedDay } from './common.ts';

const word = z.enum(['low', 'normal', 'high']);
const playedDays = {
  firstDay: plannedDay,
  days: z
    .int()
    .min(1)
    .max(7)
    .describe('So many site days from there are played call by call, at most a week.'),
};

export const changeSchema = z.object({
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
  z.object({
    kind: z.literal('roster'),
    firstDay: plannedDay,
    days: z.int().min(1).max(62).describe('So many site days from there are rostered.'),
    agentIds: z
      .array(z.string().max(200))
      .max(5_000)
      .readonly()
      .nullable()
      .describe('Only these get other shifts; null: everybody.'),
    weights: z.object({
      coverage: word,
      wishes: word,
      fairness: word,
      cost: word,
      fewChanges: word,
    }),
    seconds: z.number().min(1).max(3_600).describe('How long it searches.'),
    seed: z.int().min(0).max(2_147_483_647),
    name: z.string().max(100),
    copyId: z.string().max(100).nullable().describe('A copy to begin with; null: the working roster.'),
  }),
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
