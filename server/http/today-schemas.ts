import { z } from 'zod';
import type { ProjectionAnswer, TodayForecastAnswer } from '../../shared/contract/today.ts';
import { queueSchema } from './schemas.ts';

/** The shapes of shared/contract/today.ts as schemas. */

const atMs = z.number().describe('Epoch ms.');
const numbers = z.array(z.number()).readonly();
const ratio = z.number().min(0).max(1);

const dayToday = {
  forecast: numbers.describe('The working forecast with edits.'),
  actual: z
    .array(z.number().nullable())
    .readonly()
    .describe('What came; null in intervals that are not over, and where nothing was heard.'),
  updated: numbers.describe('What is expected now: the rest of the day follows the day.'),
  low: numbers.describe('Where 8 of 10 intervals end, round `updated`.'),
  high: numbers,
  factor: z.number().describe('What the rest was multiplied with; 1 untouched.'),
  verdict: z
    .enum(['updated', 'too-early', 'over', 'alarm'])
    .describe('`alarm`: the day is like no other, and nothing is extrapolated.'),
  z: z.number().describe('How far the day is off, in standard deviations.'),
};

export const todayForecastSchema = z.object({
  day: z.string().describe('The running site day, YYYY-MM-DD.'),
  fromMs: atMs,
  intervalMinutes: z.literal([15, 30]),
  knownUntilMs: atMs,
  queues: z.array(z.object({ queueId: queueSchema, ...dayToday })).readonly(),
  site: z.object(dayToday),
}) satisfies z.ZodType<TodayForecastAnswer>;

const projected = z
  .object({ mean: ratio, low: ratio, high: ratio })
  .nullable()
  .describe('Low to high holds the middle 90 %; null: no call counts.');

const answerInTime = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing-yet') }),
  z.object({ kind: z.literal('safe'), ofNext: z.int() }),
  z.object({ kind: z.literal('on-target'), mayMiss: z.int().nullable() }),
  z.object({ kind: z.literal('needs'), ofNext: z.int(), mustAnswerInTime: z.int(), mayMiss: z.int() }),
  z.object({ kind: z.literal('lost'), ofNext: z.int().nullable(), bestRatio: ratio }),
]);

export const projectionSchema = z.object({
  atMs,
  replications: z.int(),
  horizons: z
    .array(
      z.object({
        horizonId: z.enum(['interval', 'two-hours', 'day']),
        untilMs: atMs,
        site: projected,
        queues: z.array(z.object({ queueId: queueSchema, serviceLevel: projected })).readonly(),
      }),
    )
    .readonly(),
  queues: z.array(z.object({ queueId: queueSchema, answerInTime })).readonly(),
}) satisfies z.ZodType<ProjectionAnswer>;
