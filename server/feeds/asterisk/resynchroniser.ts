import type { FloorEvent, OpenConversation, WaitingCaller } from '../../../shared/floor/events.ts';
import { knownCaller } from './call-follower.ts';
import { callKey, findConversations, presentCalls, type ListedConversation } from './listed-conversations.ts';
import type { LogRecovery } from './log-recovery.ts';
import type { MemberBook } from './member-book.ts';
import type { ListedChannel, QueueEntry, QueueList } from './snapshot-collector.ts';
import type { Visit, VisitBook } from './visit-book.ts';
import type { VisitTeller } from './visit-teller.ts';

export interface ResynchroniserParts {
  readonly feedId: string;
  readonly visits: VisitBook;
  readonly members: MemberBook;
  readonly teller: VisitTeller;
  /** Null without a queue_log. */
  readonly recovery: LogRecovery | null;
  /** Up to here an earlier run of this program has told everything; 0 for nothing. */
  readonly resumeFromMs: number;
}

/** What a connection's lists said, and when; null for a list that did not come. */
export interface Snapshot {
  readonly queues: QueueList | null;
  readonly channels: readonly ListedChannel[] | null;
  readonly atMs: number;
  readonly connectedAtMs: number;
  /** When the connection before was lost. */
  readonly lostAtMs: number;
}

/** Brings the books in line with the lists of a new connection, and tells what must have happened meanwhile. */
export class Resynchroniser {
  readonly #parts: ResynchroniserParts;
  #syncs = 0;
  /** Up to here members' lines of the log were covered by manager events or recovered. */
  #coveredUntilMs = 0;

  constructor(parts: ResynchroniserParts) {
    this.#parts = parts;
  }

  /** The connection was lost: members' lines up to here were told by events. */
  coveredUntil(atMs: number): void {
    this.#parts.recovery?.dropMemberLines();
    this.#coveredUntilMs = Math.floor(atMs / 1000) * 1000;
  }

