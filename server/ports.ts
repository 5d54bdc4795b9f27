import type { FloorEvent, NumberedEvent } from '../shared/floor/events.ts';
import type { Tally } from '../shared/floor/tally.ts';
import type { FeedStatus, Row, Rows } from '../shared/contract/floor-rows.ts';
import type { Board } from '../shared/boards/board.ts';
import type { KioskLink, KioskLinkRequest, OddityList, TrendInterval } from '../shared/contract/http.ts';
import type { ReplayControl, ReplayStart, StreamMode } from '../shared/contract/socket-events.ts';
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
  status(): { readonly status: FeedStatus; readonly sinceMs: number; readonly detail: string };
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

/** Append-only, durable before it answers, one writer. */
export interface Journal {
  /** `source`: the feed they come from, whose newest time is kept with them; left out for events that are pushed to us. */
  append(events: readonly FloorEvent[], source?: string): Promise<AppendResult>;
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
  /** The floor as of `seq`, so that a restart need not read everything. Keeps the newest two. */
  saveSnapshot(seq: number, text: string): Promise<void>;
  loadSnapshots(): Promise<readonly { readonly seq: number; readonly text: string }[]>;
  status(): { readonly status: 'ok' | 'failed'; readonly detail: string };
  close(): Promise<void>;
}

export interface AppendResult {
  /** In order, without those that were repeated. */
  readonly numbered: readonly NumberedEvent[];
  readonly repeated: readonly number[];
}

/** Half open: `fromMs <= t < toMs`. */
export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Tallies of past intervals, by queue (`*` is the site). Upserted: a late call corrects its interval. */
export interface History {
  saveIntervals(rows: readonly IntervalRow[]): Promise<void>;
  readIntervals(queueId: string, period: Period): Promise<readonly IntervalRow[]>;
  status(): { readonly status: 'ok' | 'failed'; readonly detail: string };
}

export interface IntervalRow {
  readonly queueId: string;
  readonly startMs: number;
  readonly intervalMinutes: number;
  readonly tally: Readonly<Tally>;
}

/** The site's own documents, as files a person may open: site, boards, kiosk links, secrets. */
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
  onEnded(listener: (reason: string) => void): void;
  close(reason: string): void;
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
