import { z } from 'zod';
import { LOCALES, type Locale } from '../site/localized-text.ts';
import { sayRule } from '../site/bad-places.ts';
import { NOTICE_KIND_NAMES } from './kinds/index.ts';
import type { NoticeKindName } from './notice.ts';

/** Ways that leave the page. */
export const NOTICE_CHANNELS = ['push', 'mail'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** How somebody wants to be told. */
export interface NoticeSettings {
  /** Of what is pushed and mailed. */
  readonly locale: Locale;
  /** Push and mail wait for their end; null: at any time. */
  readonly quiet: QuietHours | null;
  readonly channels: Readonly<Record<NoticeKindName, Readonly<Record<NoticeChannel, boolean>>>>;
}

/** `HH:MM` by the site's clock, over midnight where `from` is later than `to`. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const channels = z.object({ push: z.boolean(), mail: z.boolean() });

export const noticeSettingsSchema = z.object({
  locale: z.enum(LOCALES),
  quiet: z
    .object({ from: time, to: time })
    .refine(({ from, to }) => from !== to, { error: sayRule({ code: 'rule-quiet-hours' }) })
    .nullable()
    .describe('HH:MM by the site’s clock, `from` and `to` not the same; null: no quiet hours.'),
  channels: z.object({
    roster: channels,
    request: channels,
    contest: channels,
    message: channels,
    help: channels,
  } satisfies Readonly<Record<NoticeKindName, typeof channels>>),
}) satisfies z.ZodType<NoticeSettings>;

/** Everything on every channel, and nights left alone. */
export const DEFAULT_NOTICE_SETTINGS: NoticeSettings = {
  locale: 'en',
  quiet: { from: '21:00', to: '07:00' },
  channels: Object.fromEntries(
    NOTICE_KIND_NAMES.map((kind) => [kind, { push: true, mail: true }]),
  ) as NoticeSettings['channels'],
};
