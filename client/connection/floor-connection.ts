import {
  PROTOCOL_VERSION,
  type ReplayEnded,
  type Ack,
  type ClientToServer,
  type ErrorCode,
  type FloorDelta,
  type FloorSnapshot,
  type JoinRequest,
  type ServerToClient,
} from '../../shared/contract/socket-events.ts';
import type { HttpError } from '../../shared/contract/http.ts';
import type { FloorMirror } from '../state/floor-mirror.svelte.ts';

/** Nothing for this long, and the screen says that it is old. The server speaks at least once a second. */
export const SILENT_AFTER_MS = 2_600;
/** A line that is up but silent this long is cut and dialled anew: the other end may be long gone. */
const REDIAL_AFTER_MS = 6_000;
const JOIN_ANSWER_MS = 5_000;
const HUNG_UP_RETRY_MS = 1_000;
const REFUSED_RETRY_MS = 15_000;
const FAILED_RETRY_MS = 2_000;
const HELD_DELTAS = 100;
/** Answers that do not mend themselves within seconds. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set(['not-signed-in', 'not-allowed', 'not-found']);

/** What is needed of a socket.io socket; tests bring their own. */
export interface FloorSocket {
  readonly connected: boolean;
  on<E extends keyof ServerToClient>(event: E, listener: ServerToClient[E]): unknown;
  on(event: 'connect' | 'disconnect', listener: (reason?: string) => void): unknown;
  on(event: 'connect_error', listener: (error: { readonly data?: unknown }) => void): unknown;
  emit<E extends keyof ClientToServer>(event: E, ...args: Parameters<ClientToServer[E]>): unknown;
  connect(): unknown;
  disconnect(): unknown;
}

export interface ConnectionParts {
  readonly socket: FloorSocket;
  readonly mirror: FloorMirror;
  /** `performance.now`, or a test's stopwatch. */
  readonly stopwatchMs: () => number;
  /** Calls back every `ms` until the answer is called. */
  readonly every: (ms: number, work: () => void) => () => void;
  /** The server speaks another protocol: this page is of another version. */
  readonly onOtherProtocol: (protocol: number) => void;
  /** The server was started anew: maybe with a new version of this page. */
  readonly onOtherEpoch: () => void;
  readonly onBoardChanged?: (boardId: string) => void;
  readonly onReplayEnded?: (fact: ReplayEnded) => void;
}

/**
 * Keeps a mirror of the floor true: joins, follows the numbered deltas, asks for the whole floor again at any gap,
 * redials a dead line. Whatever happens to the server, the screen needs no hand.
 */
