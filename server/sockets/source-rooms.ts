import type { AccountScope } from '../../shared/access/roles.ts';
import { isNarrow } from '../../shared/access/scope.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { Audience } from '../../shared/contract/socket-events.ts';
import type { Clock } from '../ports/clock.ts';
import type { FloorSource } from '../ports/live-floor.ts';
import type { AgentLabels } from './agent-labels.ts';
import { createAudienceCut } from './audience-cut.ts';
import { RoomStream, type GateSettings } from './room-stream.ts';
import { createScopedSource } from './scoped-source.ts';

export interface SourceRoomsParts {
  readonly source: FloorSource;
  readonly labels: AgentLabels;
  readonly clock: Clock;
  readonly gate: GateSettings;
}

/** The rooms of one floor, one for each audience and scope that somebody has asked for. */
export class SourceRooms {
  readonly #streams = new Map<string, { readonly stream: RoomStream; readonly isOfFew: boolean }>();
  readonly #parts: SourceRoomsParts;

  constructor(parts: SourceRoomsParts) {
    this.#parts = parts;
  }

  for(audience: Audience, scope: AccountScope): RoomStream {
    const isOfFew = isNarrow(scope);
    const name = isOfFew ? `${audience} ${JSON.stringify([scope.teams, scope.queues])}` : audience;
    const known = this.#streams.get(name);
    if (known) return known.stream;
    const { labels, source, ...parts } = this.#parts;
    const stream = new RoomStream({
      ...parts,
      source: isOfFew ? createScopedSource(source, scope) : source,
      cut: createAudienceCut(audience, labels),
    });
    this.#streams.set(name, { stream, isOfFew });
    return stream;
  }

  /** A room of few, made for their scope, goes with the last of them. */
  closeEmpty(): void {
    for (const [name, { stream, isOfFew }] of this.#streams) {
      if (!isOfFew || stream.viewers > 0) continue;
      stream.close();
      this.#streams.delete(name);
    }
  }

  get viewers(): number {
    return [...this.#streams.values()].reduce((sum, { stream }) => sum + stream.viewers, 0);
  }

  announceBoard(boardId: string): void {
    for (const { stream } of this.#streams.values()) stream.announceBoard(boardId);
  }

  announceEnd(replayId: string, said: Message): void {
    for (const { stream } of this.#streams.values()) stream.announceEnd(replayId, said);
  }

  close(): void {
    for (const { stream } of this.#streams.values()) stream.close();
    this.#streams.clear();
  }
}
