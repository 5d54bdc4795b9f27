import type { FloorEvent } from '../../../shared/floor/events.ts';
import { knownCaller } from './call-follower.ts';
import { callKey, presentCalls } from './listed-conversations.ts';
import type { MemberBook } from './member-book.ts';
import type { ListedChannel, QueueList } from './snapshot-collector.ts';
import type { VisitBook } from './visit-book.ts';
import type { VisitTeller } from './visit-teller.ts';

/** A difference between a later list and our books is only believed when no event explained it by then. */
const DOUBT_MS = 2000;
/** With a queue_log its line, which comes later, is the better explanation. */
const LOG_DOUBT_MS = 5000;

export interface ListComparerParts {
  readonly visits: VisitBook;
  readonly members: MemberBook;
  readonly teller: VisitTeller;
  readonly onOddity: (oddity: string) => void;
}

/** Later lists on one connection: they show what has no event (a silent reload), and what we missed (rule AM36). */
export class ListComparer {
  readonly #parts: ListComparerParts;

  constructor(parts: ListComparerParts) {
    this.#parts = parts;
  }

  compareQueues(list: QueueList, nowMs: number): FloorEvent[] {
    const events = this.#parts.members.replaceAll(list.members, nowMs);
    const waitingKeys = new Set(list.entries.map((entry) => callKey(entry.callId, entry.queueId)));
    for (const visit of this.#parts.visits.open()) {
      if (visit.told !== 'offered') continue;
      if (waitingKeys.has(callKey(visit.callId, visit.queueId))) visit.doubtedAtMs = 0;
      else if (visit.doubtedAtMs === 0) visit.doubtedAtMs = nowMs;
    }
    for (const entry of list.entries) {
      const visit = this.#parts.visits.join(entry.callId, entry.queueId, nowMs - entry.waitMs);
      if (visit === null) continue;
      this.#parts.onOddity('caller-without-join');
      events.push(...this.#parts.teller.offered(visit, visit.offeredAtMs, knownCaller(entry.message)));
    }
    return events;
  }

  compareChannels(channels: readonly ListedChannel[], nowMs: number): void {
    const present = presentCalls(channels);
    for (const visit of this.#parts.visits.open()) {
      if (visit.told !== 'answered') continue;
      if (present.has(callKey(visit.callId, visit.queueId))) visit.doubtedAtMs = 0;
      else if (visit.doubtedAtMs === 0) visit.doubtedAtMs = nowMs;
    }
  }

  /** Gives up what was doubted and no event explained. */
  resolveDoubts(nowMs: number): FloorEvent[] {
    return this.#parts.visits.open().flatMap((visit) => {
      const patienceMs = visit.log === null ? DOUBT_MS : LOG_DOUBT_MS;
      if (visit.doubtedAtMs === 0 || nowMs - visit.doubtedAtMs < patienceMs) return [];
      if (visit.told === 'offered') {
        this.#parts.onOddity('caller-without-leave');
        return this.#parts.teller.left(visit, nowMs, 'lost', undefined);
      }
      this.#parts.onOddity('conversation-without-end');
      return this.#parts.teller.ended(visit, nowMs, 'unknown', undefined);
    });
  }
}
