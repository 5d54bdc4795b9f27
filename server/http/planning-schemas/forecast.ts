import { z } from 'zod';
import type { ForecastAnswer, ForecastFlag } from '../../../shared/contract/planning-forecast.ts';
import { atMs, day, knownNumbers, minutes, numbers } from './common.ts';
import { editEntrySchema } from './versions.ts';

const band = z.object({ low: numbers, high: numbers });
const bands = z.object({ intervals: band, days: band, weeks: band });
export const flagSchema = z.object({
  id: z.string(),
  kind: z.enum(['outlier-day', 'level-shift', 'outage']),
  day,
  places: numbers,
  expectedCalls: z.number(),
  actualCalls: z.number(),
  z: z.number(),
  state: z.enum(['open', 'confirmed', 'rejected']),
}) satisfies z.ZodType<ForecastFlag>;

export const forecastSchema = z.object({
  queueId: z.string(),
  firstDay: day,
  days: z.int(),
  intervalMinutes: minutes,
  intervalsPerDay: z.int(),
  madeAtMs: atMs,
  knownUntilMs: atMs,
  statistical: numbers.describe('What the methods say, day after day.'),
  calls: numbers.describe('With the edits of people: what counts.'),
  bands80: bands,
  bands90: bands,
  handleSeconds: numbers,
  parts: z.custom<ForecastAnswer['parts']>().describe('What makes up each day.'),
  methodId: z.string(),
  limits: z.custom<ForecastAnswer['limits']>().describe('What the forecast cannot know.'),
  edits: z.array(editEntrySchema).readonly(),
  past: z.object({
    firstDay: day,
    days: z.int(),
    actual: knownNumbers,
    actualHandleSeconds: knownNumbers,
    forecast: knownNumbers,
    source: z.array(z.enum(['published', 'hindcast']).nullable()).readonly(),
  }),
  flags: z.array(flagSchema).readonly(),
}) satisfies z.ZodType<ForecastAnswer>;
