import type { Site } from '../site/site.ts';
import type { HttpError } from './http.ts';
import type { Message } from '../messages/message.ts';
import type { Row, Rows } from './floor-rows.ts';
import type { NoticesUnread } from './notices.ts';
import type { RosterFact, RosterLook, RosterLooked, RosterViewer } from './roster-presence.ts';

/** Raised with every change of the wire; a screen that sees another number reloads itself. */
export const PROTOCOL_VERSION = 1;

/**
 * Which copy of the floor a screen gets. `desk`: callers masked, names. `wall`: no callers. `wall-nameless`: no callers
 * and agents without their names.
 */
export const AUDIENCES = ['desk', 'wall', 'wall-nameless'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Why figures on this screen are not the floor of this second. */
export type StreamMode = 'live' | 'replay';

/** The site as screens may see it. `agents` (their names in every language) is empty where names are hidden. */
export type SitePublic = Site;

export interface FloorSnapshot {
  readonly protocol: number;
  /** New with every start of the server (or of a replay): deltas of another epoch mean nothing. */
  readonly epoch: string;
  readonly seq: number;
  readonly mode: StreamMode;
  /** The floor's own time, epoch ms: the source's clock, or the replayed instant. */
  readonly floorNowMs: number;
  /** Floor seconds per second: 1 live, up to 1000 in a simulation, 0 for a paused replay. */
  readonly speed: number;
  readonly site: SitePublic;
  readonly rows: Rows;
}

/** Sent at least once a second even when nothing changed: silence for 3 s means the server is gone. */
export interface FloorDelta {
  readonly epoch: string;
  /** The previous `seq` plus one; anything else is a gap: ask for `floor:join` again. */
  readonly seq: number;
  readonly floorNowMs: number;
  readonly speed: number;
  /** Changed fields by row; a row not known before comes whole. */
  readonly set?: Readonly<Record<string, Partial<Row>>>;
  readonly gone?: readonly string[];
}

/**
 * What a screen says of itself when it connects, beside the cookies of its session. A socket that may not come in gets
 * `connect_error` with `data` of an HttpError: `not-signed-in` (a link that is none or was revoked), `not-allowed`, `too-many`.
 */
export interface HandshakeAuth {
  /** The token of a kiosk link, `/k/<token>`. */
  readonly kiosk?: string;
}

export interface JoinRequest {
  /** What the screen shows; each needs a right of its own (socket-rights.ts). */
  readonly audience: Audience;
  /** Set on a replay board: the id `replay:start` answered. */
  readonly replayId?: string;
}

/** Why this socket is disconnected: the rights it was let in by are gone. */
export interface AccessLost {
  /** Why, in English. */
  readonly reason: string;
  /** What `reason` says, for a screen to word. */
  readonly said: Message;
}

export type Ack<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & HttpError);

/** Closed list; server/http/error-status.ts and server/sockets/ack.ts are the only places that translate it. */
export const ERROR_CODES = [
  'bad-request',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'conflict',
  'too-large',
  'too-many',
  'storage-full',
  'unavailable',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface ReplayStart {
  /** Site day, `YYYY-MM-DD`. */
  readonly day: string;
  readonly speed: number;
  /** Where to begin, epoch ms; the day's start when left out. */
  readonly atMs?: number;
}

export interface ReplayControl {
  readonly replayId: string;
  readonly action:
    | { readonly kind: 'pause' }
    | { readonly kind: 'play'; readonly speed: number }
    | { readonly kind: 'jump'; readonly atMs: number }
    | { readonly kind: 'close' };
}

export interface ReplayStarted {
  readonly replayId: string;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface ReplayEnded {
  readonly replayId: string;
  /** Why, in English. */
  readonly reason: string;
  /** What `reason` says, for a screen to word. */
  readonly said: Message;
}

/** Requests up: `noun:verb`, each with an acknowledgement. */
export interface ClientToServer {
  'floor:join': (request: JoinRequest, ack: (answer: Ack<FloorSnapshot>) => void) => void;
  'replay:start': (request: ReplayStart, ack: (answer: Ack<ReplayStarted>) => void) => void;
  'replay:control': (request: ReplayControl, ack: (answer: Ack<null>) => void) => void;
  'roster:look': (request: RosterLook, ack: (answer: Ack<RosterLooked>) => void) => void;
  'roster:leave': (request: Record<string, never>, ack: (answer: Ack<null>) => void) => void;
  'notices:follow': (request: Record<string, never>, ack: (answer: Ack<NoticesUnread>) => void) => void;
}

/** Facts down: `noun:past`. */
export interface ServerToClient {
  /** A whole new start, unasked: after a screen was too slow, or the site's settings changed. */
  'floor:replaced': (snapshot: FloorSnapshot) => void;
  'floor:changed': (delta: FloorDelta) => void;
  /** A board document was saved: screens that show it fetch it again. */
  'board:changed': (fact: { readonly boardId: string }) => void;
  'replay:ended': (fact: ReplayEnded) => void;
  /** To those who look at rosters: everybody who does, after somebody came, went or looked elsewhere. */
  'roster:viewed': (fact: { readonly viewers: readonly RosterViewer[] }) => void;
  'roster:changed': (fact: RosterFact) => void;
  /** To the account whose notices they are, and to nobody else. */
  'notices:changed': (fact: NoticesUnread) => void;
  /** The last thing a socket is told whose rights have changed. */
  'access:lost': (fact: AccessLost) => void;
}
