import type { FloorEvent } from '../../../shared/floor/events.ts';
import { AmiClock } from './ami-clock.ts';
import { textOf, type AmiMessage } from './ami-message.ts';
import { CallFollower, knownCaller } from './call-follower.ts';
import { LeaveReasons } from './leave-reasons.ts';
import { findConversations, queueOf, type ListedConversation } from './listed-conversations.ts';
import { LogRecovery } from './log-recovery.ts';
import { MemberBook, readMember } from './member-book.ts';
import type { QueueLogBook } from './queue-log-book.ts';
import { SnapshotCollector, type ListedChannel, type QueueList } from './snapshot-collector.ts';
import { VisitBook, type Visit } from './visit-book.ts';
import { VisitTeller } from './visit-teller.ts';

export interface AmiTranslatorOptions {
  readonly feedId: string;
  /** Asterisk's own record, kept up to date by whoever reads the file; null when nobody told where it is. */
  readonly log: QueueLogBook | null;
  /** Up to here an earlier run of this program has told everything; 0 for nothing. */
  readonly resumeFromMs: number;
  readonly onOddity: (oddity: string) => void;
}

/** Asterisk never asked for its lists: the events alone must do, after this long. */
const LIST_PATIENCE_MS = 5000;
const CHANNELS_PATIENCE_MS = 2000;
/** A difference between a later list and our books is only believed when no event explained it by then. */
const DOUBT_MS = 2000;
const TICK_MS = 250;
const HELD_LIMIT = 100_000;
const REMEMBER_MS = 2 * 3600_000;

const MEMBER_EVENTS = new Set([
  'QueueMemberAdded',
  'QueueMemberPause',
  'QueueMemberStatus',
  'QueueMemberPenalty',
  'QueueMemberRinginuse',
]);

/**
 * Turns the manager's messages into floor events. A pure state machine over all connections of a feed: no sockets, no
 * timers; time comes with the messages and with `tick`.
 */
export class AmiTranslator {
  readonly #feedId: string;
  readonly #onOddity: (oddity: string) => void;
  readonly #clock = new AmiClock();
  readonly #visits = new VisitBook();
  readonly #members = new MemberBook();
  readonly #reasons = new LeaveReasons();
  readonly #lists = new SnapshotCollector();
  readonly #calls: CallFollower;
  readonly #recovery: LogRecovery | null;
  #phase: 'lost' | 'reading' | 'synced' = 'lost';
  #connectedAtMs = 0;
  /** Up to here members' lines of the log were covered by manager events or recovered. */
  #coveredUntilMs = 0;
  #watchedSinceMs = 0;
  #lostAtMs = 0;
  #resumeFromMs: number;
  #syncs = 0;
  #queueList: QueueList | null = null;
  #channels: readonly ListedChannel[] | null = null;
  #listedAtMs = 0;
  #held: { readonly message: AmiMessage; readonly arrivedAtMs: number }[] = [];
  #tickedAtMs = 0;
  #question: 'none' | 'unknown-member' = 'none';

