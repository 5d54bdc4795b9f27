import type { FloorEvent, NumberedEvent } from '../shared/floor/events.ts';
import type { TallyField } from '../shared/floor/tally.ts';
import type { FeedStatus, Row, Rows } from '../shared/contract/floor-rows.ts';
import type { HistoryContentsAnswer } from '../shared/contract/history.ts';
import type { ImportCounts, ImportPreview, ImportRecord } from '../shared/contract/imports.ts';
import type { CallKey, CallOutcome, CallRecord } from '../shared/history/call-record.ts';
import type {
  AgentDay,
  AgentInterval,
  FloorChanges,
  QueueDay,
  QueueInterval,
} from '../shared/history/roll-ups.ts';
import type { ExportKind, ExportRow } from '../shared/history/export-rows.ts';
import type { HistoryQuery, HistoryRow, HistoryTable } from '../shared/history/query.ts';
import type { ExportFormat } from '../shared/history/write-rows.ts';
import type { ImportKind, ImportOptions, RefusedRow } from '../shared/import/import-format.ts';
import type { HolidaysAnswer } from '../shared/contract/planning.ts';
import type { Board } from '../shared/boards/board.ts';
import type {
  Detail,
  KioskLink,
  KioskLinkRequest,
  OddityList,
  TrendInterval,
} from '../shared/contract/http.ts';
import type { Message } from '../shared/messages/message.ts';
import type { ReplayControl, ReplayStart, StreamMode } from '../shared/contract/socket-events.ts';
import type { Locale, LocalizedText } from '../shared/site/localized-text.ts';
import type { Site } from '../shared/site/site.ts';

/** The only source of the time of day in the shell; tests hand in their own. */
export interface Clock {
  nowMs(): number;
}

/** Where a feed puts what it learnt. */
export interface FeedSink {
  /**
   * Takes events in the order they happened. Resolves when they are durable; a feed that cannot wait need not.
   * Rejects with a JournalError when they could not be kept.
   */
  emit(events: readonly FloorEvent[]): Promise<AppendOutcome>;
  /** The newest event of this feed's past that is durable: from here a feed may recover what it missed; 0 when none. */
  readonly resumeFromMs: number;
}

/** A phone system, spoken to. One file a vendor, one line in server/feeds/index.ts. */
export interface Feed {
  readonly id: string;
  /** Returns when started, not when connected: a phone system that is down is the feed's own patience. */
  start(sink: FeedSink): Promise<void>;
  stop(): Promise<void>;
  status(): { readonly status: FeedStatus; readonly sinceMs: number } & Detail;
  /** The source's clock: real time plus its skew, or the simulated time. */
  nowMs(): number;
  /** Floor seconds per second; 1 for everything that is real. */
  speed(): number;
}

export interface AppendOutcome {
  readonly accepted: number;
  /** Indexes into the batch of events whose id was known already. */
  readonly repeated: readonly number[];
  readonly lastSeq: number;
}

/**
 * Append-only, durable before it answers, one writer. A commit keeps events together with what they made of the history:
 * all of it or nothing.
 */
