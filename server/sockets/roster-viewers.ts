import type {
  RosterFact,
  RosterLook,
  RosterLooked,
  RosterViewer,
} from '../../shared/contract/roster-presence.ts';
import type { Signed } from '../../shared/contract/signed.ts';
import type { Rosters } from '../ports/roster-desk.ts';
import type { FloorServer, FloorSocket } from './room-stream.ts';

const ROOM = 'rosters';
/** Who drags looks at something else many times a second. */
const TELL_AFTER_MS = 150;

/** Planners who look at rosters: each is told who else does, and what was changed. */
export class RosterViewers {
  readonly #io: FloorServer;
  readonly #viewers = new Map<string, RosterViewer>();
  readonly #stopListening: () => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(io: FloorServer, rosters: Pick<Rosters, 'onChanged'>) {
    this.#io = io;
    this.#stopListening = rosters.onChanged((fact: RosterFact) => io.to(ROOM).emit('roster:changed', fact));
  }

  async look(socket: FloorSocket, look: Signed<RosterLook>): Promise<RosterLooked> {
    const viewer = { ...look, viewerId: socket.id };
    this.#viewers.set(socket.id, viewer);
    await socket.join(ROOM);
    this.#tellSoon();
    return {
      viewerId: socket.id,
      others: [...this.#viewers.values()].filter(({ viewerId }) => viewerId !== socket.id),
    };
  }

  leave(socket: FloorSocket): void {
    if (!this.#viewers.delete(socket.id)) return;
    void socket.leave(ROOM);
    this.#tellSoon();
  }

  close(): void {
    this.#stopListening();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#io.to(ROOM).emit('roster:viewed', { viewers: [...this.#viewers.values()] });
    }, TELL_AFTER_MS);
  }
}
