import { z } from 'zod';
import type {
  MailRequest,
  NoticeListAnswer,
  NoticeSettingsAnswer,
  NoticesReadRequest,
  NoticesUnread,
  PushSubscriptionRequest,
} from '../../shared/contract/notices.ts';
import type { Notice, NoticeFact } from '../../shared/notices/notice.ts';
import { NOTICE_CHANNELS, noticeSettingsSchema } from '../../shared/notices/notice-settings.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { idSchema } from './schemas.ts';

/** The shapes of shared/contract/notices.ts as schemas. */

const atMs = z.number().describe('Epoch ms.');
const locale = z.enum(LOCALES);
const day = z.string().describe('Site day, YYYY-MM-DD.');
const toldShift = z.object({ fromMs: atMs, toMs: atMs, templateId: z.string() }).nullable();

const factSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('roster'),
    versionNo: z.int(),
    days: z.array(day).readonly(),
    changes: z.array(z.object({ day, isFirst: z.boolean(), before: toldShift, after: toldShift })).readonly(),
  }),
  z.object({
    kind: z.literal('request'),
    requestId: z.string(),
    what: z.enum([
      'approved',
      'refused',
      'expired',
      'taken',
      'asked-of-you',
      'offered',
      'to-decide',
      'withdrawn',
    ]),
    day: day.exactOptional(),
  }),
  z.object({ kind: z.literal('message'), messageId: z.string(), text: z.string() }),
  z.object({ kind: z.literal('help'), agentId: z.string(), note: z.string() }),
  z.object({ kind: z.literal('contest'), day, isGranted: z.boolean() }),
]) satisfies z.ZodType<NoticeFact>;

const noticeSchema = z.object({
  id: z.string(),
  atMs,
  facts: z.array(factSchema).readonly().describe('What stands of what fell together, the oldest first.'),
  readAtMs: z.number().nullable().describe('Null: not read yet.'),
}) satisfies z.ZodType<Notice>;

export const noticeListSchema = z.object({
  notices: z.array(noticeSchema).readonly(),
  unread: z.int(),
  untilMs: z.number().describe('What is marked as read is marked until then.'),
  olderBeforeMs: z.number().nullable().describe('Ask for those before this moment; null: that was all.'),
  timeZone: z.string(),
  agentNames: z.record(z.string(), z.partialRecord(locale, z.string())),
}) satisfies z.ZodType<NoticeListAnswer>;

export const noticesReadSchema = z.object({
  ids: z.array(idSchema).max(500).readonly().nullable().describe('Null: all of them.'),
  untilMs: z.number().describe('Of the list that was shown: what came since stays unread.'),
}) satisfies z.ZodType<NoticesReadRequest>;

export const unreadSchema = z.object({ unread: z.int() }) satisfies z.ZodType<NoticesUnread>;

export const noticeSettingsAnswerSchema = z.object({
  settings: noticeSettingsSchema,
  mail: z
    .object({ address: z.string().nullable(), isConfirmed: z.boolean() })
    .nullable()
    .describe('Null: the site sends no mail.'),
  push: z.object({
    publicKey: z.string().describe('For `pushManager.subscribe`.'),
    devices: z
      .array(z.object({ id: z.string(), browser: z.string(), addedAtMs: atMs, endpoint: z.string() }))
      .readonly(),
  }),
  givenUp: z
    .array(z.object({ channel: z.enum(NOTICE_CHANNELS), atMs, fault: z.string() }))
    .readonly()
    .describe('What could not be sent for a day, in the last week.'),
  timeZone: z.string(),
}) satisfies z.ZodType<NoticeSettingsAnswer>;

export const pushSubscriptionSchema = z.object({
  endpoint: z.string().min(1).max(2_000),
  keys: z.object({
    p256dh: z.string().regex(/^[\w-]{87}=?$/, 'must be the public key that pushManager gave'),
    auth: z.string().regex(/^[\w-]{22}={0,2}$/, 'must be the secret that pushManager gave'),
  }),
  locale,
}) satisfies z.ZodType<PushSubscriptionRequest>;

export const deviceRemovalSchema = z.object({ endpoint: z.string().min(1).max(2_000) });

export const mailRequestSchema = z.object({
  address: z.string().max(1_000),
  locale,
}) satisfies z.ZodType<MailRequest>;
