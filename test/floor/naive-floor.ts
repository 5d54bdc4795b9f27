import { type CallAnswered, FLOW_OUT_REASONS, type FloorEvent } from '../../shared/floor/events.ts';
import { type Tally, createTally, flowOutField } from '../../shared/floor/tally.ts';
import type { TallyWindow } from '../../shared/floor/windows.ts';
import type { SiteCalendar } from '../../shared/time/site-calendar.ts';

interface NaiveVisit {
  callId: string;
  queueId: string;
  offeredAtMs: number;
  phase: 'waiting' | 'talking' | 'over';
  outcome: 'none' | 'answered' | 'abandoned' | (typeof FLOW_OUT_REASONS)[number];
  guessed: boolean;
  waitMs: number;
  agentId: string;
  answeredAtMs: number;
  endedAtMs: number;
  holdSinceMs: number;
  holdMs: number;
  talkMs: number;
  wrapSinceMs: number;
  wrapMs: number;
  wrapping: boolean;
  endGuessed: boolean;
}

interface Past {
  offeredAtMs: number;
  endedAtMs: number;
  answered: boolean;
}

/**
 * The rules of the books told a second time, in the plainest way: a list of visits, searched from end to end, counted
 * anew for each question. Agents' states, resynchronisation and odd clocks are not in it.
 */
export class NaiveFloor {
  readonly visits: NaiveVisit[] = [];
  /** In the order of being answered. */
  readonly #talks: NaiveVisit[] = [];
  readonly #past = new Map<string, Past>();
  readonly #lastByAgent = new Map<string, NaiveVisit>();
  readonly #wrapByAgent = new Map<string, NaiveVisit>();
  /** Ends of conversations not known yet. */
  readonly #early = new Map<string, { atMs: number; talkMs: number | undefined }>();
  readonly #presence = new Map<string, number>();
  readonly #targetMs: number;
  readonly #shortMs: number;

  constructor(answerWithinSeconds: number, shortAbandonSeconds: number) {
    this.#targetMs = answerWithinSeconds * 1000;
    this.#shortMs = shortAbandonSeconds * 1000;
  }

