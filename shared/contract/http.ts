import type { Right } from '../access/rights.ts';
import type { Role } from '../access/roles.ts';
import type { FloorEvent, NumberedEvent } from '../floor/events.ts';
import type { Board } from '../boards/board.ts';
import type { Tally } from '../floor/tally.ts';
import type { ToldTally } from '../history/roll-ups.ts';
import type { Message } from '../messages/message.ts';
import type { ErrorCode } from './socket-events.ts';

/**
 * A screen that was opened by a kiosk link sends the link's token in this header with every request (and in the socket's
 * handshake, see `HandshakeAuth`). It opens the link's own board, the trend and the wall's stream, and nothing else.
 */
export const KIOSK_HEADER = 'x-floorcast-kiosk';

/** The body of every answer that is not 2xx. */
export interface HttpError {
  readonly code: ErrorCode;
  /** The value, the rule and the way out, in English. */
  readonly message: string;
  /** What `message` says, for a screen to word in its reader's language. */
  readonly said?: Message;
}

/** `GET /healthz` */
export interface Health {
  readonly status: 'ok' | 'degraded';
  readonly version: string;
  readonly startedAtMs: number;
  readonly feeds: readonly ({ readonly id: string; readonly status: string } & Detail)[];
  readonly journal: { readonly status: 'ok' | 'failed'; readonly lastSeq: number } & Detail;
  readonly store: { readonly status: 'ok' | 'failed' } & Detail;
}

/** How something is. */
export interface Detail {
  /** In English. */
  readonly detail: string;
  /** What `detail` says, for a screen to word; absent where it is the same in every language. */
  readonly said?: Message;
}

/** `POST /api/v1/events`: the answer, after everything accepted is durable. Lines count from 1. */
export interface IntakeAnswer {
  readonly accepted: number;
  /** Known by their id already: nothing was done, nothing is wrong. */
  readonly repeated: number;
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
}

/** `GET /api/v1/trend?day=YYYY-MM-DD&queue=<id or *>`: the day's intervals, oldest first. */
export interface Trend {
  readonly day: string;
  readonly queueId: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly intervalMinutes: number;
  readonly intervals: readonly TrendInterval[];
}

export interface TrendInterval {
  readonly startMs: number;
  readonly tally: Readonly<Tally>;
  /** What `tally` is the sum of, where not all of it tells the same of its calls; absent: everything is told. */
  readonly parts?: readonly ToldTally[];
}

/** `GET /api/v1/calls/:callId`: everything the journal knows of one contact, oldest first. */
export interface CallTimeline {
  readonly callId: string;
  readonly events: readonly NumberedEvent[];
}

/** `GET /api/v1/agents/:agentId/day?day=YYYY-MM-DD` */
export interface AgentDay {
  readonly agentId: string;
  readonly day: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly events: readonly FloorEvent[];
  /** True when the day has more events than one answer carries. */
  readonly cut: boolean;
}

/** `GET /api/v1/abandoned?day=YYYY-MM-DD&queue=<id or *>`: newest first, to ring back. */
export interface AbandonedList {
  readonly day: string;
  readonly callers: readonly AbandonedCaller[];
}

export interface AbandonedCaller {
  readonly callId: string;
  readonly queueId: string;
  readonly abandonedAtMs: number;
  readonly waitMs: number;
  /** Whole: whoever may see this list is to ring back. */
  readonly caller: string | null;
  /** The same number was answered later that day: no need to ring. */
  readonly answeredLaterAtMs: number | null;
}

/** `GET /api/v1/oddities`: what the reducer could not take at its word, newest first. */
export interface OddityList {
  readonly counts: Readonly<Record<string, number>>;
  readonly latest: readonly ({ readonly code: string; readonly atMs: number } & Detail)[];
}

/** `GET /api/v1/days`: site days the journal can replay, newest first. */
export interface ReplayableDays {
  readonly days: readonly {
    readonly day: string;
    readonly fromMs: number;
    readonly toMs: number;
    readonly events: number;
  }[];
}

/**
 * `GET /api/v1/boards`, in the order they were made. `GET`, `PUT` (a whole Board, made when there is none; answers it as
 * it was kept) and `DELETE /api/v1/boards/:boardId` for one.
 */
export interface BoardList {
  readonly boards: readonly Board[];
}

/** `GET /api/v1/kiosk-links`, newest first, revoked ones too. */
export interface KioskLinkList {
  readonly links: readonly KioskLink[];
}

/** One entry of `GET /api/v1/kiosk-links`, the answer of `POST` (a KioskLinkRequest), `DELETE /:id` */
export interface KioskLink {
  readonly id: string;
  readonly boardId: string;
  readonly note: string;
  readonly agentNames: 'shown' | 'hidden';
  readonly createdAtMs: number;
  readonly revokedAtMs: number | null;
  /** Path and signature: `/k/<token>`. */
  readonly path: string;
}

export interface KioskLinkRequest {
  readonly boardId: string;
  readonly note: string;
  readonly agentNames: 'shown' | 'hidden';
}

/** `GET /api/v1/session`: who this browser is, and what it may do. */
export interface SessionInfo {
  readonly role: Role | 'kiosk' | 'read-token' | 'intake-token' | 'visitor';
  /** Of the account; null where nobody signed in by name. */
  readonly name: string | null;
  /** All that the table gives to whoever asks (shared/access/rights.ts). */
  readonly rights: readonly Right[];
  /** True when walls open without a link: the server listens on this machine only. */
  readonly wallsOpen: boolean;
  readonly protocol: number;
}

/** `GET /api/v1/kiosk/:token`: what a kiosk link opens. */
export interface KioskSession {
  readonly boardId: string;
  readonly agentNames: 'shown' | 'hidden';
}
