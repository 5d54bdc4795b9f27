import type { CallAnswered, FeedResynchronised, FloorEvent } from '../../shared/floor/events.ts';
import { createTally, flowOutField, type Tally } from '../../shared/floor/tally.ts';
import { type AgentTally, createAgentTally } from '../../shared/history/agent-tally.ts';

/** What an agent did for callers, without the time spent in states. */
export const CONVERSATION_FIELDS = [
  'answered',
  'answeredWithinTarget',
  'sumAnswerWaitMs',
  'handled',
  'sumTalkMs',
  'sumHoldMs',
  'sumWrapUpMs',
  'transfers',
  'missedRings',
] as const satisfies readonly (keyof AgentTally)[];

interface Stay {
  readonly callId: string;
  readonly queueId: string;
  offeredAtMs: number;
  /** False for a conversation that was found running. */
  readonly counted: boolean;
  phase: 'waiting' | 'talking' | 'over';
  outcome: 'none' | 'answered' | 'abandoned' | Parameters<typeof flowOutField>[0];
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
  /** Nobody saw how it ended. */
  lost: boolean;
  readonly ringing: Set<string>;
}

interface Past {
  offeredAtMs: number;
  endedAtMs: number;
  answered: boolean;
}

interface Person {
  signedIn: boolean;
  presenceAtMs: number;
  readonly talks: Stay[];
  last: Stay | null;
  wrap: Stay | null;
}

interface Deed {
  readonly agentId: string;
  readonly queueId: string;
  readonly kind: 'transfers' | 'missedRings';
  readonly atMs: number;
}

interface EarlyEnd {
  readonly atMs: number;
  readonly talkMs: number | undefined;
  readonly transferred: boolean;
}

/** The target and the short wait of a queue for a call offered at a moment, ms. */
export type RuleOf = (
  queueId: string,
  offeredAtMs: number,
) => { readonly answerWithinMs: number; readonly shortAbandonMs: number };

/**
 * The rules of the books told a second time, in the plainest way, straight from the events: stays are a list, and every
 * figure is counted anew from it. Shares nothing with the live floor.
 */
export class Recount {
  readonly stays: Stay[] = [];
  readonly #ids = new Set<string>();
  readonly #deeds: Deed[] = [];
  readonly #byCall = new Map<string, Stay[]>();
  readonly #past = new Map<string, Past>();
  readonly #people = new Map<string, Person>();
  readonly #early = new Map<string, EarlyEnd>();

