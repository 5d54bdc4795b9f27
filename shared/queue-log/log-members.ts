import type { AgentPresence, FloorEvent } from '../floor/events.ts';
import type { MemberLine } from './queue-log-book.ts';

/**
 * Who is signed in, as far as a log tells by itself. It names members by their interface where they are added and by
 * their name in calls and pauses, unless it is told to (rule QL6): an agent is signed in once the log (or the site) shows
 * that both are the same, so that nobody stands ready for ever under a second name.
 */
export class LogMembers {
  readonly #agentNamed: (name: string) => string;
  readonly #isKnown: (agentId: string) => boolean;
  readonly #queues = new Map<string, Set<string>>();
  readonly #pauses = new Map<string, Map<string, string>>();
  readonly #spokenOf = new Set<string>();
  readonly #signedIn = new Set<string>();

  constructor(agentNamed: (name: string) => string, isKnown: (agentId: string) => boolean) {
    this.#agentNamed = agentNamed;
    this.#isKnown = isKnown;
  }

  /** An agent takes a call or is rung. */
  speakOf(agentId: string, atMs: number): readonly FloorEvent[] {
    this.#spokenOf.add(agentId);
    return this.#signIn(agentId, atMs);
  }

  take(line: MemberLine): readonly FloorEvent[] {
    const { atMs, queueId } = line;
    if (queueId === 'NONE' || queueId === '') return [];
    const agentId = this.#agentNamed(line.member);
    switch (line.event) {
      case 'member-added':
        return this.#add(agentId, queueId, atMs);
      case 'member-removed':
        return this.#remove(agentId, queueId, atMs);
      case 'paused': {
        let pauses = this.#pauses.get(agentId);
        if (!pauses) this.#pauses.set(agentId, (pauses = new Map()));
        pauses.set(queueId, line.reason);
        const events = this.speakOf(agentId, atMs);
        if (!this.#signedIn.has(agentId) || events.length > 0) return events;
        return [{ type: 'agent-paused', atMs, agentId, queueId, reason: line.reason }];
      }
      case 'unpaused': {
        const wasPaused = this.#pauses.get(agentId)?.delete(queueId) ?? false;
        const events = this.speakOf(agentId, atMs);
        if (!this.#signedIn.has(agentId) || events.length > 0 || !wasPaused) return events;
        return [{ type: 'agent-unpaused', atMs, agentId, queueId }];
      }
      case 'penalty-changed':
        return [];
      default:
        return line satisfies never;
    }
  }

  /** Everybody who is signed in, as they are. */
  presences(): readonly AgentPresence[] {
    return [...this.#signedIn].map((agentId) => ({
      agentId,
      queues: this.#membershipsOf(agentId),
      pauses: [...(this.#pauses.get(agentId) ?? [])].map(([queueId, reason]) => ({ queueId, reason })),
      phone: 'idle',
    }));
  }

  #add(agentId: string, queueId: string, atMs: number): readonly FloorEvent[] {
    let queues = this.#queues.get(agentId);
    if (!queues) this.#queues.set(agentId, (queues = new Set()));
    if (queues.has(queueId)) return [];
    queues.add(queueId);
    if (!this.#signedIn.has(agentId)) return this.#signIn(agentId, atMs);
    return [{ type: 'agent-queues-changed', atMs, agentId, queues: this.#membershipsOf(agentId) }];
  }

  #remove(agentId: string, queueId: string, atMs: number): readonly FloorEvent[] {
    const queues = this.#queues.get(agentId);
    if (!queues?.delete(queueId)) return [];
    this.#pauses.get(agentId)?.delete(queueId);
    if (queues.size === 0) this.#queues.delete(agentId);
    if (!this.#signedIn.has(agentId)) return [];
    if (queues.size > 0)
      return [{ type: 'agent-queues-changed', atMs, agentId, queues: this.#membershipsOf(agentId) }];
    this.#signedIn.delete(agentId);
    return [{ type: 'agent-signed-out', atMs, agentId }];
  }

  #signIn(agentId: string, atMs: number): readonly FloorEvent[] {
    const isOne = this.#spokenOf.has(agentId) || this.#isKnown(agentId);
    if (!isOne || this.#signedIn.has(agentId) || !this.#queues.has(agentId)) return [];
    this.#signedIn.add(agentId);
    const pauses = [...(this.#pauses.get(agentId) ?? [])];
    return [
      { type: 'agent-signed-in', atMs, agentId, queues: this.#membershipsOf(agentId) },
      ...pauses.map(([queueId, reason]): FloorEvent => ({
        type: 'agent-paused',
        atMs,
        agentId,
        queueId,
        reason,
      })),
    ];
  }

  #membershipsOf(agentId: string): { readonly queueId: string; readonly level: number }[] {
    return [...(this.#queues.get(agentId) ?? [])].map((queueId) => ({ queueId, level: 1 }));
  }
}
