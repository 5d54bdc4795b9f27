import type { Notice, NoticeFact, NoticeReaders } from '../notices/notice.ts';
import type { NoticeChannel, NoticeSettings } from '../notices/notice-settings.ts';
import type { Locale, LocalizedText } from '../site/localized-text.ts';

/** Everything under `/api/v1/me/notices` is of whoever is signed in, and of nobody else. The administrator's link has none of it. */

/** `GET /api/v1/me/notices[?before=MS]`, the newest first, some dozens at a time. */
export interface NoticeListAnswer {
  readonly notices: readonly Notice[];
  /** Of all of them. */
  readonly unread: number;
  /** Nothing newer was seen: what is marked as read is marked until then. */
  readonly untilMs: number;
  /** Ask for those before this moment; null: that was all. */
  readonly olderBeforeMs: number | null;
  /** Of the site: its times are said by it. */
  readonly timeZone: string;
  /** Of agents that facts speak of. */
  readonly agentNames: Readonly<Record<string, LocalizedText>>;
}

/** `POST /api/v1/me/notices/read`: answers NoticesUnread. */
export interface NoticesReadRequest {
  /** Null: all of them. */
  readonly ids: readonly string[] | null;
  /** `untilMs` of the list that was shown: what came since stays unread. */
  readonly untilMs: number;
}

/** Also what a socket is told with `notices:changed` after it said `notices:follow`. */
export interface NoticesUnread {
  readonly unread: number;
}

/** `GET /api/v1/me/notices/settings`, and the answer of whatever changes them; `PUT` the settings whole. */
export interface NoticeSettingsAnswer {
  readonly settings: NoticeSettings;
  /** Null: the site has no mail server. */
  readonly mail: { readonly address: string | null; readonly isConfirmed: boolean } | null;
  readonly push: {
    /** For `pushManager.subscribe`. */
    readonly publicKey: string;
    readonly devices: readonly PushDevice[];
  };
  /** What could not be sent for a day and was given up, in the last week, the newest first. */
  readonly givenUp: readonly {
    readonly channel: NoticeChannel;
    readonly atMs: number;
    /** In the words of the other end. */
    readonly fault: string;
  }[];
  readonly timeZone: string;
}

export interface PushDevice {
  readonly id: string;
  readonly browser: string;
  readonly addedAtMs: number;
  /** By which a browser knows itself. */
  readonly endpoint: string;
}

/** `POST /api/v1/me/notices/devices`: what the browser's `pushManager` gave, and the language of what is pushed. */
export interface PushSubscriptionRequest {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  readonly locale: Locale;
}

/** `POST /api/v1/me/notices/mail`: sends a link to the address. */
export interface MailRequest {
  readonly address: string;
  readonly locale: Locale;
}

/** What a push carries, in the reader's language: shown as it is by the service worker. */
export interface PushedNotice {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Opened when it is touched. */
  readonly path: string;
  readonly lang: Locale;
}

/**
 * What the webhook is sent, a POST of JSON. `x-floorcast-id` is its id, the same with every try; `x-floorcast-time` the moment of the
 * try in epoch ms; `x-floorcast-signature` is `sha256=` and the HMAC in hex of that moment, a full stop and the body as it came, with
 * the `webhookKey` of secrets.json. Any status of 200 to 299 takes it; else it is sent again for a day.
 */
export interface WebhookDocument {
  readonly version: 1;
  readonly id: string;
  readonly atMs: number;
  readonly site: LocalizedText;
  readonly notices: readonly WebhookNotice[];
}

export interface WebhookNotice {
  readonly readers: NoticeReaders;
  readonly fact: NoticeFact;
  /** The fact in words: its title and what else there is, line by line. */
  readonly text: Readonly<Record<Locale, string>>;
}
