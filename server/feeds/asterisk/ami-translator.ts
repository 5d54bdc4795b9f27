import type { FloorEvent } from '../../../shared/floor/events.ts';
import { AmiClock } from './ami-clock.ts';
import { textOf, type AmiMessage } from './ami-message.ts';
import { CallFollower } from './call-follower.ts';
import { LeaveReasons } from './leave-reasons.ts';
import { ListComparer } from './list-comparer.ts';
import { LogRecovery } from './log-recovery.ts';
import { MemberBook, readMember } from './member-book.ts';
import type { QueueLogBook } from '../../../shared/queue-log/queue-log-book.ts';
import { Resynchroniser } from './resynchroniser.ts';
import { SnapshotCollector, type ListedChannel, type QueueList } from './snapshot-collector.ts';
import { VisitBook } from './visit-book.ts';
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
  readonly #resynchroniser: Resynchroniser;
  readonly #comparer: ListComparer;
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
  #watchedSinceMs = 0;
  #lostAtMs = 0;
  #queueList: QueueList | null = null;
  #channels: readonly ListedChannel[] | null = null;
  #listedAtMs = 0;
  #held: { readonly message: AmiMessage; readonly arrivedAtMs: number }[] = [];
  #tickedAtMs = 0;
  #question: 'none' | 'unknown-member' = 'none';

  constructor(options: AmiTranslatorOptions) {
    this.#feedId = options.feedId;
    this.#onOddity = options.onOddity;
    const teller = new VisitTeller({
      visits: this.#visits,
      agentNamed: (name, queueId) => this.#members.agentNamed(name, queueId),
      idPrefix: options.log === null ? null : options.feedId,
    });
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
    this.#resynchroniser = new Resynchroniser({
      feedId: options.feedId,
      visits: this.#visits,
      members: this.#members,
      teller,
      recovery: this.#recovery,
      resumeFromMs: options.resumeFromMs,
    });
    this.#comparer = new ListComparer({
      visits: this.#visits,
      members: this.#members,
      teller,
      onOddity: options.onOddity,
    });
  }

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
    if (this.#phase === 'synced') this.#resynchroniser.coveredUntil(atMs);
    this.#phase = 'lost';
    this.#lostAtMs = atMs;
    return [{ type: 'feed-lost', atMs, feedId: this.#feedId, reason }];
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
    const events = [...this.#calls.settle(nowMs), ...this.#comparer.resolveDoubts(nowMs)];
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
    return this.#resynchroniser.finish();
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
      if (this.#phase === 'synced') this.#comparer.compareChannels(collected.channels, nowMs);
      return [];
    }
    if (collected.extent === 'part') return this.#takePart(collected.list, nowMs);
    for (const queueId of collected.list.queues) this.#members.learnQueue(queueId);
    if (this.#phase === 'synced') return this.#comparer.compareQueues(collected.list, nowMs);
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

  #resynchronise(nowMs: number): FloorEvent[] {
    const events = this.#resynchroniser.resynchronise({
      queues: this.#queueList,
      channels: this.#channels,
      atMs: nowMs,
      connectedAtMs: this.#connectedAtMs,
      lostAtMs: this.#lostAtMs,
    });
    this.#phase = 'synced';
    const held = this.#held;
    this.#held = [];
    for (const { message, arrivedAtMs } of held) events.push(...this.#take(message, arrivedAtMs));
    return events;
  }

  #takePart(list: QueueList, nowMs: number): FloorEvent[] {
    for (const queueId of list.queues) this.#members.learnQueue(queueId);
    return this.#phase === 'synced'
      ? list.members.flatMap((member) => this.#members.replace(member, nowMs))
      : [];
  }
}
