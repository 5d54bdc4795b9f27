import { z } from 'zod';
import {
  CALLS_PAGE_ROWS,
  HISTORY_PAGE_ROWS,
  type CallsPage,
  type HistoryContentsAnswer,
} from '../../shared/contract/history.ts';
import { CALL_OUTCOMES } from '../../shared/history/call-record.ts';
import { GRAINS, SUBJECT_KINDS, type HistoryQuery, type HistoryTable } from '../../shared/history/query.ts';
import { TALLY_GAPS } from '../../shared/history/tally-gaps.ts';
import { EXPORT_FORMATS } from '../../shared/history/write-rows.ts';
import { FLOW_OUT_REASONS } from '../../shared/floor/events.ts';
import { siteDay } from '../../shared/site/document-schemas.ts';
import { LOCALES, type LocalizedText } from '../../shared/site/localized-text.ts';
import type { Site } from '../../shared/site/site.ts';
import { FloorcastError } from '../floorcast-error.ts';

/** The shapes of shared/history/query.ts and shared/contract/history.ts as schemas. */

const MOST_NAMED = 1_000;
const atMs = z.number().describe('Epoch ms.');

/** `queues=a&queues=b`; an empty one is none. */
function listOf(what: string) {
  return z
    .union([z.string().max(200), z.array(z.string().max(200)).max(MOST_NAMED)])
    .optional()
    .transform((value) => [value ?? []].flat().filter((text) => text !== ''))
    .describe(`${what} Written once each; none: all.`);
}

/** A day of the calendar, checked before anything is read. */
export const pastDaySchema = siteDay.describe('A day of the site, YYYY-MM-DD: the date it begins on.');
/** @throws FloorcastError `bad-request` for days the wrong way round. */
export function refuseBackwards(from: string | undefined, to: string | undefined): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw new FloorcastError('bad-request', { code: 'days-backwards', from, to });
}

export const formatSchema = z
  .enum(EXPORT_FORMATS)
  .default('csv')
  .describe('csv: UTF-8 with a byte order mark, RFC 4180. ndjson: an object a line.');
export const languageSchema = z
  .enum(LOCALES)
  .default('en')
  .describe('Of the names of queues, teams and agents.');

const pageSchema = z
  .string()
  .max(1_000)
  .optional()
  .describe('`next` of the page before; left out: the first. All pages together have each row once.');

function limitOf({ standard, most }: { readonly standard: number; readonly most: number }) {
  return z.coerce
    .number()
    .int()
    .min(1)
    .max(most)
    .default(standard)
    .describe(`Rows of a page, at most ${most}.`);
}

export const pagingSchema = z.object({
  page: pageSchema,
  limit: limitOf(HISTORY_PAGE_ROWS),
});

/** What a table is asked by. */
export const historyQuerySchema = z.object({
  from: pastDaySchema,
  to: pastDaySchema.describe('The last day, inclusive.'),
  grain: z.enum(GRAINS).default('day').describe('Length of the rows; interval: the site’s 15 or 30 minutes.'),
  by: z.enum(SUBJECT_KINDS).default('site').describe('Whose figures a row has; site: everything together.'),
  queues: listOf('Queues; with agents or teams only their work for these.'),
  agents: listOf('Agents.'),
  teams: listOf('Teams.'),
  metrics: listOf('Ids of the catalogue, also with commas between. Left out: what suits the rows.').transform(
    (ids) => [...new Set(ids.flatMap((id) => id.split(',')).filter((id) => id !== ''))],
  ),
  language: languageSchema,
});

export function toHistoryQuery(query: z.output<typeof historyQuerySchema>): HistoryQuery {
  return {
    fromDay: query.from,
    toDay: query.to,
    grain: query.grain,
    by: query.by,
    queueIds: [...new Set(query.queues)],
    agentIds: [...new Set(query.agents)],
    teams: [...new Set(query.teams)],
    metrics: query.metrics,
  };
}

