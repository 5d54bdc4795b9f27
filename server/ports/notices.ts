import type {
  NoticeListAnswer,
  NoticeSettingsAnswer,
  PushSubscriptionRequest,
} from '../../shared/contract/notices.ts';
import type { NoticeFact, NoticeReaders } from '../../shared/notices/notice.ts';
import type { NoticeSettings } from '../../shared/notices/notice-settings.ts';
import type { Locale } from '../../shared/site/localized-text.ts';

/**
 * Tells people what concerns them: in the page at once, by push and mail once what belongs together has come together and their
 * quiet hours are over; the webhook is told at once. Never throws: what cannot be sent is tried again, then logged.
 */
export interface NoticeDesk {
  tell(readers: NoticeReaders, fact: NoticeFact): void;
}

/** What readers ask of their notices (server/notices makes it). All refusals are FloorcastErrors in words. */
export interface Notices extends NoticeDesk {
  /** The newest first. */
  list(accountId: string, beforeMs: number | null): Promise<NoticeListAnswer>;
  countUnread(accountId: string): Promise<number>;
  /** @param ids null: all of theirs */
  markRead(accountId: string, ids: readonly string[] | null, untilMs: number): Promise<void>;
  readSettings(accountId: string): Promise<NoticeSettingsAnswer>;
  saveSettings(accountId: string, settings: NoticeSettings): Promise<NoticeSettingsAnswer>;
  /** Sends a link to the address, which is theirs once it was followed. @throws `bad-request`, `too-many` */
  askMail(accountId: string, address: string, locale: Locale): Promise<NoticeSettingsAnswer>;
  removeMail(accountId: string): Promise<NoticeSettingsAnswer>;
  /** @throws `not-found` for a link that is none, was used or is too old */
  confirmMail(token: string): Promise<void>;
  /** @throws `bad-request` for an endpoint that is nobody's push service */
  addDevice(
    reader: { readonly accountId: string; readonly sessionId: string; readonly browser: string },
    request: PushSubscriptionRequest,
  ): Promise<NoticeSettingsAnswer>;
  /** Again is harmless. */
  removeDevice(accountId: string, endpoint: string): Promise<NoticeSettingsAnswer>;
  /** Calls back with the account whose notices have changed. Answers how to end it. */
  onChanged(listener: (accountId: string) => void): () => void;
}
