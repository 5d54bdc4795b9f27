import { FloorcastError } from '../floorcast-error.ts';
import { personOf, type Visitor } from '../ports/access.ts';
import type { Clock } from '../ports/clock.ts';
import type { Replay, Replays } from '../ports/replay.ts';
import type { AgentLabels } from './agent-labels.ts';
import type { GateSettings } from './room-stream.ts';
import { SourceRooms } from './source-rooms.ts';

/** How long a replay waits for a viewer: at its start (a page may come over a slow line), and when the last one went (one that reloads comes back). */
export const VIEWERLESS_MS = 60_000;

interface Room {
  readonly rooms: SourceRooms;
  readonly replay: Replay;
  /** Whose it is: an account; null: the administrator's link. */
  readonly accountId: string | null;
  leftAtMs: number;
}

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
  readonly #rooms = new Map<string, Room>();
  readonly #timer: NodeJS.Timeout;

  constructor(parts: ReplayRoomsParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#closeUnwatched(), Math.min(1000, parts.viewerlessMs));
    this.#timer.unref();
  }

  open(replay: Replay, visitor: Visitor): void {
    const { labels, clock, gate } = this.#parts;
    const rooms = new SourceRooms({ source: replay, labels, clock, gate });
    const accountId = personOf(visitor)?.accountId ?? null;
    this.#rooms.set(replay.id, { rooms, replay, accountId, leftAtMs: clock.nowMs() });
    replay.onEnded((reason) => {
      rooms.announceEnd(replay.id, reason);
      rooms.close();
      this.#rooms.delete(replay.id);
    });
  }

  /** @throws FloorcastError `not-found`, for a replay of somebody else too. */
  of(replayId: string, visitor: Visitor): Room {
    const found = this.#rooms.get(replayId);
    if (found && found.accountId === (personOf(visitor)?.accountId ?? null)) return found;
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
