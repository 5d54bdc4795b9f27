import { RIGHT_NAMES, type Right } from '../../shared/access/rights.ts';
import { ROLES } from '../../shared/access/roles.ts';
import { z } from 'zod';
import type {
  AbandonedList,
  Health,
  HttpError,
  IntakeAnswer,
  KioskLink,
  KioskLinkRequest,
  KioskSession,
  OddityList,
  ReplayableDays,
  SessionInfo,
} from '../../shared/contract/http.ts';
import { ERROR_CODES } from '../../shared/contract/socket-events.ts';
import { TALLY_GAPS } from '../../shared/history/tally-gaps.ts';
import { isMessage, type Message } from '../../shared/messages/message.ts';
import { sayRule } from '../../shared/site/bad-places.ts';
import { withoutSteering } from '../../shared/site/steering-characters.ts';

/** The shapes of shared/contract/http.ts as schemas: what requests are checked by and the documentation is made from. */

export const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, sayRule({ code: 'rule-site-day' }))
  .describe('A day of the site, YYYY-MM-DD: the date it begins on.');
export const queueSchema = z.string().min(1).max(200).describe('A queue, or * for the whole site.');
export const idSchema = z.string().min(1).max(200);
/** What somebody writes in their own words; what would only turn or hide what is read is left out. */
export const ownWords = () => z.string().overwrite(withoutSteering).trim();
const atMs = z.number().describe('Epoch ms.');
const shown = z.enum(['shown', 'hidden']);

export const messageSchema = z
  .custom<Message>(isMessage)
  .meta({ type: 'object', properties: { code: { type: 'string' } }, required: ['code'] })
  .describe(
    'The same in no language yet: its code and what it speaks of, for a program that words it itself.',
  );

const partHealth = z.object({
  status: z.enum(['ok', 'failed']),
  detail: z.string(),
  said: messageSchema.exactOptional(),
});

const feedHealth = z.object({
  id: z.string(),
  status: z.string(),
  detail: z.string(),
  said: messageSchema.exactOptional(),
});

export const healthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  startedAtMs: atMs,
  feeds: z.array(feedHealth).readonly(),
  journal: partHealth.extend({ lastSeq: z.number() }),
  store: partHealth,
}) satisfies z.ZodType<Health>;

export const errorSchema = z.object({
  code: z.enum(ERROR_CODES),
  message: z.string().describe('The value, the rule and the way out, in English.'),
  said: messageSchema.exactOptional(),
}) satisfies z.ZodType<HttpError>;

export const intakeAnswerSchema = z.object({
  accepted: z.int(),
  repeated: z.int().describe('Known by their id already: nothing was done, nothing is wrong.'),
  refused: z.array(z.object({ line: z.int(), reason: z.string() })).readonly(),
}) satisfies z.ZodType<IntakeAnswer>;

const tally = z
  .record(z.string(), z.number())
  .describe('Counters; offered = answered + abandoned + flowedOut + waiting.');

export const trendSchema = z.object({
  day: z.string(),
  queueId: z.string(),
  fromMs: atMs,
  toMs: atMs,
  intervalMinutes: z.number(),
  intervals: z
    .array(
      z.object({
        startMs: atMs,
        tally,
        parts: z
          .array(z.object({ tally, gaps: z.int().optional() }))
          .readonly()
          .optional()
          .describe(
            `What the tally is the sum of, where its sources do not tell the same. gaps: a bit for each of what is not told, the lowest first: ${TALLY_GAPS.join(', ')}; such counts are not 0 but not known.`,
          ),
      }),
    )
    .readonly()
    .describe('Oldest first. An interval nothing is known of is not in the list.'),
});

const event = z.looseObject({ type: z.string(), atMs });

export const callTimelineSchema = z.object({
  callId: z.string(),
  events: z.array(z.object({ seq: z.int(), event })).readonly(),
});

export const agentDaySchema = z.object({
  agentId: z.string(),
  day: z.string(),
  fromMs: atMs,
  toMs: atMs,
  events: z.array(event).readonly(),
  cut: z.boolean(),
});

export const abandonedListSchema = z.object({
  day: z.string(),
  callers: z
    .array(
      z.object({
        callId: z.string(),
        queueId: z.string(),
        abandonedAtMs: atMs,
        waitMs: z.number(),
        caller: z.string().nullable(),
        answeredLaterAtMs: atMs.nullable(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<AbandonedList>;

export const oddityListSchema = z.object({
  counts: z.record(z.string(), z.number()),
  latest: z
    .array(z.object({ code: z.string(), atMs, detail: z.string(), said: messageSchema.exactOptional() }))
    .readonly(),
}) satisfies z.ZodType<OddityList>;

export const daysSchema = z.object({
  days: z.array(z.object({ day: z.string(), fromMs: atMs, toMs: atMs, events: z.int() })).readonly(),
}) satisfies z.ZodType<ReplayableDays>;

export const kioskLinkSchema = z.object({
  id: z.string(),
  boardId: z.string(),
  note: z.string(),
  agentNames: shown,
  createdAtMs: atMs,
  revokedAtMs: atMs.nullable(),
  path: z.string().describe('What to open on the screen: the server’s address with this path.'),
}) satisfies z.ZodType<KioskLink>;

export const kioskLinkListSchema = z.object({ links: z.array(kioskLinkSchema).readonly() });

export const kioskLinkRequestSchema = z.object({
  boardId: z.string().min(1).max(100),
  note: z.string().max(200).describe('Where the screen hangs, for the list of links.'),
  agentNames: shown,
}) satisfies z.ZodType<KioskLinkRequest>;

export const kioskSessionSchema = z.object({
  boardId: z.string(),
  agentNames: shown,
}) satisfies z.ZodType<KioskSession>;

export const sessionSchema = z.object({
  role: z.enum([...ROLES, 'kiosk', 'read-token', 'intake-token', 'visitor']),
  name: z.string().nullable().describe('Of the account; null where nobody signed in by name.'),
  rights: z
    .array(z.custom<Right>((value) => RIGHT_NAMES.includes(value as Right)).meta({ enum: RIGHT_NAMES }))
    .readonly(),
  wallsOpen: z.boolean(),
  protocol: z.int(),
}) satisfies z.ZodType<SessionInfo>;