  /** An event with an id that is known already is none. */
  takeOnce(event: FloorEvent): void {
    if (event.id !== undefined) {
      if (this.#ids.has(event.id)) return;
      this.#ids.add(event.id);
    }
    this.#take(event);
  }

  #take(event: FloorEvent): void {
    switch (event.type) {
      case 'call-offered':
        return this.#offer(event.callId, event.queueId, event.atMs);
      case 'call-rang': {
        let stay = this.#find(event, 'waiting');
        if (stay === undefined) {
          if (this.#isSettled(event, event.atMs)) return;
          stay = this.#open(event.callId, event.queueId, event.atMs, true);
        }
        this.#person(event.agentId);
        stay.ringing.add(event.agentId);
        return;
      }
      case 'call-ring-ended': {
        const stay = this.#find(event, 'waiting');
        if (stay?.ringing.delete(event.agentId) === true && event.reason !== 'cancelled') {
          this.#note('missedRings', event.agentId, event.queueId, event.atMs);
        }
        return;
      }
      case 'call-answered':
        return this.#answer(event);
      case 'call-abandoned':
      case 'call-flowed-out': {
        let stay = this.#find(event, 'waiting');
        if (stay === undefined) {
          if (this.#isSettled(event, event.atMs)) return;
          stay = this.#open(event.callId, event.queueId, event.atMs - (event.waitMs ?? 0), true);
        }
        const outcome = event.type === 'call-abandoned' ? 'abandoned' : event.reason;
        this.#leave(stay, outcome, event.atMs, event.waitMs);
        return;
      }
      case 'call-held': {
        const stay = this.#talk(event);
        if (stay !== undefined && stay.holdSinceMs === 0) {
          stay.holdSinceMs = Math.max(event.atMs, stay.answeredAtMs);
        }
        return;
      }
      case 'call-resumed': {
        const stay = this.#talk(event);
        if (stay !== undefined) endHold(stay, event.atMs);
        return;
      }
      case 'call-ended':
      case 'call-transferred':
        return this.#end(event, event.type === 'call-transferred');
      case 'wrap-up-started':
        return this.#startWrap(event);
      case 'wrap-up-ended': {
        const person = this.#person(event.agentId);
        if (person.wrap?.callId === event.callId && person.wrap.queueId === event.queueId) {
          endWrap(person, event.atMs);
        }
        return;
      }
      case 'agent-signed-in':
      case 'agent-queues-changed':
      case 'agent-signed-out': {
        const person = this.#person(event.agentId);
        if (event.atMs < person.presenceAtMs && person.presenceAtMs - event.atMs <= 300_000) return;
        person.presenceAtMs = event.atMs;
        if (event.type === 'agent-signed-in') person.signedIn = true;
        if (event.type === 'agent-signed-out') signOut(person, event.atMs);
        return;
      }
      case 'feed-resynchronised':
        return this.#resynchronise(event);
      case 'agent-paused':
      case 'agent-unpaused':
      case 'agent-phone-changed':
      case 'feed-connected':
      case 'feed-lost':
        return;
      default:
        event satisfies never;
    }
  }

  #person(agentId: string): Person {
    let person = this.#people.get(agentId);
    if (person === undefined) {
      person = { signedIn: false, presenceAtMs: 0, talks: [], last: null, wrap: null };
      this.#people.set(agentId, person);
    }
    return person;
  }

  #note(kind: Deed['kind'], agentId: string, queueId: string, atMs: number): void {
    this.#deeds.push({ kind, agentId, queueId, atMs });
  }

  #offer(callId: string, queueId: string, atMs: number): void {
    const key = { callId, queueId };
    const isPast = atMs <= (this.#past.get(pastKey(key))?.offeredAtMs ?? -1);
    const waiting = this.#find(key, 'waiting');
    if (waiting !== undefined) {
      if (waiting.guessed && atMs <= waiting.offeredAtMs && !isPast) {
        waiting.offeredAtMs = atMs;
        waiting.guessed = false;
      }
      return;
    }
    const talking = this.#find(key, 'talking');
    if (talking !== undefined && atMs <= talking.answeredAtMs && atMs <= talking.offeredAtMs) {
      if (!talking.guessed || !talking.counted || isPast) return;
      talking.guessed = false;
      talking.offeredAtMs = atMs;
      talking.waitMs = Math.max(0, talking.answeredAtMs - atMs);
      return;
    }
    if ((talking !== undefined && atMs < talking.answeredAtMs) || isPast) return;
    this.#open(callId, queueId, atMs, false);
  }

  #answer(event: CallAnswered): void {
    const { atMs, agentId } = event;
    let stay = this.#find(event, 'waiting');
    if (stay === undefined) {
      if (this.#isSettled(event, atMs)) return;
      stay = this.#open(event.callId, event.queueId, atMs - (event.waitMs ?? 0), true);
    }
    const person = this.#person(agentId);
    const early = this.#early.get(talkKey(event));
    this.#early.delete(talkKey(event));
    stay.outcome = 'answered';
    stay.agentId = agentId;
    stay.answeredAtMs = atMs;
    stay.waitMs = event.waitMs ?? Math.max(0, atMs - stay.offeredAtMs);
    stay.ringing.clear();
    if (event.waitMs !== undefined) stay.guessed = false;
    if (early === undefined || atMs > early.atMs) {
      this.#beginTalk(stay, person, atMs);
      return;
    }
    if (person.wrap !== null && person.wrap.endedAtMs <= atMs) endWrap(person, atMs);
    this.#close(stay, early.atMs);
    setTalk(stay, early.talkMs);
    if (early.transferred) this.#note('transfers', agentId, event.queueId, early.atMs);
    if (person.last === null || person.last.endedAtMs <= early.atMs) person.last = stay;
  }