export class FloorConnection {
  #parts: ConnectionParts;
  #request: JoinRequest | null = null;
  #followed: { readonly epoch: string; seq: number } | null = null;
  /** Deltas that came while the floor was being asked for. */
  #held: FloorDelta[] = [];
  /** Counts attempts, so that a late answer to an old one is known. */
  #attempt = 0;
  #retryAtMs = Infinity;
  /** When to cut the line and dial anew; put off by every word that is heard. */
  #redialAtMs = Infinity;
  #stopTicking: (() => void) | null = null;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    const { socket } = parts;
    socket.on('connect', () => this.#join());
    socket.on('disconnect', (reason) => this.#onDisconnect(reason));
    socket.on('connect_error', (error) => this.#onConnectError(error.data));
    socket.on('floor:changed', (delta) => this.#onDelta(delta));
    socket.on('floor:replaced', (snapshot) => this.#onSnapshot(snapshot));
    socket.on('board:changed', ({ boardId }) => parts.onBoardChanged?.(boardId));
    socket.on('replay:ended', (fact) => parts.onReplayEnded?.(fact));
    // Hung up right after: dialling anew says more, or heals.
    socket.on('access:lost', ({ reason, said }) =>
      parts.mirror.refuse({ code: 'not-allowed', message: reason, said }),
    );
  }

  /** Begins to follow the floor asked for. Called again with another request it changes over. */
  follow(request: JoinRequest): void {
    const { socket, stopwatchMs, every } = this.#parts;
    this.#request = request;
    this.#followed = null;
    this.#redialAtMs = stopwatchMs() + REDIAL_AFTER_MS;
    this.#stopTicking ??= every(200, () => this.#tick());
    if (socket.connected) this.#join();
    else socket.connect();
  }

  stop(): void {
    this.#stopTicking?.();
    this.#stopTicking = null;
    this.#attempt += 1;
    this.#parts.socket.disconnect();
  }

  /** Sends a request and waits for its answer; a server that does not answer gives `internal`. */
  ask<E extends keyof ClientToServer>(
    event: E,
    request: Parameters<ClientToServer[E]>[0],
  ): Promise<Parameters<Parameters<ClientToServer[E]>[1]>[0]> {
    type Answer = Parameters<Parameters<ClientToServer[E]>[1]>[0];
    return new Promise((resolve) => {
      const late = setTimeout(
        () => resolve({ ok: false, code: 'internal', message: '' } as Answer),
        JOIN_ANSWER_MS * 2,
      );
      const ack = (answer: Answer) => {
        clearTimeout(late);
        resolve(answer);
      };
      this.#parts.socket.emit(event, ...([request, ack] as unknown as Parameters<ClientToServer[E]>));
    });
  }

  #join(): void {
    const { socket, mirror, stopwatchMs } = this.#parts;
    if (!this.#request || !socket.connected) return;
    const attempt = (this.#attempt += 1);
    this.#followed = null;
    this.#held = [];
    this.#retryAtMs = stopwatchMs() + JOIN_ANSWER_MS;
    socket.emit('floor:join', this.#request, (answer: Ack<FloorSnapshot>) => {
      if (attempt !== this.#attempt) return;
      if (answer.ok) return this.#onSnapshot(answer.value);
      const refused = REFUSALS.has(answer.code);
      this.#retryAtMs = stopwatchMs() + (refused ? REFUSED_RETRY_MS : FAILED_RETRY_MS);
      const { ok: _, ...refusal } = answer;
      if (refused) mirror.refuse(refusal);
    });
  }

  #onSnapshot(snapshot: FloorSnapshot): void {
    const { mirror, stopwatchMs, onOtherProtocol, onOtherEpoch } = this.#parts;
    if (snapshot.protocol !== PROTOCOL_VERSION) return onOtherProtocol(snapshot.protocol);
    this.#attempt += 1;
    this.#retryAtMs = Infinity;
    const held = this.#held;
    this.#held = [];
    this.#followed = { epoch: snapshot.epoch, seq: snapshot.seq };
    const nowMs = stopwatchMs();
    this.#redialAtMs = nowMs + REDIAL_AFTER_MS;
    const restarted = mirror.epoch !== '' && mirror.epoch !== snapshot.epoch;
    mirror.replace(snapshot, nowMs);
    for (const delta of held) {
      if (delta.epoch === snapshot.epoch && delta.seq > snapshot.seq) this.#onDelta(delta);
    }
    if (restarted && snapshot.mode === 'live') onOtherEpoch();
  }

  #onDelta(delta: FloorDelta): void {
    const followed = this.#followed;
    if (!followed) {
      if (this.#held.length < HELD_DELTAS) this.#held.push(delta);
      return;
    }
    if (delta.epoch === followed.epoch && delta.seq <= followed.seq) return; // told twice
    if (delta.epoch !== followed.epoch || delta.seq !== followed.seq + 1) return this.#join();
    followed.seq = delta.seq;
    const nowMs = this.#parts.stopwatchMs();
    this.#redialAtMs = nowMs + REDIAL_AFTER_MS;
    this.#parts.mirror.change(delta, nowMs);
  }

  /** Not let in at the door: said so, and tried again later. A line that could not be had at all has no `data`. */
  #onConnectError(data: unknown): void {
    const { mirror, stopwatchMs } = this.#parts;
    const { code, message = '', ...rest } = (data ?? {}) as Partial<HttpError>;
    if (!code) return;
    this.#redialAtMs = stopwatchMs() + REFUSED_RETRY_MS;
    if (REFUSALS.has(code)) mirror.refuse({ code, message, ...rest });
  }

  #onDisconnect(reason: string | undefined): void {
    this.#followed = null;
    this.#attempt += 1;
    this.#retryAtMs = Infinity;
    // Hung up by the server itself: socket.io leaves the redialling to us, and the tick does it.
    if (reason === 'io server disconnect') this.#redialAtMs = this.#parts.stopwatchMs() + HUNG_UP_RETRY_MS;
  }

  #tick(): void {
    const { socket, mirror, stopwatchMs } = this.#parts;
    const nowMs = stopwatchMs();
    mirror.tick(nowMs, SILENT_AFTER_MS);
    if (nowMs >= this.#retryAtMs) return this.#join();
    const waitsForRetry = this.#retryAtMs !== Infinity;
    if (nowMs < this.#redialAtMs || (waitsForRetry && socket.connected)) return;
    this.#redialAtMs = nowMs + REDIAL_AFTER_MS;
    socket.disconnect();
    socket.connect();
  }
}