const figureSchema = z
  .object({
    value: z.number().nullable(),
    numerator: z.number(),
    denominator: z.number(),
    untold: z
      .object({
        leftOut: z.number().describe('Offered calls that are in neither of the two.'),
        roughly: z
          .number()
          .describe('Offered calls of which no short abandons are told: all count as abandoned.'),
        offered: z.number().describe('All offered calls.'),
        gaps: z.array(z.enum(TALLY_GAPS)).readonly(),
      })
      .optional()
      .describe('Calls whose sources do not tell what the figure takes; absent where all is told.'),
  })
  .describe(
    'A quotient and what is behind it: add numerators and denominators, never values. Ratios 0 to 1, times in seconds.',
  );

const texts = z.array(z.string()).readonly();

export const historyTableSchema = z.object({
  query: z.object({
    fromDay: z.string(),
    toDay: z.string(),
    grain: z.enum(GRAINS),
    by: z.enum(SUBJECT_KINDS),
    queueIds: texts,
    agentIds: texts,
    teams: texts,
    metrics: texts,
  }),
  timeZone: z.string(),
  metrics: texts,
  rows: z
    .array(
      z.object({
        period: z.object({
          key: z.string().describe('2026-10-25T02:15+02:00, 2026-10-25, 2026-W43, 2026-10 or 2026.'),
          fromMs: atMs,
          toMs: atMs,
          isPartial: z.boolean().describe('Cut by the question or the running present.'),
        }),
        subject: z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string(), name: z.string() }),
        figures: z.record(z.string(), figureSchema),
      }),
    )
    .readonly()
    .describe('By period, then subject. What nobody knows anything of has no row: unknown is not zero.'),
  next: z.string().nullable().describe('`page` of the next page; null at the end.'),
}) satisfies z.ZodType<HistoryTable>;

const nameSchema = z
  .custom<LocalizedText>((value) => typeof value === 'object' && value !== null)
  .meta({ type: 'object', description: 'A name by language: en, zh-CN, zh-TW.' });

export const historyContentsSchema = z.object({
  queues: z.array(z.object({ id: z.string(), name: nameSchema })).readonly(),
  teams: texts,
  agents: z.array(z.object({ id: z.string(), name: nameSchema, team: z.string().nullable() })).readonly(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  today: z.string(),
  site: z
    .custom<Site>((value) => typeof value === 'object' && value !== null)
    .meta({
      type: 'object',
      description: 'The settings of the site: zone, day’s start, queues and their rules.',
    }),
}) satisfies z.ZodType<HistoryContentsAnswer>;

export const callsQuerySchema = z.object({
  from: pastDaySchema,
  to: pastDaySchema.describe('The last day, inclusive.'),
  queues: listOf('Queues.'),
  agents: listOf('Agents who answered.'),
  outcomes: listOf('Outcomes.').pipe(z.array(z.enum(CALL_OUTCOMES))),
  page: pageSchema,
  limit: limitOf(CALLS_PAGE_ROWS),
});

export const callsPageSchema = z.object({
  calls: z
    .array(
      z.object({
        callId: z.string(),
        queueId: z.string(),
        offeredAtMs: atMs,
        outcome: z.enum(CALL_OUTCOMES),
        flowOutReason: z.enum(FLOW_OUT_REASONS).nullable(),
        waitMs: z.number(),
        agentId: z.string().nullable(),
        handled: z.boolean(),
        talkMs: z.number(),
        holdMs: z.number(),
        wrapUpMs: z.number(),
        answerWithinMs: z.number(),
        shortAbandonMs: z.number(),
        caller: z.string().nullable().describe('Masked.'),
        importNo: z.int().describe('0: seen live; else the number of the import it came with.'),
      }),
    )
    .readonly(),
  next: z.string().nullable(),
}) satisfies z.ZodType<CallsPage>;