  #beginTalk(stay: Stay, person: Person, atMs: number): void {
    stay.phase = 'talking';
    person.talks.push(stay);
    endWrap(person, atMs);
  }

  #leave(stay: Stay, outcome: Stay['outcome'], atMs: number, stated: number | undefined): void {
    stay.outcome = outcome;
    stay.waitMs = stated ?? Math.max(0, atMs - stay.offeredAtMs);
    stay.ringing.clear();
    this.#close(stay, atMs);
  }

  #end(event: Extract<FloorEvent, { type: 'call-ended' | 'call-transferred' }>, transferred: boolean): void {
    const { agentId, queueId, atMs, talkMs } = event;
    const stay = this.#talk(event);
    if (stay !== undefined) {
      if (transferred) this.#note('transfers', agentId, queueId, atMs);
      this.#endTalk(stay, atMs, talkMs);
      return;
    }
    const over = this.#over(event);
    if (over?.endGuessed === true) {
      if (transferred) this.#note('transfers', agentId, queueId, atMs);
      over.endGuessed = false;
      if (talkMs !== undefined) setTalk(over, talkMs);
      return;
    }
    const past = this.#past.get(pastKey(event));
    if (past !== undefined && atMs <= past.endedAtMs) return;
    const known = this.#early.get(talkKey(event));
    if (known === undefined || atMs < known.atMs) {
      this.#early.set(talkKey(event), { atMs, talkMs, transferred });
    }
  }

  #endTalk(stay: Stay, atMs: number, stated: number | undefined): void {
    endHold(stay, atMs);
    this.#close(stay, atMs);
    setTalk(stay, stated);
    this.#hangUp(stay);
    this.#person(stay.agentId).last = stay;
  }

  #drop(stay: Stay, atMs: number): void {
    stay.lost = true;
    this.#close(stay, atMs);
    this.#hangUp(stay);
  }

  #hangUp(stay: Stay): void {
    const { talks } = this.#person(stay.agentId);
    talks.splice(talks.indexOf(stay), 1);
  }

  #startWrap(event: Extract<FloorEvent, { type: 'wrap-up-started' }>): void {
    const { atMs } = event;
    const open = this.#talk(event);
    if (open !== undefined) {
      open.endGuessed = true;
      this.#endTalk(open, atMs, undefined);
    }
    const stay = this.#over(event);
    const person = this.#person(event.agentId);
    if (stay === undefined || stay.wrapping || stay.wrapMs > 0 || person.talks.length > 0) return;
    endWrap(person, atMs);
    stay.wrapping = true;
    stay.wrapSinceMs = Math.max(atMs, stay.endedAtMs);
    person.wrap = stay;
  }

  /** The source's whole truth: what it does not name is gone, what is new in it is taken over. */
  #resynchronise(event: FeedResynchronised): void {
    const { atMs } = event;
    const waiting = new Set(event.waiting.map(pastKey));
    const talking = new Set(event.conversations.map(pastKey));
    for (const stays of [...this.#byCall.values()]) {
      for (const stay of [...stays]) {
        const key = pastKey(stay);
        if (stay.phase === 'waiting' && !waiting.has(key) && !talking.has(key)) {
          this.#leave(stay, 'lost', atMs, undefined);
        } else if (stay.phase === 'talking' && !talking.has(key)) {
          this.#drop(stay, atMs);
        }
      }
    }
    const present = new Set<string>();
    for (const { agentId } of event.agents) {
      present.add(agentId);
      const person = this.#person(agentId);
      person.signedIn = true;
      person.presenceAtMs = atMs;
    }
    for (const conversation of event.conversations) {
      const { callId, queueId, agentId } = conversation;
      const person = this.#person(agentId);
      const known = this.#find(conversation, 'talking');
      if (known?.agentId === agentId) continue;
      if (known !== undefined) this.#drop(known, atMs);
      const caller = known === undefined ? this.#find(conversation, 'waiting') : undefined;
      const stay = caller ?? this.#add(callId, queueId, conversation.answeredAtMs, false);
      stay.outcome = 'answered';
      stay.agentId = agentId;
      stay.answeredAtMs = Math.max(conversation.answeredAtMs, stay.offeredAtMs);
      stay.waitMs = stay.answeredAtMs - stay.offeredAtMs;
      stay.ringing.clear();
      this.#beginTalk(stay, person, stay.answeredAtMs);
    }
    for (const caller of event.waiting) {
      if (this.#find(caller, 'waiting') !== undefined) continue;
      const past = this.#past.get(pastKey(caller));
      const { callId, queueId, offeredAtMs } = caller;
      if (past !== undefined && offeredAtMs <= past.offeredAtMs + 2000 && atMs <= past.endedAtMs) continue;
      this.#open(callId, queueId, offeredAtMs, false);
    }
    for (const [agentId, person] of this.#people) {
      if (!person.signedIn || present.has(agentId)) continue;
      person.presenceAtMs = atMs;
      signOut(person, atMs);
    }
  }

  #open(callId: string, queueId: string, offeredAtMs: number, guessed: boolean): Stay {
    const past = this.#past.get(pastKey({ callId, queueId }));
    const stay = this.#add(callId, queueId, offeredAtMs, true);
    if (past?.offeredAtMs === offeredAtMs) stay.offeredAtMs += 1;
    stay.guessed = guessed;
    return stay;
  }

  #add(callId: string, queueId: string, offeredAtMs: number, counted: boolean): Stay {
    const stay: Stay = {
      callId,
      queueId,
      offeredAtMs,
      counted,
      phase: 'waiting',
      outcome: 'none',
      guessed: false,
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
      lost: false,
      ringing: new Set(),
    };
    this.stays.push(stay);
    const open = this.#byCall.get(callId);
    if (open === undefined) this.#byCall.set(callId, [stay]);
    else open.push(stay);
    return stay;
  }

  #find(key: { callId: string; queueId: string }, phase: 'waiting' | 'talking'): Stay | undefined {
    return this.#byCall
      .get(key.callId)
      ?.findLast((stay) => stay.phase === phase && stay.queueId === key.queueId);
  }

  #talk(key: { callId: string; queueId: string; agentId: string }): Stay | undefined {
    const { talks } = this.#person(key.agentId);
    return talks.findLast((stay) => stay.callId === key.callId && stay.queueId === key.queueId);
  }

  #over(key: { callId: string; queueId: string; agentId: string }): Stay | undefined {
    const { last } = this.#person(key.agentId);
    return last?.callId === key.callId && last.queueId === key.queueId ? last : undefined;
  }

  #isSettled(key: { callId: string; queueId: string }, atMs: number): boolean {
    if (this.#find(key, 'talking') !== undefined) return true;
    const past = this.#past.get(pastKey(key));
    return past !== undefined && (!past.answered || atMs <= past.endedAtMs);
  }

  #close(stay: Stay, atMs: number): void {
    stay.phase = 'over';
    stay.endedAtMs = atMs;
    const open = this.#byCall.get(stay.callId)!;
    open.splice(open.indexOf(stay), 1);
    if (open.length === 0) this.#byCall.delete(stay.callId);
    const known = this.#past.get(pastKey(stay));
    const answered = stay.outcome === 'answered';
    if (known === undefined) {
      this.#past.set(pastKey(stay), { offeredAtMs: stay.offeredAtMs, endedAtMs: atMs, answered });
    } else if (stay.offeredAtMs >= known.offeredAtMs) {
      known.offeredAtMs = stay.offeredAtMs;
      known.endedAtMs = Math.max(known.endedAtMs, atMs);
      known.answered = answered;
    }
  }

  /**
   * Queues (`*`: the site) by the start of whatever `startOf` puts a moment in; agent time is left 0.
   * Keys are `queue start`.
   */
  countQueues(
    startOf: (atMs: number) => number | string,
    ruleOf: RuleOf,
    nowMs: number,
  ): ReadonlyMap<string, Tally> {
    const tallies = new Map<string, Tally>();
    for (const stay of this.stays) {
      if (!stay.counted) continue;
      for (const queueId of ['*', stay.queueId]) {
        const key = `${queueId} ${startOf(stay.offeredAtMs)}`;
        let tally = tallies.get(key);
        if (tally === undefined) tallies.set(key, (tally = createTally()));
        addStay(tally, stay, ruleOf(stay.queueId, stay.offeredAtMs), nowMs);
      }
    }
    return tallies;
  }

  /** Agents by the same, whole (an empty queue) and by queue. Keys are `agent queue start`; times in states are left 0. */
  countAgents(startOf: (atMs: number) => number | string, ruleOf: RuleOf): ReadonlyMap<string, AgentTally> {
    const tallies = new Map<string, AgentTally>();
    const open = (agentId: string, queueId: string, atMs: number): AgentTally => {
      const key = `${agentId} ${queueId} ${startOf(atMs)}`;
      let tally = tallies.get(key);
      if (tally === undefined) tallies.set(key, (tally = createAgentTally()));
      return tally;
    };
    for (const stay of this.stays) {
      if (!stay.counted || stay.outcome !== 'answered') continue;
      const { answerWithinMs } = ruleOf(stay.queueId, stay.offeredAtMs);
      for (const queueId of ['', stay.queueId]) {
        const tally = open(stay.agentId, queueId, stay.offeredAtMs);
        tally.answered += 1;
        if (stay.waitMs <= answerWithinMs) tally.answeredWithinTarget += 1;
        tally.sumAnswerWaitMs += stay.waitMs;
        if (!isHandled(stay)) continue;
        tally.handled += 1;
        tally.sumTalkMs += stay.talkMs;
        tally.sumHoldMs += stay.holdMs;
        tally.sumWrapUpMs += stay.wrapMs;
      }
    }
    for (const { kind, agentId, queueId, atMs } of this.#deeds) {
      open(agentId, '', atMs)[kind] += 1;
      open(agentId, queueId, atMs)[kind] += 1;
    }
    return tallies;
  }
}