  take(event: FloorEvent): void {
    switch (event.type) {
      case 'call-offered':
        return this.#offer(event.callId, event.queueId, event.atMs);
      case 'call-rang': {
        if (this.#find(event, 'waiting') === undefined && !this.#isSettled(event, event.atMs)) {
          this.#open(event.callId, event.queueId, event.atMs, true);
        }
        return;
      }
      case 'call-answered': {
        let visit = this.#find(event, 'waiting');
        if (visit === undefined) {
          if (this.#isSettled(event, event.atMs)) return;
          visit = this.#open(event.callId, event.queueId, event.atMs - (event.waitMs ?? 0), true);
        }
        const early = this.#early.get(talkKey(event));
        this.#early.delete(talkKey(event));
        if (early !== undefined && event.atMs <= early.atMs) {
          this.#answerEnded(visit, event, early);
          return;
        }
        visit.phase = 'talking';
        this.#talks.push(visit);
        visit.outcome = 'answered';
        visit.agentId = event.agentId;
        visit.answeredAtMs = event.atMs;
        visit.waitMs = event.waitMs ?? Math.max(0, event.atMs - visit.offeredAtMs);
        if (event.waitMs !== undefined) visit.guessed = false;
        this.#endWrap(event.agentId, event.atMs);
        return;
      }
      case 'call-abandoned':
      case 'call-flowed-out': {
        let visit = this.#find(event, 'waiting');
        if (visit === undefined) {
          if (this.#isSettled(event, event.atMs)) return;
          visit = this.#open(event.callId, event.queueId, event.atMs - (event.waitMs ?? 0), true);
        }
        visit.outcome = event.type === 'call-abandoned' ? 'abandoned' : event.reason;
        visit.waitMs = event.waitMs ?? Math.max(0, event.atMs - visit.offeredAtMs);
        this.#close(visit, event.atMs);
        return;
      }
      case 'call-held': {
        const visit = this.#talk(event);
        if (visit !== undefined && visit.holdSinceMs === 0) {
          visit.holdSinceMs = Math.max(event.atMs, visit.answeredAtMs);
        }
        return;
      }
      case 'call-resumed': {
        const visit = this.#talk(event);
        if (visit === undefined || visit.holdSinceMs === 0) return;
        visit.holdMs += Math.max(0, event.atMs - visit.holdSinceMs);
        visit.holdSinceMs = 0;
        return;
      }
      case 'call-ended':
      case 'call-transferred': {
        const visit = this.#talk(event);
        if (visit !== undefined) {
          this.#endTalk(visit, event.atMs, event.talkMs);
          return;
        }
        const over = this.#over(event);
        if (over !== undefined && over.endGuessed) {
          over.endGuessed = false;
          if (event.talkMs !== undefined) this.#setTalk(over, event.talkMs);
          return;
        }
        const past = this.#past.get(`${event.callId} ${event.queueId}`);
        if (past !== undefined && event.atMs <= past.endedAtMs) return;
        const known = this.#early.get(talkKey(event));
        if (known === undefined || event.atMs < known.atMs) {
          this.#early.set(talkKey(event), { atMs: event.atMs, talkMs: event.talkMs });
        }
        return;
      }
      case 'wrap-up-started': {
        const open = this.#talk(event);
        if (open !== undefined) {
          open.endGuessed = true;
          this.#endTalk(open, event.atMs, undefined);
        }
        const visit = this.#over(event);
        if (visit === undefined || visit.wrapping || visit.wrapMs > 0) return;
        if (this.visits.some((other) => other.phase === 'talking' && other.agentId === event.agentId)) return;
        this.#endWrap(event.agentId, event.atMs);
        visit.wrapping = true;
        visit.wrapSinceMs = Math.max(event.atMs, visit.endedAtMs);
        this.#wrapByAgent.set(event.agentId, visit);
        return;
      }
      case 'wrap-up-ended': {
        const visit = this.#wrapByAgent.get(event.agentId);
        if (visit?.callId === event.callId && visit.queueId === event.queueId) {
          this.#endWrap(event.agentId, event.atMs);
        }
        return;
      }
      case 'agent-signed-in':
      case 'agent-queues-changed':
      case 'agent-signed-out': {
        const newest = this.#presence.get(event.agentId) ?? 0;
        if (event.atMs < newest && newest - event.atMs <= 300_000) return;
        this.#presence.set(event.agentId, event.atMs);
        if (event.type === 'agent-signed-out') this.#endWrap(event.agentId, event.atMs);
        return;
      }
      default:
        return;
    }
  }

  #offer(callId: string, queueId: string, atMs: number): void {
    const key = { callId, queueId };
    const waiting = this.#find(key, 'waiting');
    if (waiting !== undefined) {
      if (waiting.guessed && atMs <= waiting.offeredAtMs && !this.#isOfferOfPast(key, atMs)) {
        waiting.offeredAtMs = atMs;
        waiting.guessed = false;
      }
      return;
    }
    const talking = this.#find(key, 'talking');
    if (talking !== undefined && atMs <= talking.answeredAtMs && atMs <= talking.offeredAtMs) {
      if (!talking.guessed || this.#isOfferOfPast(key, atMs)) return;
      talking.guessed = false;
      talking.offeredAtMs = atMs;
      talking.waitMs = Math.max(0, talking.answeredAtMs - atMs);
      return;
    }
    if (talking !== undefined && atMs < talking.answeredAtMs) return;
    if (this.#isOfferOfPast(key, atMs)) return;
    this.#open(callId, queueId, atMs, false);
  }

  #isOfferOfPast(key: { callId: string; queueId: string }, atMs: number): boolean {
    const past = this.#past.get(`${key.callId} ${key.queueId}`);
    return past !== undefined && atMs <= past.offeredAtMs;
  }

  #open(callId: string, queueId: string, offeredAtMs: number, guessed: boolean): NaiveVisit {
    const visit: NaiveVisit = {
      callId,
      queueId,
      offeredAtMs,
      phase: 'waiting',
      outcome: 'none',
      guessed,
      waitMs: 0,
      agentId: '',
      answeredAtMs: 0,
      endedAtMs: 0,
      holdSinceMs: 0,
      holdMs: 0,
      talkMs: 0,
      wrapSinceMs: 0,
      wrapMs: 0,
      wrapping: false,
      endGuessed: false,
    };
    this.visits.push(visit);
    return visit;
  }

  #find(key: { callId: string; queueId: string }, phase: NaiveVisit['phase']): NaiveVisit | undefined {
    return this.visits.findLast(
      (visit) => visit.phase === phase && visit.callId === key.callId && visit.queueId === key.queueId,
    );
  }

