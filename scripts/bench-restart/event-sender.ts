import type { FloorEvent } from '../../shared/floor/events.ts';
import type { ServerProcess } from './server-process.ts';

const SENDERS = 4;

interface Batch {
  readonly events: readonly (FloorEvent & { readonly id: string })[];
}

/**
 * Sends calls as fast as they are taken, each event with an id of its own. A batch that was not answered is sent again
 * after the restart, as any careful source does.
 */
export class EventSender {
  /** Ids that the server said it has. */
  readonly acknowledged = new Set<string>();
  /** Batches whose answer never came. */
  #unanswered: Batch[] = [];
  #calls = 0;
  #offered = 0;
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Calls offered in events that were acknowledged, when nothing is unanswered. */
  get offered(): number {
    return this.#offered;
  }

  /** Sends until `isOver`, on several connections. Ends when the server is gone, too. */
  async sendUntil(server: ServerProcess, isOver: () => boolean): Promise<void> {
    const send = async () => {
      while (!isOver()) {
        const batch = this.#unanswered.shift() ?? this.#createBatch();
        if (!(await this.#post(server, batch))) {
          this.#unanswered.push(batch);
          return;
        }
      }
    };
    await Promise.all(Array.from({ length: SENDERS }, send));
  }

  /** Sends again what was not answered. */
  async sendUnanswered(server: ServerProcess): Promise<void> {
    for (const batch of this.#unanswered.splice(0)) {
      if (!(await this.#post(server, batch)))
        throw new Error('A batch was not answered by a server that runs.');
    }
  }

  async #post(server: ServerProcess, batch: Batch): Promise<boolean> {
    const answer = await fetch(`${server.url}/api/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${server.intakeToken()}` },
      body: JSON.stringify(batch.events),
    })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch(() => null);
    if (answer === null) return false;
    if (answer.status !== 200) throw new Error(`The server answered ${answer.status}: ${answer.text}`);
    const { accepted, repeated } = JSON.parse(answer.text) as {
      readonly accepted: number;
      readonly repeated: number;
    };
    if (accepted + repeated !== batch.events.length)
      throw new Error(`Some events were refused: ${answer.text}`);
    for (const { id } of batch.events) this.acknowledged.add(id);
    return true;
  }

  #createBatch(): Batch {
    const calls = 5 + Math.floor(this.#random() * 60);
    this.#offered += calls;
    return { events: Array.from({ length: calls }, () => this.#createCall()).flat() };
  }

  #createCall() {
    this.#calls += 1;
    const callId = `call-${this.#calls}`;
    const queueId = `queue-${1 + Math.floor(this.#random() * 8)}`;
    const agentId = `agent-${1 + Math.floor(this.#random() * 80)}`;
    const atMs = Date.now() - 2_000;
    return [
      {
        type: 'call-offered',
        id: `${callId}-1`,
        atMs,
        callId,
        queueId,
        callerNumber: `+49 30 ${this.#calls}`,
      },
      { type: 'call-answered', id: `${callId}-2`, atMs: atMs + 700, callId, queueId, agentId },
      {
        type: 'call-ended',
        id: `${callId}-3`,
        atMs: atMs + 1_500,
        callId,
        queueId,
        agentId,
        endedBy: 'caller',
      },
    ] as const;
  }
}
