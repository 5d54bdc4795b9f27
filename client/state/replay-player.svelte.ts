import type {
  Ack,
  ReplayControl,
  ReplayEnded,
  ReplayStart,
  ReplayStarted,
} from '../../shared/contract/socket-events.ts';
import type { Trouble } from '../connection/api.ts';

export const REPLAY_SPEEDS = [1, 2, 5, 10, 30, 60] as const;

/** What the player asks of the server; the connection does it. */
export interface ReplayRequests {
  start(request: ReplayStart): Promise<Ack<ReplayStarted>>;
  control(request: ReplayControl): Promise<Ack<null>>;
}

export type ReplayPhase = 'choosing' | 'starting' | 'playing' | 'paused' | 'ended' | 'failed';

/** One past day on its way over a board: which, how fast, and what was asked last. */
export class ReplayPlayer {
  phase = $state<ReplayPhase>('choosing');
  day = $state<string | null>(null);
  speed = $state(10);
  replayId = $state<string | null>(null);
  fromMs = $state(0);
  toMs = $state(0);
  /** Why the last request was refused; null when it was not. */
  trouble = $state.raw<Trouble | null>(null);
  readonly #requests: ReplayRequests;

  constructor(requests: ReplayRequests) {
    this.#requests = requests;
  }

  /** Begins a day; a replay that runs already is closed first, so that the server never keeps two for one screen. */
  async start(day: string, atMs?: number): Promise<void> {
    await this.close();
    this.day = day;
    this.phase = 'starting';
    const request = atMs === undefined ? { day, speed: this.speed } : { day, speed: this.speed, atMs };
    const answer = await this.#requests.start(request);
    if (this.day !== day) return;
    if (!answer.ok) return this.#fail(answer);
    this.replayId = answer.value.replayId;
    this.fromMs = answer.value.fromMs;
    this.toMs = answer.value.toMs;
    this.trouble = null;
    this.phase = 'playing';
  }

  async play(): Promise<void> {
    if (await this.#ask({ kind: 'play', speed: this.speed })) this.phase = 'playing';
  }

  async pause(): Promise<void> {
    if (await this.#ask({ kind: 'pause' })) this.phase = 'paused';
  }

  async toggle(): Promise<void> {
    await (this.phase === 'playing' ? this.pause() : this.play());
  }

  /** Kept for the next play when paused. */
  async setSpeed(speed: number): Promise<void> {
    this.speed = speed;
    if (this.phase === 'playing') await this.#ask({ kind: 'play', speed });
  }

  /** One step along the offered speeds; at the end of the row it stays. */
  async stepSpeed(by: 1 | -1): Promise<void> {
    const at = REPLAY_SPEEDS.findIndex((speed) => speed >= this.speed);
    const next = REPLAY_SPEEDS[Math.min(REPLAY_SPEEDS.length - 1, Math.max(0, at + by))];
    if (next !== undefined && next !== this.speed) await this.setSpeed(next);
  }

  /** To an instant of the day; what lies outside is brought to its edge. */
  async jump(atMs: number): Promise<void> {
    const to = Math.min(this.toMs, Math.max(this.fromMs, Math.round(atMs)));
    if ((await this.#ask({ kind: 'jump', atMs: to })) && this.phase === 'ended') this.phase = 'paused';
  }

  /** The server says the replay is over: the day ran out, or it was closed over there. */
  noteEnded({ replayId, reason, said }: ReplayEnded): void {
    if (replayId !== this.replayId) return;
    this.replayId = null;
    this.trouble = { message: reason, said };
    this.phase = 'ended';
  }

  async close(): Promise<void> {
    if (this.replayId !== null) await this.#ask({ kind: 'close' });
    this.replayId = null;
    this.day = null;
    this.phase = 'choosing';
  }

  async #ask(action: ReplayControl['action']): Promise<boolean> {
    if (this.replayId === null) return false;
    const answer = await this.#requests.control({ replayId: this.replayId, action });
    this.trouble = answer.ok ? null : answer;
    return answer.ok;
  }

  #fail(trouble: Trouble): void {
    this.trouble = trouble;
    this.replayId = null;
    this.phase = 'failed';
  }
}
