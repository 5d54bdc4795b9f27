import type { Message } from '../../shared/messages/message.ts';
import type { Audience } from '../../shared/contract/socket-events.ts';
import type { Clock } from '../ports/clock.ts';
import type { FloorSource } from '../ports/live-floor.ts';
import type { AgentLabels } from './agent-labels.ts';
import { createAudienceCut } from './audience-cut.ts';
import { RoomStream, type GateSettings } from './room-stream.ts';

export interface SourceRoomsParts {
  readonly source: FloorSource;
  readonly labels: AgentLabels;
  readonly clock: Clock;
  readonly gate: GateSettings;
}

/** The rooms of one floor, one for each audience that somebody has asked for. */
export class SourceRooms {
  readonly #streams = new Map<Audience, RoomStream>();
  readonly #parts: SourceRoomsParts;

  constructor(parts: SourceRoomsParts) {
    this.#parts = parts;
  }

  for(audience: Audience): RoomStream {
    const known = this.#streams.get(audience);
    if (known) return known;
    const { labels, ...parts } = this.#parts;
    const stream = new RoomStream({
      ...parts,
      cut: createAudienceCut(audience, labels),
    });
    this.#streams.set(audience, stream);
    return stream;
  }

  get viewers(): number {
    return [...this.#streams.values()].reduce((sum, stream) => sum + stream.viewers, 0);
  }

  announceBoard(boardId: string): void {
    for (const stream of this.#streams.values()) stream.announceBoard(boardId);
  }

  announceEnd(replayId: string, said: Message): void {
    for (const stream of this.#streams.values()) stream.announceEnd(replayId, said);
  }

  close(): void {
    for (const stream of this.#streams.values()) stream.close();
    this.#streams.clear();
  }
}
