import type { NoticeFact, TimedFact } from '../../shared/notices/notice.ts';
import type { NoticeChannel, NoticeSettings } from '../../shared/notices/notice-settings.ts';

/** A fact for one account. */
export interface NewNoticeFact {
  readonly accountId: string;
  /** Told again under the same key it is no fact. */
  readonly key: string;
  readonly atMs: number;
  readonly fact: NoticeFact;
}

/** A notice as it is kept. It takes facts until it is closed: sent, read, or nothing of it stands. */
export interface NoticeRecord {
  readonly id: string;
  readonly accountId: string;
  readonly firstMs: number;
  readonly lastMs: number;
  /** When it is to be sent; null: never. */
  readonly dueMs: number | null;
  readonly closedMs: number | null;
  readonly readMs: number | null;
  /** As they were told, the oldest first. */
  readonly facts: readonly TimedFact[];
}

/** When the open notice of an account is due; null: nothing of it stands. */
export type PlanNotice = (accountId: string, facts: readonly TimedFact[]) => number | null;

export type SendChannel = NoticeChannel | 'webhook';

/** Something that is to leave the house once. */
export interface NewSend {
  readonly id: string;
  readonly channel: SendChannel;
  /** Empty for the webhook, which is the site's. */
  readonly accountId: string;
  /** Of a push. */
  readonly deviceId: string | null;
  /** What is sent, as JSON. */
  readonly text: string;
  readonly madeMs: number;
}

export interface SendRecord extends NewSend {
  /** This one included. */
  readonly tries: number;
}

export type SendOutcome =
  /** `dropped`: there is nobody any more who would take it. */
  | { readonly kind: 'sent' | 'dropped'; readonly atMs: number }
  | { readonly kind: 'later'; readonly nextMs: number; readonly fault: string }
  | { readonly kind: 'given-up'; readonly atMs: number; readonly fault: string };

export interface GivenUp {
  readonly channel: SendChannel;
  readonly atMs: number;
  /** What the other end said, in its own words. */
  readonly fault: string;
}

/** How somebody is to be told. */
export interface NoticePerson {
  readonly accountId: string;
  /** Null: nothing was chosen yet. */
  readonly settings: NoticeSettings | null;
  readonly mail: NoticeMail | null;
}

export interface NoticeMail {
  readonly address: string;
  /** Null until its owner has followed the link: nothing is sent there. */
  readonly confirmedMs: number | null;
  /** Of the link's token: who reads the store cannot use it. Null once it was used. */
  readonly tokenHash: string | null;
  readonly tokenEndsMs: number | null;
}

/** A browser that takes pushes. */
export interface NoticeDevice {
  /** Of its endpoint. */
  readonly id: string;
  readonly accountId: string;
  /** It goes when the session is ended by somebody. */
  readonly sessionId: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly browser: string;
  readonly addedMs: number;
}

/** Where notices, what is to be sent of them, and how people want to be told are kept. */
export interface NoticeStore {
  /**
   * Each joins the open notice of its account, or begins one; one without anything that stands is closed as read.
   *
   * @returns the accounts that were told something new.
   */
  addFacts(facts: readonly NewNoticeFact[], plan: PlanNotice): Promise<readonly string[]>;
  /** Works out anew when the open notice of an account is due. */
  replan(accountId: string, plan: PlanNotice): Promise<void>;
  /** The newest first. @param beforeMs only those whose newest fact is older; null: from the newest on. */
  listNotices(accountId: string, beforeMs: number | null, most: number): Promise<readonly NoticeRecord[]>;
  countUnread(accountId: string): Promise<number>;
  /** Those with nothing newer than `untilMs`; what was read is not sent any more. @param ids null: all of theirs. */
  markRead(accountId: string, ids: readonly string[] | null, untilMs: number, atMs: number): Promise<void>;
  listDue(nowMs: number, most: number): Promise<readonly NoticeRecord[]>;
  /** Closes a notice as it was listed, and keeps what is to be sent of it, or nothing; false: it has changed since. */
  close(notice: NoticeRecord, atMs: number, sends: readonly NewSend[]): Promise<boolean>;
  /** One that is there already stays as it is. */
  addSends(sends: readonly NewSend[]): Promise<void>;
  /** What is to be sent now, the longest due first: nobody else gets it before `leaseMs`. */
  claimSends(nowMs: number, leaseMs: number, most: number): Promise<readonly SendRecord[]>;
  finishSend(id: string, outcome: SendOutcome): Promise<void>;
  /** The newest first. */
  listGivenUp(accountId: string, sinceMs: number): Promise<readonly GivenUp[]>;
  readPeople(accountIds: readonly string[]): Promise<readonly NoticePerson[]>;
  savePerson(person: NoticePerson): Promise<void>;
  findByMailToken(tokenHash: string): Promise<NoticePerson | null>;
  listDevices(accountId: string): Promise<readonly NoticeDevice[]>;
  /** A browser that somebody else used before is the new one's alone. */
  saveDevice(device: NoticeDevice): Promise<void>;
  /** The browsers of one session go on with another one; those of somebody else are removed. */
  moveDevices(
    sessionId: string,
    to: { readonly accountId: string; readonly sessionId: string },
  ): Promise<void>;
  removeDevices(
    which: { readonly ids: readonly string[] } | { readonly sessionIds: readonly string[] },
  ): Promise<void>;
  /** Lets go of notices that are closed and of sends that are over, all from before. */
  forgetBefore(atMs: number): Promise<void>;
}
