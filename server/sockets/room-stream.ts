import { wordMessage, type Message } from '../../shared/messages/message.ts';
import type { Server, Socket } from 'socket.io';
import type { Rows } from '../../shared/contract/floor-rows.ts';
import {
  PROTOCOL_VERSION,
  type ClientToServer,
  type FloorSnapshot,
  type ServerToClient,
} from '../../shared/contract/socket-events.ts';
import type { Right } from '../../shared/access/rights.ts';
import type { Visitor } from '../ports/access.ts';
import type { Clock } from '../ports/clock.ts';
import type { FloorSource, RowChanges } from '../ports/live-floor.ts';
import type { AudienceCut } from './audience-cut.ts';
import { encodeEventFrame, type FactName, type FactOf } from './event-frame.ts';
import type { RequestBudget } from './request-budget.ts';
import { cutOff, isBehind, isDrained, writeFrame, type Backlog } from './wire.ts';

export interface SeatData {
  visitor: Visitor;
  budget: RequestBudget;
  /** Rights by which it was let in to anything: all of them are asked again when its account changes. */
  used: Set<Right>;
  /** The room this screen sits in; null before `floor:join`. */
  stream: RoomStream | null;
}
export type FloorServer = Server<ClientToServer, ServerToClient, Record<string, never>, SeatData>;
export type FloorSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SeatData>;

export interface GateSettings {
  readonly backlog: Backlog;
  /** How long a screen that takes nothing is kept. */
  readonly stalledMs: number;
}
export const DEFAULT_GATE: GateSettings = {
  backlog: { bytes: 1024 * 1024, packets: 16 },
  stalledMs: 30_000,
};

export interface RoomStreamParts {
  readonly source: FloorSource;
  readonly cut: AudienceCut;
  readonly clock: Clock;
  readonly gate: GateSettings;
}

interface Gated {
  readonly sinceMs: number;
  readonly missedBoards: Set<string>;
}

/**
 * One room: everyone in it sees the same copy of the same floor, so each delta is cut, numbered and encoded once.
 * Whoever cannot take deltas as fast as they come leaves the room until they have drained what is on its way, and then
 * gets one whole snapshot (rules SO20 on): what the server holds for a screen never grows.
 */
export class RoomStream {
  readonly #parts: RoomStreamParts;
  readonly #members = new Set<FloorSocket>();
  readonly #gated = new Map<FloorSocket, Gated>();
  readonly #unsubscribe: () => void;
  #seq = 0;
  #rows: Rows | null = null;

  constructor(parts: RoomStreamParts) {
    this.#parts = parts;
    this.#unsubscribe = parts.source.subscribe(
      (changes) => this.#publish(changes),
      () => this.#replaceAll(),
    );
  }

  get viewers(): number {
    return this.#members.size + this.#gated.size;
  }

  /**
   * Takes a screen in. The snapshot's `seq` and its place in the room belong together because both happen in one turn
   * of the event loop: the next delta it gets is `seq + 1`.
   */
  join(socket: FloorSocket): FloorSnapshot {
    this.leave(socket);
    this.#members.add(socket);
    return this.#snapshot();
  }

  leave(socket: FloorSocket): void {
    this.#members.delete(socket);
    this.#gated.delete(socket);
  }

  announceBoard(boardId: string): void {
    for (const gated of this.#gated.values()) gated.missedBoards.add(boardId);
    this.#tell(this.#members, 'board:changed', { boardId });
  }

  announceEnd(replayId: string, said: Message): void {
    this.#tell(this.#members, 'replay:ended', { replayId, reason: wordMessage(said, 'en'), said });
  }

  close(): void {
    this.#unsubscribe();
    for (const socket of [...this.#members, ...this.#gated.keys()]) {
      this.leave(socket);
      if (socket.data.stream === this) socket.data.stream = null;
    }
  }

  #publish(changes: RowChanges): void {
    this.#rows = null;
    this.#gateSlow();
    if (this.#members.size > 0) {
      const { source, cut } = this.#parts;
      const { set, gone } = cut.changes(changes);
      this.#seq += 1;
      this.#tell(this.#members, 'floor:changed', {
        epoch: source.epoch,
        seq: this.#seq,
        floorNowMs: changes.floorNowMs,
        speed: source.speed(),
        ...(Object.keys(set).length > 0 && { set }),
        ...(gone.length > 0 && { gone }),
      });
    }
    this.#catchUp();
  }

  #replaceAll(): void {
    this.#rows = null;
    this.#gateSlow();
    this.#seq += 1;
    this.#tell(this.#members, 'floor:replaced', this.#snapshot());
  }

  #gateSlow(): void {
    const { clock, gate } = this.#parts;
    for (const socket of this.#members) {
      if (!isBehind(socket, gate.backlog)) continue;
      this.#members.delete(socket);
      this.#gated.set(socket, { sinceMs: clock.nowMs(), missedBoards: new Set() });
    }
  }

  /** Those who have drained come back with one snapshot, encoded once for all of them; the others are dropped in time. */
  #catchUp(): void {
    if (this.#gated.size === 0) return;
    const { clock, gate } = this.#parts;
    const back: FloorSocket[] = [];
    for (const [socket, { sinceMs, missedBoards }] of this.#gated) {
      if (isDrained(socket)) {
        this.#gated.delete(socket);
        this.#members.add(socket);
        back.push(socket);
        for (const boardId of missedBoards) socket.emit('board:changed', { boardId });
      } else if (clock.nowMs() - sinceMs >= gate.stalledMs) {
        this.#gated.delete(socket);
        cutOff(socket);
      }
    }
    if (back.length > 0) this.#tell(back, 'floor:replaced', this.#snapshot());
  }

  /** Encoded once for all of them. */
  #tell<Name extends FactName>(sockets: Iterable<FloorSocket>, name: Name, fact: FactOf<Name>): void {
    const frame = encodeEventFrame(name, fact);
    for (const socket of sockets)
      if (!writeFrame(socket, frame)) socket.emit(name, ...([fact] as Parameters<ServerToClient[Name]>));
  }

  #snapshot(): FloorSnapshot {
    const { source, cut } = this.#parts;
    this.#rows ??= cut.rows(source.rows());
    return {
      protocol: PROTOCOL_VERSION,
      epoch: source.epoch,
      seq: this.#seq,
      mode: source.mode,
      floorNowMs: source.floorNowMs(),
      speed: source.speed(),
      site: cut.site(source.site()),
      rows: this.#rows,
    };
  }
}
