import type { FloorEvent } from '../../../shared/floor/events.ts';
import type { MemberBook, MemberRecord } from './member-book.ts';
import type { MemberLine, QueueLogBook } from '../../../shared/queue-log/queue-log-book.ts';
import type { VisitTeller } from './visit-teller.ts';
import type { Visit, VisitBook } from './visit-book.ts';

/** A line this old that no manager event told of will not be told of any more: it is taken from the log (rule AM45). */
const GRACE_MS = 3000;

export interface LogRecoveryParts {
  readonly log: QueueLogBook;
  readonly visits: VisitBook;
  readonly members: MemberBook;
  readonly teller: VisitTeller;
}

/** Brings what the queue_log has and no manager event told: before the first connection, in gaps, after a crash. */
export class LogRecovery {
  readonly #parts: LogRecoveryParts;

  constructor(parts: LogRecoveryParts) {
    this.#parts = parts;
  }

  /** Ties visits that newly appeared in the log to those known already. */
  attach(): void {
    for (const entered of this.#parts.log.takeEntered()) this.#parts.visits.attachLog(entered);
  }

  /** Lines before this instant were told by an earlier run of this program. */
  skipTold(untilMs: number): void {
    const { visits } = this.#parts;
    for (const visit of visits.open()) {
      const log = visit.log;
      if (log === null || visit.told !== 'nothing' || log.enteredAtMs >= untilMs) continue;
      visit.told = 'offered';
      if (log.connect !== null && log.connect.atMs < untilMs) {
        visit.told = 'answered';
        visit.answeredAtMs = log.connect.atMs;
        visit.agentId = this.#parts.members.agentNamed(log.connect.agentName, visit.queueId);
      }
      if (log.end !== null && log.end.atMs < untilMs) visits.close(visit, log.end.atMs);
    }
  }

  /**
   * The stretch nobody watched, up to a list of Asterisk's at `listedAtMs`. A visit of the list's own second may lie before
   * or behind it: whoever is in the list waits still, whatever is not decided so is left to events and `sweep`.
   */
  recover(fromMs: number, listedAtMs: number, isWaiting: (visit: Visit) => boolean): FloorEvent[] {
    this.attach();
    const { visits, teller } = this.#parts;
    const secondMs = Math.floor(listedAtMs / 1000) * 1000;
    const events = this.#memberEvents(fromMs, secondMs);
    for (const visit of visits.open()) {
      const log = visit.log;
      if (log === null) continue;
      if (visit.told === 'nothing' && (log.enteredAtMs < secondMs || isWaiting(visit))) {
        events.push(...teller.catchUp(visit, 'offered'));
      }
      if (visit.told === 'nothing' || isWaiting(visit)) continue;
      const over = log.end !== null && (log.end.atMs < secondMs || log.end.kind === 'left');
      const before = visit.told;
      events.push(...teller.catchUp(visit, over ? 'over' : 'answered'));
      if (before === 'offered' && isAnswered(visit)) events.push(...this.#pickUp(visit));
    }
    return inOrder(events);
  }

  /** Who talks has a phone in use, so that a phone found idle after that has left the conversation (rule AM25). */
  #pickUp(visit: Visit): FloorEvent[] {
    const record = this.#parts.members.record(visit.queueId, visit.agentId);
    return record ? this.#parts.members.replace({ ...record, status: 2 }, visit.answeredAtMs) : [];
  }

  /** Takes from the log what should have been told long ago. */
  sweep(nowMs: number): FloorEvent[] {
    this.attach();
    const { visits, teller } = this.#parts;
    const events: FloorEvent[] = [];
    for (const visit of visits.open()) {
      if (visit.log !== null && nowMs - visit.log.seenAtMs >= GRACE_MS)
        events.push(...teller.catchUp(visit, 'over'));
    }
    return inOrder(events);
  }

  /** Everything there is, whatever its age: nobody will connect any more. */
  finish(fromMs: number): FloorEvent[] {
    this.attach();
    const events = this.#memberEvents(fromMs, Infinity);
    for (const visit of this.#parts.visits.open()) events.push(...this.#parts.teller.catchUp(visit, 'over'));
    return inOrder(events);
  }

  /** Drops members' lines of a stretch the manager events have told. */
  dropMemberLines(): void {
    this.#parts.log.takeMemberLines();
  }

  #memberEvents(fromMs: number, toMs: number): FloorEvent[] {
    const events: FloorEvent[] = [];
    for (const line of this.#parts.log.takeMemberLines()) {
      if (line.atMs >= fromMs && line.atMs < toMs) events.push(...this.#applyMemberLine(line));
    }
    return events;
  }

  #applyMemberLine(line: MemberLine): FloorEvent[] {
    const { members } = this.#parts;
    const { atMs, queueId } = line;
    if (queueId === 'NONE' || queueId === '') return [];
    const agentId = members.agentNamed(line.member, queueId);
    if (line.event === 'member-removed') return members.remove(queueId, agentId, atMs);
    const known = members.record(queueId, agentId);
    // The log has no name for an interface and no interface for a name: the list that follows has both.
    const record: MemberRecord = known ?? {
      queueId,
      interface: agentId,
      stateInterface: '',
      name: members.nameOf(agentId),
      penalty: 0,
      status: 1,
      paused: false,
      pausedReason: '',
      lastPause: 0,
      loginTime: atMs / 1000,
    };
    switch (line.event) {
      case 'member-added':
        return known ? [] : members.replace(record, atMs);
      case 'paused':
        return members.replace(
          { ...record, paused: true, pausedReason: line.reason, lastPause: atMs / 1000 },
          atMs,
        );
      case 'unpaused':
        return known ? members.replace({ ...record, paused: false, pausedReason: '' }, atMs) : [];
      case 'penalty-changed':
        return known ? members.replace({ ...record, penalty: line.penalty }, atMs) : [];
    }
  }
}

function isAnswered(visit: Visit): boolean {
  return visit.told === 'answered';
}

function inOrder(events: readonly FloorEvent[]): FloorEvent[] {
  return events.toSorted((a, b) => a.atMs - b.atMs);
}