  /** The lists are the truth of their moment (rules AM6, AM7). */
  resynchronise(snapshot: Snapshot): FloorEvent[] {
    const { feedId, visits, members } = this.#parts;
    const { atMs } = snapshot;
    const entries = snapshot.queues?.entries ?? [];
    const waitingKeys = new Set(entries.map((entry) => callKey(entry.callId, entry.queueId)));
    const isWaiting = (visit: Visit): boolean =>
      visit.told !== 'answered' &&
      waitingKeys.has(callKey(visit.callId, visit.queueId)) &&
      visits.isLast(visit);
    // Names first: the log's stretch before the list speaks of people by name.
    for (const member of snapshot.queues?.members ?? []) members.learnName(member);
    const events = this.#recover(atMs, isWaiting);
    if (snapshot.queues) members.replaceAll(snapshot.queues.members, atMs);
    const listed = snapshot.channels === null ? [] : findConversations(snapshot.channels, members);
    events.push(...this.#connectMissed(listed, isWaiting, snapshot), ...this.#endWhatPhonesLeft(atMs));
    const waiting = entries.map((entry) => this.#takeEntry(entry, snapshot));
    events.push(...this.#loseWhoIsGone(isWaiting, snapshot.lostAtMs));
    const conversations = this.#keepConversations(listed, snapshot);
    const agents = members.presences();
    this.#syncs += 1;
    return [
      ...events,
      { type: 'feed-connected', atMs, feedId },
      { type: 'feed-resynchronised', atMs, feedId, waiting, conversations, agents },
    ];
  }

  /** What the log has to its end; nobody will connect any more. */
  finish(): FloorEvent[] {
    return this.#parts.recovery?.finish(this.#coveredUntilMs) ?? [];
  }

  #recover(atMs: number, isWaiting: (visit: Visit) => boolean): FloorEvent[] {
    const { recovery, resumeFromMs } = this.#parts;
    if (recovery === null) return [];
    recovery.attach();
    if (this.#syncs === 0 && resumeFromMs > 0) {
      recovery.skipTold(resumeFromMs);
      this.#coveredUntilMs = resumeFromMs;
    }
    return recovery.recover(this.#coveredUntilMs, atMs, isWaiting);
  }

  #takeEntry(entry: QueueEntry, snapshot: Snapshot): WaitingCaller {
    const { callId, queueId } = entry;
    const { visits } = this.#parts;
    let visit = visits.findWaiting(callId, queueId);
    if (!visit) {
      // Those found at the very first list have joined before we came, however short their stated wait.
      const latestMs = this.#syncs === 0 ? snapshot.connectedAtMs - 1 : snapshot.atMs;
      visit = visits.join(callId, queueId, Math.min(snapshot.atMs - entry.waitMs, latestMs))!;
      visit.told = 'offered';
    }
    visit.doubtedAtMs = 0;
    return { callId, queueId, offeredAtMs: visit.offeredAtMs, ...knownCaller(entry.message) };
  }

  /** They are known to have waited until the connection was lost, and no longer (rule AM8). */
  #loseWhoIsGone(isWaiting: (visit: Visit) => boolean, lostAtMs: number): FloorEvent[] {
    const { visits, teller } = this.#parts;
    return visits
      .open()
      .filter((visit) => visit.told === 'offered' && !isWaiting(visit))
      .flatMap((visit) => teller.left(visit, Math.max(lostAtMs, visit.offeredAtMs), 'lost', undefined));
  }

  /**
   * Ring attempts of before the gap: a phone that rings may ring for another by now, and its own state tells that it does.
   * A phone that only rings (6) has been put down since: whoever was talked to was handed on (rule AM25).
   */
  #endWhatPhonesLeft(nowMs: number): FloorEvent[] {
    return this.#parts.visits.open().flatMap((visit): FloorEvent[] => {
      if (visit.told === 'answered') {
        const rings = this.#parts.members.record(visit.queueId, visit.agentId)?.status === 6;
        const { agentId } = visit;
        return rings ? [{ type: 'agent-phone-changed', atMs: nowMs, agentId, phone: 'idle' }] : [];
      }
      return [...visit.ringing].flatMap((id) => this.#parts.teller.ringEnded(visit, nowMs, id, 'cancelled'));
    });
  }

  /**
   * Talks now and did not before the gap: answered meanwhile, and offered meanwhile when nobody saw him wait. Asterisk
   * tells the ages of the channels only, so these times are as near as can be known (rule AM27).
   */
  #connectMissed(
    listed: readonly ListedConversation[],
    isWaiting: (visit: Visit) => boolean,
    { atMs: nowMs, lostAtMs }: Snapshot,
  ): FloorEvent[] {
    return listed.flatMap((found) => {
      const { callId, queueId, agentId } = found;
      const events: FloorEvent[] = [];
      let visit = this.#parts.visits.findUnanswered(callId, queueId);
      if (visit && isWaiting(visit)) return [];
      if (!visit) {
        if (this.#syncs === 0 || this.#parts.visits.isTalking(callId, queueId, agentId)) return [];
        const offeredAtMs = Math.max(lostAtMs, nowMs - found.callerAgeMs);
        const joined = this.#parts.visits.join(
          callId,
          queueId,
          Math.min(offeredAtMs, nowMs - found.legAgeMs),
        );
        if (joined === null) return [];
        visit = joined;
        events.push(...this.#parts.teller.offered(visit, visit.offeredAtMs, {}));
      } else events.push(...this.#parts.teller.catchUp(visit, 'offered'));
      visit.legId = found.legId;
      visit.linkedId = found.linkedId;
      const atMs = Math.max(visit.offeredAtMs, nowMs - found.legAgeMs);
      return [...events, ...this.#parts.teller.answered(visit, atMs, agentId, undefined)];
    });
  }

  /** Known conversations that go on, and those found new; the others are over (rule AM8). */
  #keepConversations(
    listed: readonly ListedConversation[],
    { channels, atMs: nowMs }: Snapshot,
  ): readonly OpenConversation[] {
    const present = channels === null ? null : presentCalls(channels);
    for (const visit of this.#parts.visits.open()) {
      if (visit.told !== 'answered') continue;
      const status = this.#parts.members.record(visit.queueId, visit.agentId)?.status ?? 0;
      // The log would have Asterisk's start, and ends of before were told: what it holds open is open (rule AM47).
      const goesOn =
        visit.log !== null
          ? visit.log.end?.kind !== 'lost'
          : present === null
            ? status === 2 || status === 3 || status >= 6
            : present.has(callKey(visit.callId, visit.queueId));
      if (!goesOn) this.#parts.visits.close(visit, nowMs);
    }
    for (const found of listed) {
      if (this.#parts.visits.isTalking(found.callId, found.queueId, found.agentId)) continue;
      const visit = this.#parts.visits.join(found.callId, found.queueId, nowMs - found.legAgeMs);
      if (visit === null) continue;
      visit.told = 'answered';
      visit.answeredAtMs = nowMs - found.legAgeMs;
      visit.agentId = found.agentId;
      visit.legId = found.legId;
      visit.linkedId = found.linkedId;
    }
    return this.#parts.visits
      .open()
      .filter((visit) => visit.told === 'answered')
      .map(({ callId, queueId, agentId, answeredAtMs }) => ({ callId, queueId, agentId, answeredAtMs }));
  }
}
