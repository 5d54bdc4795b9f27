import type {
  RosterFact,
  RosterLook,
  RosterLooked,
  RosterViewer,
} from '../../../shared/contract/roster-presence.ts';
import type { Ack } from '../../../shared/contract/socket-events.ts';
import { isSameJson } from '../is-same-json.ts';

/** What is needed of a socket.io socket; tests bring their own. */
export interface RosterSocket {
  on(event: 'connect', listener: () => void): unknown;
  on(
    event: 'roster:viewed',
    listener: (fact: { readonly viewers: readonly RosterViewer[] }) => void,
  ): unknown;
  on(event: 'roster:changed', listener: (fact: RosterFact) => void): unknown;
  emit(event: 'roster:look', look: RosterLook, ack: (answer: Ack<RosterLooked>) => void): unknown;
  connect(): unknown;
  disconnect(): unknown;
}

/** Who else looks at rosters, and what they change. */
export class RosterPresence {
  others = $state.raw<readonly RosterViewer[]>([]);
  readonly #socket: RosterSocket;
  #look: RosterLook | null = null;
  #viewerId: string | null = null;

  /** @param onReturn the line was down: whatever was changed meanwhile has to be read */
  constructor(socket: RosterSocket, onFact: (fact: RosterFact) => void, onReturn: () => void) {
    this.#socket = socket;
    let wasThere = false;
    socket.on('connect', () => {
      this.#viewerId = null;
      this.#say();
      if (wasThere) onReturn();
      wasThere = true;
    });
    socket.on('roster:viewed', ({ viewers }) => this.#see(viewers));
    socket.on('roster:changed', onFact);
    socket.connect();
  }

  /** Says what is looked at; the same again is not said. */
  look(look: RosterLook): void {
    if (JSON.stringify(look) === JSON.stringify(this.#look)) return;
    this.#look = look;
    this.#say();
  }

  stop(): void {
    this.#socket.disconnect();
  }

  #say(): void {
    if (this.#look === null) return;
    this.#socket.emit('roster:look', this.#look, (answer) => {
      if (!answer.ok) return;
      this.#viewerId = answer.value.viewerId;
      this.#show(answer.value.others);
    });
  }

  #see(viewers: readonly RosterViewer[]): void {
    this.#show(viewers.filter(({ viewerId }) => viewerId !== this.#viewerId));
  }

  /** What one does oneself is told to everybody too: the same others again draw nothing anew. */
  #show(others: readonly RosterViewer[]): void {
    if (!isSameJson(others, this.others)) this.others = others;
  }
}
