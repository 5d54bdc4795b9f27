import type { NoticeFact } from '../../../shared/notices/notice.ts';
import type { Sayings } from '../../../shared/notices/sayings.ts';
import type { Locale } from '../../../shared/site/localized-text.ts';
import type { NoticeDevice, NoticePerson, SendRecord } from '../../ports/notice-store.ts';

/** What a push or a mail tells: the `text` of its send. */
export interface SentNotice {
  readonly noticeId: string;
  readonly facts: readonly NoticeFact[];
}

/** How sentences are made for a reader. */
export type SayingsOf = (locale: Locale) => Sayings;

/** One notice on its way to one reader. */
export interface Outgoing {
  readonly send: SendRecord;
  readonly notice: SentNotice;
  readonly person: NoticePerson;
  readonly locale: Locale;
  /** Of a push. */
  readonly device: NoticeDevice | null;
}

/** A way out of the house for what readers are told. */
export interface Channel {
  /** @throws SendFault for what was not taken; whatever else it throws may be tried again. */
  send(outgoing: Outgoing): Promise<void>;
}