export interface Journal {
  /**
   * One transaction. The events' numbers must follow on `lastSeq()` without gaps; a commit may have none and only keep
   * what time changed.
   *
   * @throws JournalError; then nothing of it is kept, and the same commit may be tried again.
   */
  commit(commit: FloorCommit): Promise<void>;
  /** Which of these ids are taken: their events are known already. */
  findKnownIds(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** The newest `atMs` that came from this source; 0 when none did. */
  newestAtMs(source: string): Promise<number>;
  /** Events with `seq > afterSeq`, in order, at most `limit`. */
  read(afterSeq: number, limit: number): Promise<readonly NumberedEvent[]>;
  /** Events with `fromMs <= atMs < toMs` in the order of the journal, `seq > afterSeq`, at most `limit`. */
  readPeriod(period: Period, afterSeq: number, limit: number): Promise<readonly NumberedEvent[]>;
  findCall(callId: string, limit: number): Promise<readonly NumberedEvent[]>;
  findAgent(agentId: string, period: Period, limit: number): Promise<readonly NumberedEvent[]>;
  /** Events of one type in a period, newest first. */
  findType(type: FloorEvent['type'], period: Period, limit: number): Promise<readonly NumberedEvent[]>;
  /** First and last `atMs` and the number of events, by the period asked. */
  measure(
    period: Period,
  ): Promise<{ readonly events: number; readonly firstAtMs: number; readonly lastAtMs: number }>;
  lastSeq(): number;
  /** The floor's clock at the newest commit, epoch ms: agent time is in the history until then; 0 before the first. */
  lastFloorMs(): number;
  /** The floor as of `seq`, so that a restart need not read everything. Keeps the newest two. */
  saveSnapshot(seq: number, text: string): Promise<void>;
  loadSnapshots(): Promise<readonly { readonly seq: number; readonly text: string }[]>;
  status(): { readonly status: 'ok' | 'failed' } & Detail;
  close(): Promise<void>;
}

export interface FloorCommit {
  readonly events: readonly NumberedEvent[];
  /** Newest `atMs` by the feed it came from. */
  readonly newestAtMs: Readonly<Record<string, number>>;
  /** The floor's clock after these events. */
  readonly floorMs: number;
  readonly changes: FloorChanges;
}

/** What can only be read of a journal: all that a replay needs. */
export type JournalReading = Pick<Journal, 'read' | 'readPeriod' | 'findType'> & { close(): Promise<void> };

/** Half open: `fromMs <= t < toMs`. */
export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The past as it is kept: roll-ups and calls of the live floor and of all imports that are done, added together. Rows
 * come by time, then queue or agent; what nobody knows of has no row.
 */
export interface History {
  /** Queues by their quarter hours, or by so many of them together, aligned to the site's local clock. */
  readQueueIntervals(request: IntervalsRequest & TallyFieldsRequest): Promise<readonly QueueInterval[]>;
  /** Queues by site days. */
  readQueueDays(request: DaysRequest & TallyFieldsRequest): Promise<readonly QueueDay[]>;
  /** The days summed up: one row a queue. */
  sumQueueDays(request: DaysRequest & TallyFieldsRequest): Promise<readonly Omit<QueueDay, 'day'>[]>;
  readAgentIntervals(request: IntervalsRequest & AgentsRequest): Promise<readonly AgentInterval[]>;
  readAgentDays(request: DaysRequest & AgentsRequest): Promise<readonly AgentDay[]>;
  sumAgentDays(request: DaysRequest & AgentsRequest): Promise<readonly Omit<AgentDay, 'day'>[]>;
  /** The calls behind a figure, by the moment they were offered, at most `limit`, after the one named. */
  readCalls(request: CallsRequest): Promise<readonly StoredCall[]>;
  /** Every queue and agent the history has, and its first and last site day; null when it has nothing. */
  describe(): Promise<HistoryContents>;
  status(): { readonly status: 'ok' | 'failed' } & Detail;
}

/** Which of a queue's counts are needed: reading half of them takes half the time. */
export interface TallyFieldsRequest {
  /** Those not named may be 0. Left out: all. */
  readonly fields?: readonly TallyField[];
}

export interface IntervalsRequest {
  /** `['*']` is the site's own row; null: every queue but the site's row. */
  readonly queueIds: readonly string[] | null;
  readonly period: Period;
  /** 15 reads rows as they are. */
  readonly everyMinutes: 15 | 30 | 60;
}

export interface DaysRequest {
  readonly queueIds: readonly string[] | null;
  /** `YYYY-MM-DD`, both inclusive. */
  readonly fromDay: string;
  readonly toDay: string;
}

/** For agents `queueIds` null means whole agents, a list means their rows of these queues. */
export interface AgentsRequest {
  /** Null: all. */
  readonly agentIds: readonly string[] | null;
}

export interface CallsRequest {
  readonly queueIds: readonly string[] | null;
  readonly agentIds: readonly string[] | null;
  /** Null: any. */
  readonly outcomes: readonly CallOutcome[] | null;
  readonly period: Period;
  readonly after: CallKey | null;
  readonly limit: number;
}

export interface StoredCall extends CallRecord {
  /** 0: seen live; else the number of the import it came with. */
  readonly importNo: number;
}

export interface HistoryContents {
  readonly queueIds: readonly string[];
  readonly agents: readonly { readonly agentId: string; readonly name: string | null }[];
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** What can only be read of the past, from a thread of its own: all that answers of it are made from. */
export interface HistoryReading {
  readonly history: History;
  readonly journal: Pick<Journal, 'readPeriod' | 'measure'>;
  close(): Promise<void>;
}

/** Figures of the past by the catalogue: the one way to ask for them. */
export interface HistoryReader {
  /** One page of a table. @throws FloorcastError `bad-request` for what cannot be asked. */
  readTable(query: HistoryQuery, page: HistoryPage): Promise<HistoryTable>;
  /** All of its rows, in pieces of a few thousand. @throws as `readTable` */
  readRows(query: HistoryQuery, locale: Locale): AsyncIterable<readonly HistoryRow[]>;
  describe(): Promise<HistoryContentsAnswer>;
  /** Everything of one kind that is kept of these days, in order of time, in pieces of a few thousand rows. */
  readEverything(request: ExportRequest): AsyncIterable<readonly ExportRow[]>;
}

/** The past as it is sent: worked out and written beside the floor, so that no question holds up a commit. */
export interface HistoryAnswers {
  /**
   * One page of a table: a HistoryTable.
   *
   * @param signal gives the question up: whoever asked is gone.
   * @throws FloorcastError `bad-request` for what cannot be asked.
   */
  readTable(query: HistoryQuery, page: HistoryPage, signal?: AbortSignal): Promise<WrittenAnswer>;
  /** A HistoryContentsAnswer. */
  describe(): Promise<WrittenAnswer>;
  /** All rows of a table as the text of a file, in pieces that are made as they are taken. @throws as `readTable` */
  writeTable(query: HistoryQuery, locale: Locale, format: ExportFormat): AsyncIterable<Uint8Array>;
  /** Everything of one kind in the same way. */
  writeEverything(request: ExportRequest, format: ExportFormat): AsyncIterable<Uint8Array>;
}

export interface WrittenAnswer {
  readonly json: Uint8Array;
  /** Strong: the same as long as the answer is. */
  readonly etag: string;
}

export interface ExportRequest {
  readonly what: ExportKind;
  /** Site days, both inclusive; null: from the first, to the last there is. */
  readonly fromDay: string | null;
  readonly toDay: string | null;
  /** Callers' numbers as they are kept, or masked as on screens. */
  readonly callers: 'whole' | 'masked';
}

export interface HistoryPage {
  /** `HistoryTable.next` of the page before; null: the first. */
  readonly after: string | null;
  readonly limit: number;
  /** Of the names of queues, teams and agents. */
  readonly locale: Locale;
}

/** What the server counts of itself, told in Prometheus' text format. */
export interface Meters {
  countCommit(commit: MeteredCommit): void;
  /** `route` as it is documented: `/api/v1/boards/{boardId}`. */
  countRequest(request: MeteredRequest): void;
  /** Everything as of now. */
  read(): Promise<{ readonly contentType: string; readonly text: string }>;
}

export interface MeteredCommit {
  readonly outcome: 'kept' | 'failed';
  readonly events: number;
  readonly tookMs: number;
}

export interface MeteredRequest {
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly tookMs: number;
}

/**
 * Where imports are kept. Rows of one that runs, was cancelled, failed or is being undone are in no figure: an import
 * counts whole or not at all. One at a time runs or is undone.
 */
export interface Imports {
  /** @throws FloorcastError `conflict` while another one runs. */
  begin(start: ImportStart): Promise<ImportWriter>;
  /** Newest first. */
  list(): Promise<readonly ImportRecord[]>;
  find(importNo: number): Promise<ImportRecord | null>;
  findByContent(fileSha256: string): Promise<ImportRecord | null>;
  readRefused(importNo: number, afterRow: number, limit: number): Promise<readonly RefusedRow[]>;
  /**
   * Takes everything an import added away again. Goes on where it was when the process was killed meanwhile.
   *
   * @throws FloorcastError `not-found`, `conflict`
   */
  undo(importNo: number, onProgress?: (progress: number) => void): Promise<void>;
  /**
   * Undoes what a killed process left half done. Called before anything else is written.
   *
   * @param signal With it, what another process seems to be at is looked at every minute until nothing unfinished is left
   *   or the signal is given; without it, once.
   */
  recover(onProgress?: (progress: number) => void, signal?: AbortSignal): Promise<void>;
}

export interface ImportStart {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly options: ImportOptions;
}

/** What became of a row that was handed over. */
export type RowFate = 'added' | 'known' | 'differing' | 'interval-taken';

export interface ImportWriter {
  readonly importNo: number;
  /**
   * Keeps calls and counts them into the roll-ups. `known`: the same call is kept already, also when the live floor's
   * clock was up to 2 s off. `differing`: kept already, but not the same. `interval-taken`: its queue has counts from
   * elsewhere for that quarter hour, which hold this call already.
   */
  addCalls(calls: readonly CallRecord[]): Promise<readonly RowFate[]>;
  /**
   * Keeps counts of queues by quarter hours; the site's own row is counted from those that are added. `interval-taken`:
   * calls or other counts are kept for it already, also from this import.
   */
  addIntervals(rows: readonly QueueInterval[]): Promise<readonly RowFate[]>;
  /**
   * What a log says beside its calls: of agents their times, rings and transfers (their conversations come with the
   * calls), of queues `handleAgentMs` and `readyAgentMs`, whole. An agent's or a queue's quarter hour that has times from
   * elsewhere keeps those.
   */
  addAgentTime(time: AgentTime): Promise<void>;
  /** At most the first 100,000 are kept. */
  addRefused(rows: readonly RefusedRow[]): Promise<void>;
  /** From here on its rows count. */
  finish(counts: ImportCounts): Promise<ImportRecord>;
  /** Everything it added is taken away again. */
  abandon(
    state: 'cancelled' | 'failed',
    counts: ImportCounts,
    problem: Message | null,
  ): Promise<ImportRecord>;
  reportProgress(progress: number, counts: ImportCounts): Promise<void>;
}

export interface AgentTime {
  readonly agents: readonly AgentInterval[];
  readonly queues: readonly QueueInterval[];
  readonly names: readonly { readonly agentId: string; readonly name: string }[];
}

/** Files brought in: looked at first, then imported in the background, one at a time. */
export interface ImportJobs {
  /**
   * Keeps a file for a day, until it is imported or discarded.
   *
   * @throws FloorcastError `too-large`, `too-many`, `storage-full`
   */
  upload(content: AsyncIterable<Uint8Array>, fileName: string): Promise<ImportPreview>;
  /** The same file read in another way. @throws FloorcastError `not-found`, `bad-request` */
  preview(uploadId: string, options: ImportOptions): Promise<ImportPreview>;
  /** Discarding twice is harmless. @throws FloorcastError `conflict` while it is imported. */
  discard(uploadId: string): Promise<void>;
  /**
   * Begins to import and answers at once.
   *
   * @throws FloorcastError `not-found`, `bad-request` (nothing can be imported with these options), `conflict`
   */
  start(uploadId: string, options: ImportOptions): Promise<ImportRecord>;
  /** Stops it and takes everything away again. @throws FloorcastError `not-found`, `conflict` when it does not run. */
  cancel(importNo: number): Promise<ImportRecord>;
  /** Begins to take everything away that an import added, and answers at once. @throws FloorcastError `not-found`, `conflict` */
  undo(importNo: number): Promise<ImportRecord>;
  /** Newest first, with the progress of the one that runs. */
  list(): Promise<readonly ImportRecord[]>;
  /** @throws FloorcastError `not-found` */
  find(importNo: number): Promise<ImportRecord>;
  /** By row, in pieces. @throws FloorcastError `not-found` */
  readRefused(importNo: number): AsyncIterable<readonly RefusedRow[]>;
  /** An import that runs stops and counts nowhere; `Imports.recover` of the next start takes it away. Uploads are gone. */
  close(): Promise<void>;
}

/** What the store does about age and privacy. Each may be killed at any moment and be called again. */
export interface Upkeep {
  /** Deletes calls offered, and events that happened, before these moments (null: none); roll-ups stay. */
  deleteBefore(limits: {
    readonly callsMs: number | null;
    readonly eventsMs: number | null;
  }): Promise<{ readonly calls: number; readonly events: number }>;
  /** Takes a caller's number (and its hash) out of calls and events. Their figures stay. */
  deleteCaller(numbers: readonly string[]): Promise<{ readonly calls: number; readonly events: number }>;
  /** Gives an agent another id without a name everywhere. Their figures stay, nobody's. */
  deleteAgent(agentId: string): Promise<{ readonly newId: string; readonly events: number }>;
  /** Somebody was taken out of the site document who is nowhere else: a server that runs is to read it anew. */
  orderNewSite(): Promise<void>;
  /** Whether people were deleted whom a server that runs may still have in its memory. */
  isForgettingOrdered(): Promise<boolean>;
  /** At a start: takes out what a server wrote of them since. Gives how many orders there were. */
  forgetOrdered(): Promise<number>;
  /** Works the days out anew from the quarter hours: the site's zone or day start was changed. */
  rebuildDays(onProgress?: (progress: number) => void): Promise<void>;
}

/** What every caller's number passes before anything is kept (server/privacy/caller-guard.ts makes it). */
export interface CallerGuard {
  /** A number as the store may have it. */
  guardNumber(number: string): string;
  /** An event as the store may have it. */
  guardEvent(event: FloorEvent): FloorEvent;
}

/** The site's own documents: site, boards, kiosk links, secrets. Files a person may open, or rows of the database server. */
export interface Documents {
  /** Null when there is none yet. Throws a DocumentError that names file, place and rule when it does not parse. */
  read<T>(name: string, parse: (value: unknown) => T): Promise<T | null>;
  save(name: string, value: unknown): Promise<void>;
}

/** The running floor as the adapters see it (server/live/live-floor.ts makes it). */
export interface LiveFloor {
  /** New with every start. */
  readonly epoch: string;
  site(): Site;
  floorNowMs(): number;
  speed(): number;
  /** The whole table as of the last tick, callers unmasked: audiences are cut from it on the way out. */
  rows(): Rows;
  /**
   * Calls back soon after events (at most every 80 ms), 4 times a second while only time moves figures, and once a second
   * when nothing changes (then empty).
   */
  subscribe(listener: (changes: RowChanges) => void): () => void;
  emit(events: readonly FloorEvent[]): Promise<AppendOutcome>;
  oddities(): OddityList;
  /** Intervals of the running day, from memory. */
  todayIntervals(queueId: string): readonly TrendInterval[];
}

export interface RowChanges {
  readonly floorNowMs: number;
  readonly set: Readonly<Record<string, Partial<Row>>>;
  readonly gone: readonly string[];
}

/** A floor that screens can be joined to: the live one, or a replayed day. */
export interface FloorSource {
  readonly epoch: string;
  readonly mode: StreamMode;
  site(): Site;
  floorNowMs(): number;
  speed(): number;
  rows(): Rows;
  /** `onReplaced`: the table is another one now (a jump in a replay); changes go on from `rows()`. */
  subscribe(onChanges: (changes: RowChanges) => void, onReplaced: () => void): () => void;
}

/** One past day, played from the journal. */
export interface Replay extends FloorSource {
  readonly id: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** Resolves when the replay has done it: after a jump the new rows stand. */
  control(action: ReplayControl['action']): Promise<void>;
  /** Calls back once, when the replay is over for whatever reason. */
  onEnded(listener: (reason: Message) => void): void;
  close(reason: Message): void;
}

export interface Replays {
  /** @throws FloorcastError `not-found` for a day the journal has nothing of, `too-many` when all places are taken. */
  start(request: ReplayStart): Promise<Replay>;
  find(replayId: string): Replay | null;
  closeAll(): Promise<void>;
}

/** Whoever asks, as far as we know them until there are accounts. */
export type Visitor =
  | { readonly role: 'administrator' }
  | {
      readonly role: 'kiosk';
      readonly linkId: string;
      readonly boardId: string;
      readonly agentNames: KioskLink['agentNames'];
    }
  | { readonly role: 'visitor' };

/** Who may come in; http and sockets ask the same. */
export interface Access {
  /** Walls open without a link: only this machine reaches the server. */
  readonly wallsOpen: boolean;
  /** Who holds this cookie header and kiosk token. Null: a kiosk token was shown that is not (or no longer) good. */
  recognise(cookies: string | undefined, kioskToken: string | undefined): Visitor | null;
  /** Refuses names that are not ours, so that no other site's name can be pointed at this machine (DNS rebinding). */
  isTrustedHost(host: string | undefined): boolean;
  /** Whether a page of this origin may act here: our own, or one named in the settings. */
  isAllowedOrigin(origin: string, host: string | undefined): boolean;
  /** Whether this is the bearer token of the HTTP intake. */
  isIntakeToken(token: string): boolean;
  /** Whether this is the bearer token that reads the past and the meters. */
  isReadToken(token: string): boolean;
  /** A new session for who shows the administrator's key, as a cookie; null for any other key. */
  openSession(adminKey: string): SessionCookie | null;
  readonly sessionCookie: Omit<SessionCookie, 'value'>;
}

export interface SessionCookie {
  readonly name: string;
  readonly value: string;
  readonly maxAgeMs: number;
  /** For https only. */
  readonly secure: boolean;
}

/** Signed, revocable links that open one wall. */
export interface KioskLinks {
  list(): readonly KioskLink[];
  create(request: KioskLinkRequest): Promise<KioskLink>;
  /** Revoking twice is harmless. @throws FloorcastError `not-found` */
  revoke(linkId: string): Promise<void>;
  /** The link a token opens; null when it is none of ours or revoked. */
  findByToken(token: string): KioskLink | null;
  onRevoked(listener: (linkId: string) => void): () => void;
}

/** The boards of the site, in the order they were made. */
export interface Boards {
  list(): readonly Board[];
  find(boardId: string): Board | null;
  save(board: Board): Promise<void>;
  /** @throws FloorcastError `not-found` */
  remove(boardId: string): Promise<void>;
  onChanged(listener: (boardId: string) => void): () => void;
}

/** Public holidays, and weekend days worked for them, as events to plan with. */
export interface HolidayCalendar {
  /** Countries, each followed by its states where they differ. */
  listCountries(): readonly HolidayCountry[];
  /** The country of a zone, to begin with; null for zones of none. Example: `Asia/Shanghai` is `CN`. */
  guessCountry(timeZone: string): string | null;
  /** One event a day, in order. @throws FloorcastError `bad-request` for a country or days that cannot be */
  listHolidays(request: HolidayRequest): Pick<HolidaysAnswer, 'events' | 'makeUpDaysKnownTo'>;
}

export interface HolidayCountry {
  /** ISO 3166, with a region where it differs: `CN`, `DE-BY`. */
  readonly code: string;
  readonly name: LocalizedText;
}

export interface HolidayRequest {
  readonly country: string;
  /** Site days, both inclusive. */
  readonly fromDay: string;
  readonly toDay: string;
}
