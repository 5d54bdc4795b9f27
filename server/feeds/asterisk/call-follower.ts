import type { FloorEvent } from '../../../shared/floor/events.ts';
import { callerOf, numberOf, secondsOf, textOf, type AmiMessage } from './ami-message.ts';
import type { LeaveReasons } from './leave-reasons.ts';
import type { MemberBook } from './member-book.ts';
import type { KnownCaller, VisitTeller } from './visit-teller.ts';
import type { Visit, VisitBook } from './visit-book.ts';

/** A busy or declined phone answers in whole seconds and at once; a phone that rings out takes longer (rule AM12). */
const DECLINED_BEFORE_MS = 1500;
/** AgentConnect follows QueueCallerLeave within 5 ms; this long is waited for it before another end is believed. */
const CONNECT_WITHIN_MS = 2000;
/** Without channel events an exit by key is only known by no AgentConnect coming. */
const SETTLE_MS = 100;
const FORGET_MS = 15 * 60_000;

export interface CallFollowerParts {
  readonly visits: VisitBook;
  readonly members: MemberBook;
  readonly teller: VisitTeller;
  readonly reasons: LeaveReasons;
  readonly onOddity: (oddity: CallOddity) => void;
  /** The first connection's time: what began before is not for us to count. */
  readonly watchedSinceMs: () => number;
}

export type CallOddity = 'leave-of-unknown-caller' | 'conversation-not-seen-begin' | 'leave-not-explained';

interface Leg {
  readonly visit: Visit;
  readonly agentId: string;
  dialStatus: string;
}

interface Transfer {
  readonly kind: 'blind' | 'attended';
  readonly to: string;
  readonly atMs: number;
}

/** Follows callers and conversations through the manager events of classes `agent` and `call`. */
export class CallFollower {
  readonly #parts: CallFollowerParts;
  /** Channels that are hanging up, by Uniqueid: tells an abandon from a timeout. */
  readonly #hangups = new Map<string, number>();
  readonly #legs = new Map<string, Leg>();
  readonly #transfers = new Map<string, Transfer>();
  /** Callers one of whose legs was answered: AgentConnect comes next. */
  readonly #answered = new Map<string, number>();
  /** Callers who left a queue and may yet turn out connected. */
  readonly #left = new Set<Visit>();
  #seesChannels: 'yes' | 'no' = 'no';

  constructor(parts: CallFollowerParts) {
    this.#parts = parts;
  }

  /** The connection is new: what was half seen is worth nothing. */
  reset(): void {
    this.#hangups.clear();
    this.#legs.clear();
    this.#transfers.clear();
    this.#answered.clear();
    this.#left.clear();
    this.#seesChannels = 'no';
  }

