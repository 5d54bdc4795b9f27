import { io, type Socket } from 'socket.io-client';
import type {
  Ack,
  ClientToServer,
  FloorDelta,
  FloorSnapshot,
  JoinRequest,
  ServerToClient,
} from '../../shared/contract/socket-events.ts';

/** Nothing takes so long on a machine that is only busy. */
const HANGS_MS = 60_000;

export interface ScreenOptions {
  readonly cookie?: string;
  readonly origin?: string;
  readonly host?: string;
  readonly auth?: Readonly<Record<string, unknown>>;
}

/** A screen as a test sees it: what came is kept in order. */
export class Screen {
  readonly socket: Socket<ServerToClient, ClientToServer>;
  readonly deltas: FloorDelta[] = [];
  readonly replaced: FloorSnapshot[] = [];

  constructor(url: string, options: ScreenOptions = {}) {
    this.socket = io(url, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      auth: options.auth ?? {},
      extraHeaders: {
        ...(options.cookie !== undefined && { cookie: options.cookie }),
        ...(options.origin !== undefined && { origin: options.origin }),
        ...(options.host !== undefined && { host: options.host }),
      },
    });
    this.socket.on('floor:changed', (delta) => this.deltas.push(delta));
    this.socket.on('floor:replaced', (snapshot) => this.replaced.push(snapshot));
  }

  /** Rejects with the server's `connect_error`. */
  connected(): Promise<this> {
    if (this.socket.connected) return Promise.resolve(this);
    return new Promise((resolve, reject) => {
      this.socket.once('connect', () => resolve(this));
      this.socket.once('connect_error', reject);
    });
  }

  ask<Answer>(event: keyof ClientToServer, request: unknown): Promise<Ack<Answer>> {
    return this.socket.timeout(HANGS_MS).emitWithAck(event, ...([request] as unknown as never)) as Promise<
      Ack<Answer>
    >;
  }

  async join(request: JoinRequest = { audience: 'wall' }): Promise<FloorSnapshot> {
    const answer = await this.ask<FloorSnapshot>('floor:join', request);
    if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
    return answer.value;
  }

  /** Waits until `done` says so, looking after everything that comes. */
  async until(done: () => boolean): Promise<void> {
    await waitUntil(done);
  }

  close(): void {
    this.socket.disconnect();
  }
}

export async function openScreen(url: string, options: ScreenOptions = {}): Promise<Screen> {
  return new Screen(url, options).connected();
}

export async function waitUntil(done: () => boolean | Promise<boolean>, withinMs = HANGS_MS): Promise<void> {
  const startedMs = performance.now();
  while (!(await done())) {
    if (performance.now() - startedMs > withinMs)
      throw new Error(`Not within ${withinMs} ms: ${done.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Lets what was sent leave the process, as it does between two ticks of a real floor. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