function addStay(tally: Tally, stay: Stay, rule: ReturnType<RuleOf>, nowMs: number): void {
  tally.offered += 1;
  if (stay.outcome === 'none') {
    tally.waiting += 1;
    if (nowMs - stay.offeredAtMs > rule.answerWithinMs) tally.waitingPastTarget += 1;
    return;
  }
  tally.longestWaitMs = Math.max(tally.longestWaitMs, stay.waitMs);
  const inTime = stay.waitMs <= rule.answerWithinMs ? 1 : 0;
  if (stay.outcome === 'answered') {
    tally.answered += 1;
    tally.answeredWithinTarget += inTime;
    tally.sumAnswerWaitMs += stay.waitMs;
    if (!isHandled(stay)) return;
    tally.handled += 1;
    tally.sumTalkMs += stay.talkMs;
    tally.sumHoldMs += stay.holdMs;
    tally.sumWrapUpMs += stay.wrapMs;
  } else if (stay.outcome === 'abandoned') {
    tally.abandoned += 1;
    tally.abandonedWithinTarget += inTime;
    if (stay.waitMs < rule.shortAbandonMs) tally.shortAbandons += 1;
    tally.sumAbandonWaitMs += stay.waitMs;
  } else {
    tally.flowedOut += 1;
    tally[flowOutField(stay.outcome)] += 1;
    tally.sumFlowOutWaitMs += stay.waitMs;
  }
}

