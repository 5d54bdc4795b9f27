import { FloorcastError } from '../floorcast-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { Replay, Replays } from '../ports/replay.ts';
import type { AgentLabels } from './agent-labels.ts';
import type { GateSettings } from './room-stream.ts';
import { SourceRooms } from './source-rooms.ts';

/** How long a replay waits for a viewer: at its start, and when the last one went (a page that reloads comes back). */
export const VIEWERLESS_MS = 20_000;

export interface ReplayRoomsParts {
  readonly replays: Replays;
  readonly labels: AgentLabels;
  readonly clock: Clock;
  readonly gate: GateSettings;
  readonly viewerlessMs: number;
}

/** The rooms of the replays that run. A replay nobody looks at any more is closed. */
export class ReplayRooms {
  readonly #parts: ReplayRoomsParts;
  readonly #rooms = new Map<
    string,
    { readonly rooms: SourceRooms; readonly replay: Replay; leftAtMs: number }
  >();
  readonly #timer: NodeJS.Timeout;

  constructor(parts: ReplayRoomsParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#closeUnwatched(), Math.min(1000, parts.viewerlessMs));
    this.#timer.unref();
  }

  open(replay: Replay): void {
    const { labels, clock, gate } = this.#parts;
    const rooms = new SourceRooms({ source: replay, labels, clock, gate });
    this.#rooms.set(replay.id, { rooms, replay, leftAtMs: clock.nowMs() });
    replay.onEnded((reason) => {
      rooms.announceEnd(replay.id, reason);
      rooms.close();
      this.#rooms.delete(replay.id);
    });
  }

  /** @throws FloorcastError `not-found` */
  of(replayId: string): { readonly rooms: SourceRooms; readonly replay: Replay } {
    const found = this.#rooms.get(replayId);
    if (found) return found;
    throw new FloorcastError('not-found', { code: 'replay-unknown', replayId });
  }

  announceBoard(boardId: string): void {
    for (const { rooms } of this.#rooms.values()) rooms.announceBoard(boardId);
  }

  close(): void {
    clearInterval(this.#timer);
    for (const { replay } of [...this.#rooms.values()]) replay.close({ code: 'server-stops' });
  }

  #closeUnwatched(): void {
    const nowMs = this.#parts.clock.nowMs();
    for (const entry of [...this.#rooms.values()]) {
      if (entry.rooms.viewers > 0) entry.leftAtMs = nowMs;
      else if (nowMs - entry.leftAtMs >= this.#parts.viewerlessMs)
        entry.replay.close({ code: 'replay-unwatched' });
    }
  }
}
