import { z } from 'zod';
import type { PlanningSettings, SettingsAnswer } from '../../../shared/contract/planning-settings.ts';
import { minutes, numbers } from './common.ts';

const typedHours = z.object({
  kind: z.literal('typed'),
  weekdays: z
    .array(z.array(z.object({ from: z.string(), to: z.string() })).readonly())
    .readonly()
    .describe('Monday first.'),
});
const opening = z.discriminatedUnion('kind', [z.object({ kind: z.literal('found') }), typedHours]);

export const doer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queue'), queueId: z.string() }),
  z.object({ kind: z.literal('group'), groupId: z.string() }),
]);
export const delay = z
  .object({ kind: z.enum(['hours', 'days']), amount: z.number() })
  .describe(
    'Hours from when it arises, 0.25 to 336; or the end of the site day so many days later, 0 to 14.',
  );
export const concurrency = z.object({
  contactsAtOnce: z.int().describe('1 to 20.'),
  stretchRatio: z.number().describe('What each further contact adds to the time of one, 0 to 2.'),
});

const deferredWork = z.object({
  name: z.string(),
  doer: doer.describe('Whose people do it.'),
  piecesByWeekday: numbers.describe(
    'Monday first, 0 to 100,000 each; at most 1,000,000 minutes of work a day.',
  ),
  handleMinutes: z.number().describe('Of one piece, 0.1 to 1,440.'),
  arises: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('evenly'), from: z.string(), to: z.string() }),
    z.object({ kind: z.literal('as-calls'), queueId: z.string() }),
  ]),
  delay,
  doneWithin: z.discriminatedUnion('kind', [z.object({ kind: z.literal('opening') }), typedHours]),
  maxOccupancyRatio: z.number().describe('Of the time of those who do it, so much goes into it: 0.1 to 1.'),
});

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
        concurrency: concurrency
          .nullable()
          .describe('Contacts side by side, as in chat; null: one at a time.'),
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
  deferredWorks: z.array(deferredWork).readonly().describe('Work that may wait, at most 30.'),
}) satisfies z.ZodType<PlanningSettings>;

export const settingsAnswerSchema = z.object({
  revision: z.string().describe('The same as long as the settings are.'),
  settings: settingsSchema,
}) satisfies z.ZodType<SettingsAnswer>;