  take(message: AmiMessage, atMs: number): FloorEvent[] {
    if (this.#seesChannels === 'no' && textOf(message, 'Privilege').startsWith('call'))
      this.#seesChannels = 'yes';
    switch (message.name) {
      case 'QueueCallerJoin':
        return this.#join(message, atMs);
      case 'QueueCallerAbandon':
        return this.#abandon(message, atMs);
      case 'QueueCallerLeave':
        return this.#leave(message, atMs);
      case 'AgentCalled':
        return this.#called(message, atMs);
      case 'DialEnd':
        return this.#dialEnd(message, atMs);
      case 'AgentRingNoAnswer':
        return this.#ringNoAnswer(message, atMs);
      case 'AgentConnect':
        return this.#connect(message, atMs);
      case 'AgentDump':
        return this.#dump(message, atMs);
      case 'AgentComplete':
        return this.#complete(message, atMs);
      case 'HangupRequest':
      case 'SoftHangupRequest':
      case 'Hangup':
        this.#hangups.set(textOf(message, 'Uniqueid'), atMs);
        return [];
      case 'Hold':
      case 'Unhold':
        return this.#hold(message, atMs);
      case 'BlindTransfer':
        return this.#transfer(message, { kind: 'blind', to: textOf(message, 'Extension'), atMs });
      case 'AttendedTransfer':
        return this.#transfer(message, {
          kind: 'attended',
          to: callerOf(message, 'TransferTargetCallerIDNum') ?? '',
          atMs,
        });
      default:
        return [];
    }
  }

  /** Whether a leg of this caller was answered, so that leaving the queue means being connected. */
  isBeingConnected(callId: string): boolean {
    return this.#answered.has(callId);
  }

  /** Decides about callers who left and whose AgentConnect did not come; forgets what is old. */
  settle(nowMs: number): FloorEvent[] {
    const events: FloorEvent[] = [];
    for (const visit of this.#left) {
      if (visit.leftAtMs === 0) this.#left.delete(visit);
      else if (nowMs - visit.leftAtMs >= (this.#answered.has(visit.callId) ? CONNECT_WITHIN_MS : SETTLE_MS)) {
        this.#left.delete(visit);
        events.push(...this.#exitWithKey(visit, visit.leftAtMs));
      }
    }
    return events;
  }

  forget(nowMs: number): void {
    for (const seen of [this.#hangups, this.#answered]) {
      for (const [id, atMs] of seen) if (nowMs - atMs > FORGET_MS) seen.delete(id);
    }
    for (const [id, transfer] of this.#transfers) {
      if (nowMs - transfer.atMs > FORGET_MS) this.#transfers.delete(id);
    }
    for (const [id, leg] of this.#legs) if (leg.visit.told === 'over') this.#legs.delete(id);
  }

  #join(message: AmiMessage, atMs: number): FloorEvent[] {
    const callId = textOf(message, 'Uniqueid');
    const queueId = textOf(message, 'Queue');
    if (callId === '' || queueId === '') return [];
    // He left without a reason yet and is back already: nobody connected him.
    const before = this.#parts.visits.findWaiting(callId, queueId);
    const events = before && before.leftAtMs > 0 ? this.#exitWithKey(before, before.leftAtMs) : [];
    const visit = this.#parts.visits.join(callId, queueId, atMs);
    if (visit === null) return events;
    visit.linkedId = textOf(message, 'Linkedid');
    // An answered dial before he joined was the dialplan's.
    this.#answered.delete(callId);
    return [...events, ...this.#parts.teller.offered(visit, atMs, knownCaller(message))];
  }

  #abandon(message: AmiMessage, atMs: number): FloorEvent[] {
    const visit = this.#waiting(message);
    if (!visit) return [];
    const { teller, reasons, members } = this.#parts;
    const events = teller.catchUp(visit, 'offered');
    const stated = secondsOf(message, 'HoldTime');
    const end = visit.log?.end;
    if (end?.kind === 'left') {
      return [...events, ...teller.left(visit, atMs, end.reason, end.waitMs ?? stated)];
    }
    const reason = reasons.infer({
      queueId: visit.queueId,
      waitMs: stated ?? atMs - visit.offeredAtMs,
      hangup: this.#hangups.has(visit.callId)
        ? 'seen'
        : this.#seesChannels === 'yes'
          ? 'not-seen'
          : 'cannot-be-seen',
      members: members.membersOf(visit.queueId),
    });
    return [...events, ...teller.left(visit, atMs, reason, stated)];
  }

  /** Alone it means answered (AgentConnect is next) or left by key; after an Abandon it says nothing new. */
  #leave(message: AmiMessage, atMs: number): FloorEvent[] {
    const visit = this.#parts.visits.findWaiting(textOf(message, 'Uniqueid'), textOf(message, 'Queue'));
    if (!visit) return [];
    visit.leftAtMs = atMs;
    const expectsConnect = this.#answered.has(visit.callId) || this.#seesChannels === 'no';
    const end = visit.log?.end;
    if (end?.kind === 'left') return this.#parts.teller.left(visit, atMs, end.reason, end.waitMs);
    if (!expectsConnect && !visit.log?.connect) return this.#exitWithKey(visit, atMs);
    this.#left.add(visit);
    return [];
  }

  #exitWithKey(visit: Visit, atMs: number): FloorEvent[] {
    const end = visit.log?.end;
    if (end?.kind === 'left') return this.#parts.teller.left(visit, atMs, end.reason, end.waitMs);
    if (!this.#answered.has(visit.callId))
      return this.#parts.teller.left(visit, atMs, 'key', atMs - visit.offeredAtMs);
    this.#parts.onOddity('leave-not-explained');
    return this.#parts.teller.left(visit, atMs, 'other', atMs - visit.offeredAtMs);
  }

  #called(message: AmiMessage, atMs: number): FloorEvent[] {
    const visit = this.#waiting(message);
    const agentId = textOf(message, 'Interface');
    if (!visit || agentId === '') return [];
    const legId = textOf(message, 'DestUniqueid');
    if (legId !== '') this.#legs.set(legId, { visit, agentId, dialStatus: '' });
    return [
      ...this.#parts.teller.catchUp(visit, 'offered'),
      ...this.#parts.teller.rang(visit, atMs, agentId),
    ];
  }

  #dialEnd(message: AmiMessage, atMs: number): FloorEvent[] {
    const status = textOf(message, 'DialStatus');
    // By the caller's id: the ringing may have begun before we were connected.
    if (status === 'ANSWER') this.#answered.set(textOf(message, 'Uniqueid'), atMs);
    const leg = this.#legs.get(textOf(message, 'DestUniqueid'));
    if (!leg) return [];
    leg.dialStatus = status;
    // Cancelled because another member answered or the caller went: no AgentRingNoAnswer comes (rule AM12).
    if (status === 'CANCEL') return this.#parts.teller.ringEnded(leg.visit, atMs, leg.agentId, 'cancelled');
    return [];
  }

  #ringNoAnswer(message: AmiMessage, atMs: number): FloorEvent[] {
    const legId = textOf(message, 'DestUniqueid');
    const leg = this.#legs.get(legId);
    this.#legs.delete(legId);
    const visit = leg?.visit ?? this.#waiting(message);
    if (!visit) return [];
    const ringMs = numberOf(message, 'RingTime') ?? DECLINED_BEFORE_MS;
    const declined = leg?.dialStatus === 'BUSY' || ringMs < DECLINED_BEFORE_MS;
    const agentId = textOf(message, 'Interface');
    return this.#parts.teller.ringEnded(visit, atMs, agentId, declined ? 'declined' : 'no-answer');
  }

  /** The agent's leg ended during announcement or memberdelay: the caller goes on waiting (rule AM19). */
  #dump(message: AmiMessage, atMs: number): FloorEvent[] {
    this.#legs.delete(textOf(message, 'DestUniqueid'));
    const visit = this.#waiting(message);
    if (!visit) return [];
    this.#answered.delete(visit.callId);
    return this.#parts.teller.ringEnded(visit, atMs, textOf(message, 'Interface'), 'no-answer');
  }

  #connect(message: AmiMessage, atMs: number): FloorEvent[] {
    const { visits, teller } = this.#parts;
    const callId = textOf(message, 'Uniqueid');
    const queueId = textOf(message, 'Queue');
    const agentId = textOf(message, 'Interface');
    if (callId === '' || queueId === '' || agentId === '') return [];
    const stated = secondsOf(message, 'HoldTime');
    const events: FloorEvent[] = [];
    let visit = visits.findUnanswered(callId, queueId);
    if (visit) events.push(...teller.catchUp(visit, 'offered'));
    else {
      if (visits.isTalking(callId, queueId, agentId)) return [];
      const joined = visits.join(callId, queueId, atMs - (stated ?? 0));
      if (joined === null) return [];
      visit = joined;
      events.push(...teller.offered(visit, visit.offeredAtMs, knownCaller(message)));
    }
    visit.legId = textOf(message, 'DestUniqueid');
    visit.linkedId = textOf(message, 'Linkedid');
    this.#left.delete(visit);
    this.#legs.delete(visit.legId);
    events.push(...teller.answered(visit, atMs, agentId, visit.log?.connect?.waitMs ?? stated));
    return events;
  }

  #complete(message: AmiMessage, atMs: number): FloorEvent[] {
    const { visits, teller, onOddity } = this.#parts;
    const queueId = textOf(message, 'Queue');
    const agentId = textOf(message, 'Interface');
    const callId = textOf(message, 'Uniqueid');
    const talkMs = secondsOf(message, 'TalkTime');
    const waitMs = secondsOf(message, 'HoldTime');
    const events: FloorEvent[] = [];
    let visit = visits.findTalking({
      callId,
      queueId,
      agentId,
      atMs,
      talkMs: talkMs ?? 0,
      waitMs: waitMs ?? 0,
    });
    if (!visit && callId !== '') {
      visit = visits.findUnanswered(callId, queueId);
      if (visit?.log?.connect) events.push(...teller.catchUp(visit, 'answered'));
      else if (visit && visit.told === 'offered') {
        const answeredAtMs = atMs - (talkMs ?? 0);
        events.push(...teller.answered(visit, answeredAtMs, agentId, waitMs));
      } else visit = undefined;
    }
    if (!visit && callId !== '' && talkMs !== undefined && !visits.isOver(callId, queueId, agentId)) {
      // Begun and answered while nobody listened; what is stated at its end is enough to count it (rule AM27).
      onOddity('conversation-not-seen-begin');
      const answeredAtMs = atMs - talkMs;
      const offeredAtMs = answeredAtMs - (waitMs ?? 0);
      const joined = visits.join(callId, queueId, offeredAtMs);
      if (joined !== null && offeredAtMs < this.#parts.watchedSinceMs()) {
        joined.told = 'answered';
        joined.agentId = agentId;
        visit = joined;
      } else if (joined !== null) {
        visit = joined;
        events.push(...teller.offered(visit, visit.offeredAtMs, knownCaller(message)));
        events.push(...teller.answered(visit, answeredAtMs, agentId, waitMs));
      }
    }
    if (!visit) return events;
    const logged = visit.log?.end?.kind === 'completed' ? visit.log.end.talkMs : undefined;
    const talk = logged ?? talkMs;
    const reason = textOf(message, 'Reason');
    if (reason === 'transfer') {
      events.push(...teller.transferred(visit, atMs, this.#howTransferred(visit), talk));
    } else {
      events.push(
        ...teller.ended(visit, atMs, reason === 'caller' || reason === 'agent' ? reason : 'unknown', talk),
      );
    }
    return events;
  }

  #howTransferred(visit: Visit): { kind: 'blind' | 'attended' | 'queue'; to?: string } {
    const next = this.#parts.visits.findJoinedSince(visit);
    if (next) return { kind: 'queue', to: next.queueId };
    const transfer = this.#transfers.get(visit.callId);
    if (!transfer) return { kind: 'attended' };
    return { kind: transfer.kind, ...(transfer.to === '' ? {} : { to: transfer.to }) };
  }

  #transfer(message: AmiMessage, transfer: Transfer): FloorEvent[] {
    const callId = textOf(message, 'TransfereeUniqueid');
    if (callId !== '' && textOf(message, 'Result') === 'Success') this.#transfers.set(callId, transfer);
    return [];
  }

  /** The agent's own channel, or another one of the same contact that is not the caller's (Local members). */
  #hold(message: AmiMessage, atMs: number): FloorEvent[] {
    const channelId = textOf(message, 'Uniqueid');
    const visit = this.#parts.visits.findTalkingLeg(channelId, textOf(message, 'Linkedid'));
    const held = message.name === 'Hold' ? 'yes' : 'no';
    if (!visit || visit.held === held) return [];
    visit.held = held;
    const { callId, queueId, agentId } = visit;
    return [{ type: held === 'yes' ? 'call-held' : 'call-resumed', atMs, callId, queueId, agentId }];
  }

  #waiting(message: AmiMessage): Visit | undefined {
    const callId = textOf(message, 'Uniqueid');
    if (callId === '') return undefined;
    return this.#parts.visits.findUnanswered(callId, textOf(message, 'Queue'));
  }
}

/** Caller id of an event or a list entry. */
export function knownCaller(message: AmiMessage): KnownCaller {
  const callerNumber = callerOf(message, 'CallerIDNum');
  const callerName = callerOf(message, 'CallerIDName');
  const priority = numberOf(message, 'Priority');
  return {
    ...(callerNumber === undefined ? {} : { callerNumber }),
    ...(callerName === undefined ? {} : { callerName }),
    ...(priority !== null && message.name === 'QueueEntry' ? { priority } : {}),
  };
}