function isHandled(stay: Stay): boolean {
  return stay.phase === 'over' && !stay.wrapping && !stay.lost;
}

function endHold(stay: Stay, atMs: number): void {
  if (stay.holdSinceMs === 0) return;
  stay.holdMs += Math.max(0, atMs - stay.holdSinceMs);
  stay.holdSinceMs = 0;
}

function setTalk(stay: Stay, stated: number | undefined): void {
  const whole = stated ?? Math.max(0, stay.endedAtMs - stay.answeredAtMs);
  stay.holdMs = Math.min(stay.holdMs, whole);
  stay.talkMs = whole - stay.holdMs;
}

function endWrap(person: Person, atMs: number): void {
  const stay = person.wrap;
  if (stay === null) return;
  person.wrap = null;
  stay.wrapping = false;
  stay.wrapMs += Math.max(0, atMs - stay.wrapSinceMs);
}

function signOut(person: Person, atMs: number): void {
  person.signedIn = false;
  endWrap(person, atMs);
}

function pastKey(key: { readonly callId: string; readonly queueId: string }): string {
  return `${key.callId} ${key.queueId}`;
}

function talkKey(key: { callId: string; queueId: string; agentId: string }): string {
  return `${key.callId} ${key.queueId} ${key.agentId}`;
}
