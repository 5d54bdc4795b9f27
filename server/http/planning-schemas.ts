import { z } from 'zod';
import type {
  AccuracyAnswer,
  EditsAnswer,
  EventsAnswer,
  ForecastAnswer,
  ForecastEditEntry,
  ForecastFlag,
  ForecastVersionHead,
  HolidaysAnswer,
  PlanningJob,
  PlanningOverview,
  PlanningSettings,
  PresenceAnswer,
  RequirementAnswer,
  VersionAnswer,
} from '../../shared/contract/planning.ts';
import { PLANNING_EVENT_KINDS, type PlanningEvent } from '../../shared/forecasting/planning-event.ts';
import { LOCALES, type LocalizedText } from '../../shared/site/localized-text.ts';
import type { Site } from '../../shared/site/site.ts';

/** The shapes of shared/contract/planning.ts as schemas. */

const atMs = z.number().describe('Epoch ms.');
const day = z.string().describe('A site day, YYYY-MM-DD.');
const numbers = z.array(z.number()).readonly();
const texts = z.array(z.string()).readonly();
const knownNumbers = z.array(z.number().nullable()).readonly();
const localized = z.partialRecord(z.enum(LOCALES), z.string()) as z.ZodType<LocalizedText>;
const minutes = z.literal([15, 30]);

export const jobRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('forecast') }),
  z.object({ kind: z.literal('backtest') }),
]);

export const jobSchema = z.object({
  id: z.string(),
  request: jobRequestSchema,
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  progress: z.number(),
  at: z.string().nullable(),
  startedAtMs: atMs,
  endedAtMs: atMs.nullable(),
  problem: z.string().nullable(),
}) satisfies z.ZodType<PlanningJob>;

const opening = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found') }),
  z.object({
    kind: z.literal('typed'),
    weekdays: z.array(z.array(z.object({ from: z.string(), to: z.string() })).readonly()).readonly(),
  }),
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
  }),
}) satisfies z.ZodType<PlanningSettings>;

export const versionHeadSchema = z.object({
  versionNo: z.int(),
  publishedAtMs: atMs,
  author: z.string(),
  reason: z.string(),
  firstDay: day,
  days: z.int(),
  knownUntilMs: atMs,
}) satisfies z.ZodType<ForecastVersionHead>;

export const overviewSchema = z.object({
  today: day,
  site: z.custom<Site>().describe('Zone, day start, queues and their rules.'),
  queues: z.array(z.object({ id: z.string(), name: localized, knownDays: z.int() })).readonly(),
  groups: z
    .array(
      z.object({
        id: z.string(),
        queues: z.array(z.object({ queueId: z.string(), level: z.number() })).readonly(),
        agents: z.int(),
      }),
    )
    .readonly(),
  settings: settingsSchema,
  forecast: z
    .object({ madeAtMs: atMs, knownUntilMs: atMs, firstDay: day, days: z.int(), isStale: z.boolean() })
    .nullable(),
  jobs: z.array(jobSchema).readonly(),
  versions: z.array(versionHeadSchema).readonly(),
}) satisfies z.ZodType<PlanningOverview>;

const band = z.object({ low: numbers, high: numbers });
const bands = z.object({ intervals: band, days: band, weeks: band });
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
  horizons: z
    .array(
      z.object({
        fromDaysAhead: z.int(),
        toDaysAhead: z.int(),
        wapeRatio: z.number(),
        biasRatio: z.number(),
        floorRatio: z.number(),
        days: z.int(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<AccuracyAnswer>;

export const eventSchema = z.object({
  id: z.string(),
  kind: z.enum(PLANNING_EVENT_KINDS),
  name: localized,
  fromDay: day,
  toDay: day,
  queueIds: texts.nullable(),
  effect: z.custom<PlanningEvent['effect']>().describe('learnt, typed-ratio, typed-calls or like-weekday.'),
  dayCurve: numbers.nullable(),
  carryOverRatio: z.number(),
  note: z.string(),
}) satisfies z.ZodType<PlanningEvent>;

export const eventsSchema = z.object({
  events: z.array(eventSchema).readonly(),
  library: z
    .array(
      z.object({
        eventId: z.string(),
        queueId: z.string(),
        day,
        expectedCalls: z.number(),
        actualCalls: z.number(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<EventsAnswer>;

export const holidaysSchema = z.object({
  countries: z.array(z.object({ code: z.string(), name: localized })).readonly(),
  events: z.array(eventSchema).readonly(),
  makeUpDaysKnownTo: day.nullable(),
}) satisfies z.ZodType<HolidaysAnswer>;

export const versionSchema = z.object({
  version: versionHeadSchema,
  queueId: z.string(),
  intervalsPerDay: z.int(),
  statistical: numbers,
  calls: numbers,
  handleSeconds: numbers,
  edits: z.array(editEntrySchema).readonly(),
}) satisfies z.ZodType<VersionAnswer>;

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