  constructor(options: AmiTranslatorOptions) {
    this.#feedId = options.feedId;
    this.#onOddity = options.onOddity;
    this.#resumeFromMs = options.resumeFromMs;
    const teller = new VisitTeller({
      visits: this.#visits,
      agentNamed: (name, queueId) => this.#members.agentNamed(name, queueId),
      idPrefix: options.log === null ? null : options.feedId,
    });
    this.#teller = teller;
    this.#calls = new CallFollower({
      visits: this.#visits,
      members: this.#members,
      teller,
      reasons: this.#reasons,
      onOddity: options.onOddity,
      watchedSinceMs: () => this.#watchedSinceMs,
    });
    this.#recovery =
      options.log === null
        ? null
        : new LogRecovery({ log: options.log, visits: this.#visits, members: this.#members, teller });
  }

  readonly #teller: VisitTeller;

  get clock(): AmiClock {
    return this.#clock;
  }

  get phase(): 'lost' | 'reading' | 'synced' {
    return this.#phase;
  }

  /** The connection stands and is logged in; the lists are to come. */
  connected(arrivedAtMs: number): FloorEvent[] {
    this.#phase = 'reading';
    this.#connectedAtMs = this.#clock.sourceMs(arrivedAtMs);
    if (this.#watchedSinceMs === 0) this.#watchedSinceMs = this.#connectedAtMs;
    this.#queueList = null;
    this.#channels = null;
    this.#held = [];
    this.#lists.reset();
    this.#calls.reset();
    return [];
  }

  /** An action was sent: its list is to be waited for. */
  asked(action: AmiMessage): void {
    this.#lists.asked(action);
  }

  lost(arrivedAtMs: number, reason: string): FloorEvent[] {
    if (this.#phase === 'lost') return [];
    const atMs = this.#clock.sourceMs(arrivedAtMs);
    if (this.#phase === 'synced') {
      this.#recovery?.dropMemberLines();
      this.#coveredUntilMs = Math.floor(atMs / 1000) * 1000;
    }
    this.#phase = 'lost';
    this.#lostAtMs = atMs;
    return [...this.#calls.settle(Infinity), { type: 'feed-lost', atMs, feedId: this.#feedId, reason }];
  }

  receive(message: AmiMessage, arrivedAtMs: number): FloorEvent[] {
    if (this.#phase === 'lost') return [];
    const events = this.tick(arrivedAtMs);
    if (SnapshotCollector.isListEvent(message)) return [...events, ...this.#takeList(message, arrivedAtMs)];
    if (message.kind !== 'event') {
      if (message.kind === 'response' && message.name === 'Error')
        this.#lists.refused(textOf(message, 'ActionID'));
      return events;
    }
    if (this.#phase === 'reading') {
      if (this.#held.length < HELD_LIMIT) this.#held.push({ message, arrivedAtMs });
      else this.#onOddity('event-before-lists-dropped');
      return events;
    }
    return [...events, ...this.#take(message, arrivedAtMs)];
  }

  /** Lets time pass: decisions that wait for an event that does not come, the queue_log's late lines. */
  tick(arrivedAtMs: number): FloorEvent[] {
    const nowMs = this.#clock.sourceMs(arrivedAtMs);
    if (Math.abs(nowMs - this.#tickedAtMs) < TICK_MS) return [];
    const cleanUp = Math.floor(nowMs / 60_000) !== Math.floor(this.#tickedAtMs / 60_000);
    this.#tickedAtMs = nowMs;
    if (this.#phase === 'reading') return this.#waitForLists(nowMs);
    if (this.#phase !== 'synced') return [];
    const events = [...this.#calls.settle(nowMs), ...this.#resolveDoubts(nowMs)];
    if (this.#recovery) events.push(...this.#recovery.sweep(nowMs));
    if (cleanUp) {
      this.#calls.forget(nowMs);
      this.#visits.forget(nowMs - REMEMBER_MS);
      this.#recovery?.dropMemberLines();
    }
    return events;
  }

  /** Nobody will connect again: what the log has to its end. */
  finish(): FloorEvent[] {
    return this.#recovery?.finish(this.#coveredUntilMs) ?? [];
  }

  /** True once after something unknown showed up, so that QueueStatus should be asked again (rule AM35). */
  takeQuestion(): 'none' | 'unknown-member' {
    const question = this.#question;
    this.#question = 'none';
    return question;
  }

  /** True when the queue_log will know better in a moment why this caller leaves (rule AM11). */
  wantsLog(message: AmiMessage): boolean {
    if (this.#recovery === null || this.#phase !== 'synced') return false;
    if (message.name !== 'QueueCallerAbandon' && message.name !== 'QueueCallerLeave') return false;
    this.#recovery.attach();
    const visit = this.#visits.findWaiting(textOf(message, 'Uniqueid'), textOf(message, 'Queue'));
    return (
      visit?.log != null &&
      visit.log.end === null &&
      visit.log.connect === null &&
      !this.#calls.isBeingConnected(visit.callId)
    );
  }

  #take(message: AmiMessage, arrivedAtMs: number): FloorEvent[] {
    const atMs = this.#clock.atMs(message, arrivedAtMs);
    this.#recovery?.attach();
    if (MEMBER_EVENTS.has(message.name)) {
      const member = readMember(message);
      if (!member) return [];
      const isNews =
        message.name !== 'QueueMemberAdded' && !this.#members.knows(member.queueId, member.interface);
      if (isNews || !this.#members.knowsQueue(member.queueId)) this.#question = 'unknown-member';
      return this.#members.replace(member, atMs);
    }
    if (message.name === 'QueueMemberRemoved') {
      return this.#members.remove(textOf(message, 'Queue'), textOf(message, 'Interface'), atMs);
    }
    if (message.name === 'QueueCallerJoin' && !this.#members.knowsQueue(textOf(message, 'Queue'))) {
      this.#members.learnQueue(textOf(message, 'Queue'));
      this.#question = 'unknown-member';
    }
    return this.#calls.take(message, atMs);
  }

  #takeList(message: AmiMessage, arrivedAtMs: number): FloorEvent[] {
    const collected = this.#lists.take(message);
    if (collected === null) return [];
    const nowMs = this.#clock.sourceMs(arrivedAtMs);
    if (collected.kind === 'channels') {
      for (const channel of collected.channels) {
        if (channel.application === 'Queue') this.#reasons.learnTimeout(channel.applicationData);
      }
      this.#channels = collected.channels;
      if (this.#phase === 'reading' && this.#queueList !== null) return this.#resynchronise(nowMs);
      return this.#phase === 'synced' ? this.#doubtConversations(collected.channels, nowMs) : [];
    }
    if (collected.extent === 'part') return this.#takePart(collected.list, nowMs);
    for (const queueId of collected.list.queues) this.#members.learnQueue(queueId);
    if (this.#phase === 'synced') return this.#compare(collected.list, nowMs);
    this.#queueList = collected.list;
    this.#listedAtMs = nowMs;
    if (this.#channels === null && this.#lists.expects('channels')) return [];
    return this.#resynchronise(nowMs);
  }

  #waitForLists(nowMs: number): FloorEvent[] {
    const since = this.#queueList === null ? this.#connectedAtMs : this.#listedAtMs;
    const patience = this.#queueList === null ? LIST_PATIENCE_MS : CHANNELS_PATIENCE_MS;
    if (nowMs - since < patience) return [];
    // Answers that are still expected are worth a longer wait than answers nobody asked for.
    if (this.#queueList === null && this.#lists.expects('queues') && nowMs - since < 6 * patience) return [];
    if (this.#queueList === null) this.#onOddity('no-list-after-login');
    return this.#resynchronise(nowMs);
  }

  /** The lists are there: they are the truth of this moment (rules AM6, AM7). */
  #resynchronise(nowMs: number): FloorEvent[] {
    const list = this.#queueList;
    const entries = list?.entries ?? [];
    const waitingKeys = new Set(entries.map((entry) => keyOf(entry.callId, entry.queueId)));
    const isWaiting = (visit: Visit): boolean =>
      visit.told !== 'answered' &&
      waitingKeys.has(keyOf(visit.callId, visit.queueId)) &&
      this.#visits.isLast(visit);
    const events: FloorEvent[] = [];
    // Names first: the log's stretch before the list speaks of people by name.
    for (const member of list?.members ?? []) this.#members.learnName(member);
    if (this.#recovery) {
      this.#recovery.attach();
      if (this.#syncs === 0 && this.#resumeFromMs > 0) {
        this.#recovery.skipTold(this.#resumeFromMs);
        this.#coveredUntilMs = this.#resumeFromMs;
      }
      events.push(...this.#recovery.recover(this.#coveredUntilMs, nowMs, isWaiting));
    }
    if (list) this.#members.replaceAll(list.members, nowMs);
    const listed = this.#channels === null ? [] : findConversations(this.#channels, this.#members);
    events.push(...this.#connectMissed(listed, isWaiting, nowMs));
    events.push(...this.#endWhatPhonesLeft(nowMs));
    const waiting = entries.map((entry) => {
      let visit = this.#visits.findWaiting(entry.callId, entry.queueId);
      if (!visit) {
        // Those found at the very first list have joined before we came, however short their stated wait.
        const latest = this.#syncs === 0 ? this.#connectedAtMs - 1 : nowMs;
        const joined = this.#visits.join(
          entry.callId,
          entry.queueId,
          Math.min(nowMs - entry.waitMs, latest),
        )!;
        joined.told = 'offered';
        visit = joined;
      }
      visit.doubtedAtMs = 0;
      return {
        callId: visit.callId,
        queueId: visit.queueId,
        offeredAtMs: visit.offeredAtMs,
        ...knownCaller(entry.message),
      };
    });
    for (const visit of this.#visits.open()) {
      // He is known to have waited until the connection was lost, and no longer.
      if (visit.told === 'offered' && !isWaiting(visit)) {
        events.push(
          ...this.#teller.left(visit, Math.max(this.#lostAtMs, visit.offeredAtMs), 'lost', undefined),
        );
      }
    }
    const conversations = this.#keepConversations(listed, nowMs);
    events.push(
      { type: 'feed-connected', atMs: nowMs, feedId: this.#feedId },
      {
        type: 'feed-resynchronised',
        atMs: nowMs,
        feedId: this.#feedId,
        waiting,
        conversations,
        agents: this.#members.presences(),
      },
    );
    this.#phase = 'synced';
    this.#syncs += 1;
    const held = this.#held;
    this.#held = [];
    for (const { message, arrivedAtMs } of held) events.push(...this.#take(message, arrivedAtMs));
    return events;
  }

  /**
   * Ring attempts of before the gap: a phone that rings may ring for another by now, and its own state tells that it does.
   * A phone that only rings (6) has been put down since: whoever was talked to was handed on (rule AM25).
   */
  #endWhatPhonesLeft(nowMs: number): FloorEvent[] {
    return this.#visits.open().flatMap((visit): FloorEvent[] => {
      if (visit.told === 'answered') {
        const rings = this.#members.record(visit.queueId, visit.agentId)?.status === 6;
        const { agentId } = visit;
        return rings ? [{ type: 'agent-phone-changed', atMs: nowMs, agentId, phone: 'idle' }] : [];
      }
      return [...visit.ringing].flatMap((id) => this.#teller.ringEnded(visit, nowMs, id, 'cancelled'));
    });
  }

  /**
   * Talks now and did not before the gap: answered meanwhile, and offered meanwhile when nobody saw him wait. Asterisk
   * tells the ages of the channels only, so these times are as near as can be known (rule AM27).
   */
  #connectMissed(
    listed: readonly ListedConversation[],
    isWaiting: (visit: Visit) => boolean,
    nowMs: number,
  ): FloorEvent[] {
    return listed.flatMap((found) => {
      const { callId, queueId, agentId } = found;
      const events: FloorEvent[] = [];
      let visit = this.#visits.findUnanswered(callId, queueId);
      if (visit && isWaiting(visit)) return [];
      if (!visit) {
        if (this.#syncs === 0 || this.#visits.isTalking(callId, queueId, agentId)) return [];
        const offeredAtMs = Math.max(this.#lostAtMs, nowMs - found.callerAgeMs);
        const joined = this.#visits.join(callId, queueId, Math.min(offeredAtMs, nowMs - found.legAgeMs));
        if (joined === null) return [];
        visit = joined;
        events.push(...this.#teller.offered(visit, visit.offeredAtMs, {}));
      } else events.push(...this.#teller.catchUp(visit, 'offered'));
      visit.legId = found.legId;
      visit.linkedId = found.linkedId;
      const atMs = Math.max(visit.offeredAtMs, nowMs - found.legAgeMs);
      return [...events, ...this.#teller.answered(visit, atMs, agentId, undefined)];
    });
  }

  /** Known conversations that go on, and those found new; the others are over (rule AM8). */
  #keepConversations(
    listed: readonly ListedConversation[],
    nowMs: number,
  ): { callId: string; queueId: string; agentId: string; answeredAtMs: number }[] {
    const present = this.#channels === null ? null : presentCalls(this.#channels);
    for (const visit of this.#visits.open()) {
      if (visit.told !== 'answered') continue;
      const status = this.#members.record(visit.queueId, visit.agentId)?.status ?? 0;
      // The log would have Asterisk's start, and ends of before were told: what it holds open is open (rule AM47).
      const goesOn =
        visit.log !== null
          ? visit.log.end?.kind !== 'lost'
          : present === null
            ? status === 2 || status === 3 || status >= 6
            : present.has(keyOf(visit.callId, visit.queueId));
      if (!goesOn) this.#visits.close(visit, nowMs);
    }
    for (const found of listed) {
      if (this.#visits.isTalking(found.callId, found.queueId, found.agentId)) continue;
      const visit = this.#visits.join(found.callId, found.queueId, nowMs - found.legAgeMs);
      if (visit === null) continue;
      visit.told = 'answered';
      visit.answeredAtMs = nowMs - found.legAgeMs;
      visit.agentId = found.agentId;
      visit.legId = found.legId;
      visit.linkedId = found.linkedId;
    }
    return this.#visits
      .open()
      .filter((visit) => visit.told === 'answered')
      .map(({ callId, queueId, agentId, answeredAtMs }) => ({ callId, queueId, agentId, answeredAtMs }));
  }

  /** A later list on the same connection: shows what has no event (silent reload), and what we missed (rule AM36). */
  #compare(list: QueueList, nowMs: number): FloorEvent[] {
    const events = this.#members.replaceAll(list.members, nowMs);
    const waitingKeys = new Set(list.entries.map((entry) => keyOf(entry.callId, entry.queueId)));
    for (const visit of this.#visits.open()) {
      if (visit.told !== 'offered') continue;
      if (waitingKeys.has(keyOf(visit.callId, visit.queueId))) visit.doubtedAtMs = 0;
      else if (visit.doubtedAtMs === 0) visit.doubtedAtMs = nowMs;
    }
    for (const entry of list.entries) {
      const visit = this.#visits.join(entry.callId, entry.queueId, nowMs - entry.waitMs);
      if (visit === null) continue;
      this.#onOddity('caller-without-join');
      events.push(...this.#teller.offered(visit, visit.offeredAtMs, knownCaller(entry.message)));
    }
    return events;
  }

  #takePart(list: QueueList, nowMs: number): FloorEvent[] {
    for (const queueId of list.queues) this.#members.learnQueue(queueId);
    return this.#phase === 'synced'
      ? list.members.flatMap((member) => this.#members.replace(member, nowMs))
      : [];
  }

  #doubtConversations(channels: readonly ListedChannel[], nowMs: number): FloorEvent[] {
    const present = presentCalls(channels);
    for (const visit of this.#visits.open()) {
      if (visit.told !== 'answered') continue;
      if (present.has(keyOf(visit.callId, visit.queueId))) visit.doubtedAtMs = 0;
      else if (visit.doubtedAtMs === 0) visit.doubtedAtMs = nowMs;
    }
    return [];
  }

  #resolveDoubts(nowMs: number): FloorEvent[] {
    return this.#visits.open().flatMap((visit) => {
      if (visit.doubtedAtMs === 0 || nowMs - visit.doubtedAtMs < DOUBT_MS) return [];
      if (visit.told === 'offered') {
        this.#onOddity('caller-without-leave');
        return this.#teller.left(visit, nowMs, 'lost', undefined);
      }
      this.#onOddity('conversation-without-end');
      return this.#teller.ended(visit, nowMs, 'unknown', undefined);
    });
  }
}

function keyOf(callId: string, queueId: string): string {
  return `${callId}\n${queueId}`;
}

function presentCalls(channels: readonly ListedChannel[]): ReadonlySet<string> {
  return new Set(channels.map((channel) => keyOf(channel.callId, queueOf(channel))));
}
