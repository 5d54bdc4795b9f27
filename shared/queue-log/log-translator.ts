import type { FloorEvent } from '../floor/events.ts';
import { LogMembers } from './log-members.ts';
import { QueueLogBook, type LogVisit, type QueueLogOddity } from './queue-log-book.ts';
import { parseQueueLogLine, type QueueLogLine } from './queue-log-line.ts';

/** What a line became, or why it became nothing. */
export type TranslatedLine =
  | { readonly kind: 'told'; readonly atMs: number; readonly events: readonly FloorEvent[] }
  | { readonly kind: 'refused'; readonly reason: LineRefusal };

export type LineRefusal = QueueLogOddity | 'log-line-late';

const FEED_ID = 'queue-log';
/** A clock that was set right steps back this much at most; more is another log. */
const MOST_BACK_MS = 300_000;
const DAY_MS = 86_400_000;

/** Turns the lines of a queue_log into floor events, one after the other. Knows nothing but the log. */
export class LogTranslator {
  readonly #agentNamed: (name: string) => string;
  readonly #members: LogMembers;
  readonly #book: QueueLogBook;
  /** By call and queue: when the newest visit was offered, and answered. */
  readonly #offers = new Map<string, { atMs: number; busyMs: number }>();
  readonly #talking = new Set<LogVisit>();
  #events: FloorEvent[] = [];
  #refusal: LineRefusal | null = null;
  #ringMs = 0;
  #forgottenMs = 0;

  /**
   * @param agentNamed the id of an agent the log has by name; the name itself when nobody is known by it
   * @param isKnown whether the site has an agent with this id
   */
  constructor(agentNamed: (name: string) => string, isKnown: (agentId: string) => boolean) {
    this.#agentNamed = agentNamed;
    this.#members = new LogMembers(agentNamed, isKnown);
    this.#book = new QueueLogBook(
      (oddity) => (this.#refusal = oddity),
      (visit) => this.#tell(visit),
    );
  }

  readLine(text: string): TranslatedLine {
    const line = parseQueueLogLine(text);
    if (line === null) return { kind: 'refused', reason: 'log-line-unreadable' };
    if (line.atMs < this.#book.lastAtMs - MOST_BACK_MS) return { kind: 'refused', reason: 'log-line-late' };
    this.#events = [];
    this.#refusal = null;
    this.#take(line);
    this.#forget(line.atMs);
    return this.#refusal === null
      ? { kind: 'told', atMs: line.atMs, events: this.#events }
      : { kind: 'refused', reason: this.#refusal };
  }

  #take(line: QueueLogLine): void {
    this.#ringMs = line.event === 'connected' ? (line.ringMs ?? 0) : 0;
    const talked = this.#talking.size > 0;
    this.#book.takeLine(line, line.atMs);
    this.#book.takeEntered();
    for (const member of this.#book.takeMemberLines()) this.#events.push(...this.#members.take(member));
    switch (line.event) {
      case 'ring-missed': {
        const { atMs, callId, queueId } = line;
        const agentId = this.#agentNamed(line.agentName);
        this.#events.push(...this.#members.speakOf(agentId, atMs));
        this.#ring(callId, queueId, agentId, atMs, line.ringMs);
        this.#events.push({ type: 'call-ring-ended', atMs, callId, queueId, agentId, reason: 'no-answer' });
        return;
      }
      case 'started':
        // Conversations of before the restart are over, nobody knows since when.
        if (talked) this.#events.push(this.#resynchronise(line.atMs));
    }
  }

  #tell(visit: LogVisit): void {
    if (visit.end !== null) this.#end(visit);
    else if (visit.connect !== null) this.#answer(visit, visit.connect);
    else this.#offer(visit);
  }

  #offer({ callId, queueId, enteredAtMs, callerNumber }: LogVisit): void {
    const key = keyOf(callId, queueId);
    const before = this.#offers.get(key);
    // Whole seconds would put two visits of one call into one instant.
    const atMs = before ? Math.max(enteredAtMs, before.atMs + 1, before.busyMs) : enteredAtMs;
    this.#offers.set(key, { atMs, busyMs: atMs });
    const caller = callerNumber === undefined ? {} : { callerNumber };
    this.#events.push({ type: 'call-offered', atMs, callId, queueId, ...caller });
  }

  #answer(visit: LogVisit, { atMs, agentName, waitMs }: NonNullable<LogVisit['connect']>): void {
    const { callId, queueId } = visit;
    const agentId = this.#agentNamed(agentName);
    const offer = this.#offers.get(keyOf(callId, queueId));
    if (offer) offer.busyMs = Math.max(offer.busyMs, atMs);
    this.#talking.add(visit);
    this.#events.push(...this.#members.speakOf(agentId, atMs));
    this.#ring(callId, queueId, agentId, atMs, this.#ringMs);
    this.#events.push({ type: 'call-answered', atMs, callId, queueId, agentId, waitMs });
  }

  /** The log tells of a ring when it is over. */
  #ring(callId: string, queueId: string, agentId: string, endMs: number, ringMs: number): void {
    const offeredMs = this.#offers.get(keyOf(callId, queueId))?.atMs ?? endMs;
    const atMs = Math.max(offeredMs, endMs - ringMs);
    this.#events.push({ type: 'call-rang', atMs, callId, queueId, agentId });
  }

  #end(visit: LogVisit): void {
    const { callId, queueId, connect } = visit;
    const end = visit.end!;
    this.#talking.delete(visit);
    const { atMs } = end;
    switch (end.kind) {
      case 'left': {
        const wait = end.waitMs === undefined ? {} : { waitMs: end.waitMs };
        const left = { atMs, callId, queueId, ...wait };
        this.#events.push(
          end.reason === 'abandoned'
            ? { type: 'call-abandoned', ...left }
            : { type: 'call-flowed-out', ...left, reason: end.reason },
        );
        return;
      }
      case 'completed': {
        const agentId = this.#agentNamed(connect!.agentName);
        const talked = { atMs, callId, queueId, agentId, talkMs: end.talkMs };
        this.#events.push(
          end.how === 'caller' || end.how === 'agent'
            ? { type: 'call-ended', ...talked, endedBy: end.how }
            : {
                type: 'call-transferred',
                ...talked,
                kind: end.how,
                ...(end.to === undefined ? {} : { to: end.to }),
              },
        );
        return;
      }
      case 'lost':
        if (connect === null)
          this.#events.push({ type: 'call-flowed-out', atMs, callId, queueId, reason: 'lost' });
        return;
      default:
        return end satisfies never;
    }
  }

  #resynchronise(atMs: number): FloorEvent {
    return {
      type: 'feed-resynchronised',
      atMs,
      feedId: FEED_ID,
      waiting: [],
      conversations: [],
      agents: this.#members.presences(),
    };
  }

  /** Calls of more than a day ago come no more. */
  #forget(nowMs: number): void {
    if (nowMs - this.#forgottenMs < DAY_MS / 24) return;
    this.#forgottenMs = nowMs;
    for (const [key, { busyMs }] of this.#offers) if (busyMs < nowMs - DAY_MS) this.#offers.delete(key);
  }
}

function keyOf(callId: string, queueId: string): string {
  return `${callId}\n${queueId}`;
}
