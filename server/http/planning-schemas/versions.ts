import { z } from 'zod';
import type {
  AccuracyAnswer,
  EditsAnswer,
  ForecastEditEntry,
  ForecastVersionHead,
  HorizonAccuracy,
  VersionAnswer,
} from '../../../shared/contract/planning-forecast.ts';
import type { VersionChangesAnswer } from '../../../shared/contract/version-changes.ts';
import type { PlanningEvent } from '../../../shared/forecasting/planning-event.ts';
import { atMs, day, knownNumbers, numbers } from './common.ts';

export const versionHeadSchema = z.object({
  versionNo: z.int(),
  publishedAtMs: atMs,
  author: z.string(),
  reason: z.string(),
  firstDay: day,
  days: z.int(),
  knownUntilMs: atMs,
}) satisfies z.ZodType<ForecastVersionHead>;

const edit = z.custom<ForecastEditEntry['edit']>().describe('set, percent, day-total, copy-day or clear.');

export const editEntrySchema = z.object({
  id: z.string(),
  queueId: z.string(),
  madeAtMs: atMs,
  author: z.string(),
  reason: z.string(),
  edit,
}) satisfies z.ZodType<ForecastEditEntry>;

export const editsSchema = z.object({
  queueId: z.string(),
  revision: z.int().describe('As it was read: 409 when somebody else was quicker.'),
  edits: z.array(editEntrySchema).readonly(),
}) satisfies z.ZodType<EditsAnswer>;

const dayDifference = z.object({
  day,
  callsBefore: z.number(),
  callsAfter: z.number(),
  statisticalDifference: z.number().describe('What the methods say differently; the rest is edits.'),
});
const listOf = <T>(what: string) => {
  const list = z.array(z.custom<T>()).readonly();
  return z.object({ added: list, removed: list, changed: list }).describe(what);
};

export const versionChangesSchema = z.object({
  queueId: z.string(),
  before: versionHeadSchema,
  after: versionHeadSchema,
  days: z.array(dayDifference).readonly(),
  intervals: z
    .array(z.object({ day, place: z.int(), callsBefore: z.number(), callsAfter: z.number() }))
    .readonly()
    .describe('The biggest, biggest first.'),
  edits: listOf<ForecastEditEntry>('Edits of people.'),
  events: listOf<PlanningEvent>('Events of the queue.'),
}) satisfies z.ZodType<VersionChangesAnswer>;

const horizonSchema = z.object({
  fromDaysAhead: z.int(),
  toDaysAhead: z.int(),
  wapeRatio: z.number(),
  biasRatio: z.number(),
  floorRatio: z.number().describe('What even a perfect forecast would show.'),
  days: z.int(),
}) satisfies z.ZodType<HorizonAccuracy>;

export const accuracySchema = z.object({
  queueId: z.string(),
  madeAtMs: atMs,
  methods: z
    .array(
      z.object({
        methodId: z.string(),
        isDefault: z.boolean(),
        isUsed: z.boolean(),
        wapeRatio: z.number(),
        biasRatio: z.number(),
        dayWapeRatio: z.number(),
        coverage90Ratio: z.number().nullable(),
      }),
    )
    .readonly(),
  horizons: z.array(horizonSchema).readonly(),
}) satisfies z.ZodType<AccuracyAnswer>;

export const versionSchema = z.object({
  version: versionHeadSchema,
  queueId: z.string(),
  intervalsPerDay: z.int(),
  statistical: numbers,
  calls: numbers,
  handleSeconds: numbers,
  edits: z.array(editEntrySchema).readonly(),
  actual: knownNumbers.describe('What came so far; null where nothing is known.'),
  horizons: z.array(horizonSchema).readonly().describe('How good it was, of days that are over.'),
}) satisfies z.ZodType<VersionAnswer>;
