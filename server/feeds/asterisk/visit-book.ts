import type { LogVisit } from '../../../shared/queue-log/queue-log-book.ts';

/** How much of a visit the floor has been told. */
export type Told = 'nothing' | 'offered' | 'answered' | 'over';

/**
 * One visit of one call to one queue, as far as anybody told of it: the manager events, the queue_log or both. Counted
 * once, whoever was first (rule AM44).
 */
export interface Visit {
  readonly callId: string;
  readonly queueId: string;
  /** Which visit of this call to this queue, from 1: a call that is transferred back comes again (rule AM20). */
  readonly ordinal: number;
  told: Told;
  log: LogVisit | null;
  offeredAtMs: number;
  answeredAtMs: number;
  waitMs: number | null;
  agentId: string;
  /** The agent's leg, for hold and unhold. */
  legId: string;
  linkedId: string;
  held: 'no' | 'yes';
  /** Interfaces being rung for this caller. */
  readonly ringing: Set<string>;
  /** Left the queue, and what it means is not known yet; 0 when he did not. */
  leftAtMs: number;
  overAtMs: number;
  /** In our books, but not in Asterisk's own list at this time; 0 when there is no doubt. */
  doubtedAtMs: number;
}

/** All visits that matter still: open ones, and those over a while ago, to know a repeated event. */
export class VisitBook {
  readonly #visits = new Map<string, Visit[]>();
  readonly #open = new Set<Visit>();

  /** A caller joined, says a manager event. Null when this visit is open and known already (rule AM13). */
  join(callId: string, queueId: string, atMs: number): Visit | null {
    const visits = this.#of(callId, queueId);
    if (visits.some((visit) => visit.told === 'offered')) return null;
    const visit = visits.find((v) => v.told === 'nothing') ?? this.#add(callId, queueId);
    visit.offeredAtMs = this.#after(visit, atMs);
    return visit;
  }

  /** A caller joined, says the queue_log: the visit a manager event told of, or a new one nobody told yet. */
  attachLog(log: LogVisit): Visit {
    const visit =
      this.#of(log.callId, log.queueId).find((v) => v.log === null && v.told !== 'nothing') ??
      this.#add(log.callId, log.queueId);
    visit.log = log;
    if (visit.told === 'nothing') visit.offeredAtMs = this.#after(visit, log.enteredAtMs);
    return visit;
  }

  findWaiting(callId: string, queueId: string): Visit | undefined {
    return this.#of(callId, queueId).find((visit) => visit.told === 'offered');
  }

  /** The visit of a call that is not over, the oldest first: waiting, or in the log alone. */
  findUnanswered(callId: string, queueId: string): Visit | undefined {
    return (
      this.findWaiting(callId, queueId) ?? this.#of(callId, queueId).find((visit) => visit.told === 'nothing')
    );
  }

  isTalking(callId: string, queueId: string, agentId: string): boolean {
    return this.#of(callId, queueId).some((visit) => visit.told === 'answered' && visit.agentId === agentId);
  }

  /** Whether a conversation of this call with this agent is known and over: its end must not be counted again. */
  isOver(callId: string, queueId: string, agentId: string): boolean {
    return this.#of(callId, queueId).some((visit) => visit.told === 'over' && visit.agentId === agentId);
  }

  /**
   * The conversation an AgentComplete ends. The caller's block may be missing from it (rule AM23), and one member may
   * have two open (rule AM25): then the stated wait and talk time tell which.
   */
  findTalking(end: {
    readonly callId: string;
    readonly queueId: string;
    readonly agentId: string;
    readonly atMs: number;
    readonly talkMs: number;
    readonly waitMs: number;
  }): Visit | undefined {
    const talking = this.open().filter((visit) => visit.told === 'answered' && visit.queueId === end.queueId);
    const ofCall = talking.filter((visit) => visit.callId === end.callId);
    const own = ofCall.find((visit) => visit.agentId === end.agentId) ?? ofCall[0];
    if (own !== undefined || end.callId !== '') return own;
    const unlikeliness = (visit: Visit): number =>
      (visit.waitMs === end.waitMs ? 0 : 1e6) + Math.abs(visit.answeredAtMs + end.talkMs - end.atMs);
    return talking
      .filter((visit) => visit.agentId === end.agentId)
      .sort((a, b) => unlikeliness(a) - unlikeliness(b))[0];
  }

  /** The conversation a channel belongs to: its agent's leg, else the newest of the same contact, but never the caller's. */
  findTalkingLeg(channelId: string, linkedId: string): Visit | undefined {
    const talking = this.open().filter((visit) => visit.told === 'answered');
    if (channelId === '' || talking.some((visit) => visit.callId === channelId)) return undefined;
    return (
      talking.find((visit) => visit.legId === channelId) ??
      (linkedId === '' ? undefined : talking.findLast((visit) => visit.linkedId === linkedId))
    );
  }

  /** A later visit of the same call: it was transferred into a queue. */
  findJoinedSince(visit: Visit): Visit | undefined {
    return this.open().find(
      (other) => other !== visit && other.callId === visit.callId && other.offeredAtMs >= visit.answeredAtMs,
    );
  }

  /** Every visit that is not over, in the order they became known. */
  open(): readonly Visit[] {
    return [...this.#open];
  }

  close(visit: Visit, atMs: number): void {
    visit.told = 'over';
    visit.overAtMs = atMs;
    visit.leftAtMs = 0;
    visit.doubtedAtMs = 0;
    visit.ringing.clear();
    this.#open.delete(visit);
  }

  /** Forgets visits that were over before `beforeMs`. */
  forget(beforeMs: number): void {
    for (const [key, visits] of this.#visits) {
      if (visits.every((visit) => visit.told === 'over' && visit.overAtMs < beforeMs))
        this.#visits.delete(key);
    }
  }

  /** Never before the same call's visit before it: the log's whole seconds would put both into one instant. */
  #after(visit: Visit, atMs: number): number {
    const before = this.#of(visit.callId, visit.queueId)[visit.ordinal - 2];
    return before ? Math.max(atMs, before.offeredAtMs + 1, before.answeredAtMs) : atMs;
  }

  /** Whether no later visit of the same call to the same queue is known: only the last can be waiting. */
  isLast(visit: Visit): boolean {
    return this.#of(visit.callId, visit.queueId).length === visit.ordinal;
  }

  #of(callId: string, queueId: string): Visit[] {
    return this.#visits.get(keyOf(callId, queueId)) ?? [];
  }

  #add(callId: string, queueId: string): Visit {
    const key = keyOf(callId, queueId);
    let visits = this.#visits.get(key);
    if (!visits) this.#visits.set(key, (visits = []));
    const visit: Visit = {
      callId,
      queueId,
      ordinal: visits.length + 1,
      told: 'nothing',
      log: null,
      offeredAtMs: 0,
      answeredAtMs: 0,
      waitMs: null,
      agentId: '',
      legId: '',
      linkedId: '',
      held: 'no',
      ringing: new Set(),
      leftAtMs: 0,
      overAtMs: 0,
      doubtedAtMs: 0,
    };
    visits.push(visit);
    this.#open.add(visit);
    return visit;
  }
}

function keyOf(callId: string, queueId: string): string {
  return `${callId}\n${queueId}`;
}
