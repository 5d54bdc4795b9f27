import type { Locale } from '../../shared/site/localized-text.ts';

/** The link of an account's calendar, one at most. */
export interface CalendarLinkRecord {
  readonly accountId: string;
  /** Of the link's token: who reads the store cannot use it. */
  readonly tokenHash: string;
  /** Of the words in it. */
  readonly locale: Locale;
  readonly madeMs: number;
  /** To a quarter of an hour; null: never read. */
  readonly readMs: number | null;
}

/**
 * What the hash of a link begins with that a restore ended, whose token nobody has: since the backup it may have been taken back, and
 * must not be good again. Whose it was is told to make it anew.
 */
export const ENDED_LINK = 'ended:';

/** What a calendar was told of a shift or leave. Kept, so that its number grows when it changes. */
export interface CalendarEntryRecord {
  readonly uid: string;
  readonly sequence: number;
  readonly isCancelled: boolean;
  readonly changedMs: number;
  /** Of a CalendarContent as JSON. */
  readonly text: string;
}

/** An agent's call for a supervisor. */
export interface HelpCallRecord {
  readonly id: string;
  readonly agentId: string;
  /** May be empty. */
  readonly note: string;
  readonly calledMs: number;
  /** Null: nobody has taken it. */
  readonly takenMs: number | null;
  readonly takenBy: string | null;
  /** Null while it stands. */
  readonly endedMs: number | null;
  /** Null: the agent themselves. */
  readonly endedBy: string | null;
}

/** What the centre tells its agents. Never changed, only taken back. */
export interface DayMessageRecord {
  readonly id: string;
  readonly text: string;
  /** Null: to all. */
  readonly teams: readonly string[] | null;
  readonly author: string;
  readonly madeMs: number;
  readonly endsMs: number;
  readonly removedMs: number | null;
  readonly removedBy: string | null;
}

/** What is kept of agents' own work beside rosters and adherence. */
export interface OwnStore {
  /** Takes the place of the one before. */
  saveLink(link: CalendarLinkRecord): Promise<void>;
  /** Again is harmless. */
  removeLink(accountId: string): Promise<void>;
  findLink(accountId: string): Promise<CalendarLinkRecord | null>;
  findLinkByHash(tokenHash: string): Promise<CalendarLinkRecord | null>;
  /** Of the link with this hash: one that was made meanwhile was not read. */
  markLinkRead(tokenHash: string, readMs: number): Promise<void>;
  /** By uid. */
  readCalendar(agentId: string): Promise<readonly CalendarEntryRecord[]>;
  /** All of an agent's; those that are not in it are gone. */
  saveCalendar(agentId: string, entries: readonly CalendarEntryRecord[]): Promise<void>;
  /** Those that stand, oldest first. */
  listHelpCalls(): Promise<readonly HelpCallRecord[]>;
  /** The newest of an agent; null: they never called. */
  findLastHelpCall(agentId: string): Promise<HelpCallRecord | null>;
  findHelpCall(id: string): Promise<HelpCallRecord | null>;
  /** Only where none of the agent's stands; false: one does. */
  addHelpCall(call: HelpCallRecord): Promise<boolean>;
  /** Only one that nobody took or ended; false: somebody was quicker. */
  takeHelpCall(id: string, takenMs: number, takenBy: string): Promise<boolean>;
  /** Only one that stands; false: it has ended already. */
  endHelpCall(id: string, endedMs: number, endedBy: string | null): Promise<boolean>;
  addMessage(message: DayMessageRecord): Promise<void>;
  /** Those whose end is later, also taken back; newest first. */
  listMessages(endingAfterMs: number): Promise<readonly DayMessageRecord[]>;
  /** As it is then. Only one that is there and not taken back; null otherwise. */
  removeMessage(id: string, removedMs: number, removedBy: string): Promise<DayMessageRecord | null>;
}