  #talk(key: { callId: string; queueId: string; agentId: string }): NaiveVisit | undefined {
    return this.#talks.findLast(
      (visit) =>
        visit.phase === 'talking' &&
        visit.callId === key.callId &&
        visit.queueId === key.queueId &&
        visit.agentId === key.agentId,
    );
  }

  #over(key: { callId: string; queueId: string; agentId: string }): NaiveVisit | undefined {
    const last = this.#lastByAgent.get(key.agentId);
    return last?.callId === key.callId && last.queueId === key.queueId ? last : undefined;
  }

  #isSettled(key: { callId: string; queueId: string }, atMs: number): boolean {
    if (this.#find(key, 'talking') !== undefined) return true;
    const past = this.#past.get(`${key.callId} ${key.queueId}`);
    return past !== undefined && (!past.answered || atMs <= past.endedAtMs);
  }

  #close(visit: NaiveVisit, atMs: number): void {
    visit.phase = 'over';
    visit.endedAtMs = atMs;
    const key = `${visit.callId} ${visit.queueId}`;
    const known = this.#past.get(key);
    const answered = visit.outcome === 'answered';
    if (known === undefined) {
      this.#past.set(key, { offeredAtMs: visit.offeredAtMs, endedAtMs: atMs, answered });
    } else if (visit.offeredAtMs >= known.offeredAtMs) {
      known.offeredAtMs = visit.offeredAtMs;
      known.endedAtMs = Math.max(known.endedAtMs, atMs);
      known.answered = answered;
    }
  }

  #endTalk(visit: NaiveVisit, atMs: number, stated: number | undefined): void {
    if (visit.holdSinceMs !== 0) {
      visit.holdMs += Math.max(0, atMs - visit.holdSinceMs);
      visit.holdSinceMs = 0;
    }
    this.#close(visit, atMs);
    this.#setTalk(visit, stated);
    this.#lastByAgent.set(visit.agentId, visit);
  }

  #answerEnded(
    visit: NaiveVisit,
    answer: CallAnswered,
    end: { atMs: number; talkMs: number | undefined },
  ): void {
    const wrap = this.#wrapByAgent.get(answer.agentId);
    if (wrap !== undefined && wrap.endedAtMs <= answer.atMs) this.#endWrap(answer.agentId, answer.atMs);
    visit.outcome = 'answered';
    visit.agentId = answer.agentId;
    visit.answeredAtMs = answer.atMs;
    visit.waitMs = answer.waitMs ?? Math.max(0, answer.atMs - visit.offeredAtMs);
    this.#close(visit, end.atMs);
    this.#setTalk(visit, end.talkMs);
    const last = this.#lastByAgent.get(answer.agentId);
    if (last === undefined || last.endedAtMs <= end.atMs) this.#lastByAgent.set(answer.agentId, visit);
  }

  #setTalk(visit: NaiveVisit, stated: number | undefined): void {
    const whole = stated ?? Math.max(0, visit.endedAtMs - visit.answeredAtMs);
    visit.holdMs = Math.min(visit.holdMs, whole);
    visit.talkMs = whole - visit.holdMs;
  }

  #endWrap(agentId: string, atMs: number): void {
    const visit = this.#wrapByAgent.get(agentId);
    if (visit === undefined) return;
    this.#wrapByAgent.delete(agentId);
    visit.wrapping = false;
    visit.wrapMs += Math.max(0, atMs - visit.wrapSinceMs);
  }

  /** A tally counted from nothing; agent-time is left 0. `queueId` null is the site. */
  tally(window: TallyWindow, queueId: string | null, nowMs: number, calendar: SiteCalendar): Tally {
    const tally = createTally();
    for (const visit of this.visits) {
      if (queueId !== null && visit.queueId !== queueId) continue;
      if (isInside(window, visit.offeredAtMs, nowMs, calendar)) this.#add(tally, visit, nowMs);
    }
    return tally;
  }

  #add(tally: Tally, visit: NaiveVisit, nowMs: number): void {
    tally.offered += 1;
    if (visit.outcome === 'none') {
      tally.waiting += 1;
      if (nowMs - visit.offeredAtMs > this.#targetMs) tally.waitingPastTarget += 1;
      return;
    }
    tally.longestWaitMs = Math.max(tally.longestWaitMs, visit.waitMs);
    const inTime = visit.waitMs <= this.#targetMs ? 1 : 0;
    if (visit.outcome === 'answered') {
      tally.answered += 1;
      tally.answeredWithinTarget += inTime;
      tally.sumAnswerWaitMs += visit.waitMs;
      if (visit.phase === 'over' && !visit.wrapping) {
        tally.handled += 1;
        tally.sumTalkMs += visit.talkMs;
        tally.sumHoldMs += visit.holdMs;
        tally.sumWrapUpMs += visit.wrapMs;
      }
    } else if (visit.outcome === 'abandoned') {
      tally.abandoned += 1;
      tally.abandonedWithinTarget += inTime;
      if (visit.waitMs < this.#shortMs) tally.shortAbandons += 1;
      tally.sumAbandonWaitMs += visit.waitMs;
    } else {
      tally.flowedOut += 1;
      tally[flowOutField(visit.outcome)] += 1;
      tally.sumFlowOutWaitMs += visit.waitMs;
    }
  }
}

function talkKey(key: { callId: string; queueId: string; agentId: string }): string {
  return `${key.callId} ${key.queueId} ${key.agentId}`;
}

const SLIDING = { last15: 15, last30: 30, last60: 60 } as const;

function isInside(window: TallyWindow, atMs: number, nowMs: number, calendar: SiteCalendar): boolean {
  if (window === 'interval') return calendar.intervalStart(atMs) === calendar.intervalStart(nowMs);
  if (window === 'today') return calendar.dayOf(atMs).day === calendar.dayOf(nowMs).day;
  return atMs > nowMs - SLIDING[window] * 60_000;
}
