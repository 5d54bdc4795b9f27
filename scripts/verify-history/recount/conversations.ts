import type {
  CallAnswered,
  CallEnded,
  CallHeld,
  CallResumed,
  CallRingEnded,
  CallTransferred,
  WrapUpEnded,
  WrapUpStarted,
} from '../../../shared/floor/events.ts';
import type { Crew } from './crew.ts';
import { endWrap, type Person } from './person.ts';
import { nameCall, type StayBook } from './stay-book.ts';
import { beginHold, type CallInQueue, endHold, setTalk, type Stay } from './stay.ts';

type Talk = CallInQueue & { readonly agentId: string };

/** What an agent did for a queue beside talking. */
export interface Deed {
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

/** How stays ring, are answered, end and are wrapped up. */
export class Conversations {
  readonly deeds: Deed[] = [];
  readonly #stays: StayBook;
  readonly #crew: Crew;
  /** Ends that were told before their answers. */
  readonly #early = new Map<string, EarlyEnd>();

  constructor(stays: StayBook, crew: Crew) {
    this.#stays = stays;
    this.#crew = crew;
  }

  ring(stay: Stay, agentId: string, atMs: number): void {
    const person = this.#crew.person(agentId);
    stay.ringing.add(agentId);
    person.rings.add(stay);
    this.#crew.sheet.look(person, atMs);
  }

  endRing(event: CallRingEnded): void {
    const stay = this.#stays.find(event, 'waiting');
    const person = this.#crew.person(event.agentId);
    if (stay?.ringing.delete(event.agentId) !== true) return;
    person.rings.delete(stay);
    if (event.reason !== 'cancelled') this.#note('missedRings', event);
    this.#crew.sheet.look(person, event.atMs);
  }

  answer(stay: Stay, event: CallAnswered): void {
    const { atMs, agentId } = event;
    const person = this.#crew.person(agentId);
    const early = this.#early.get(nameTalk(event));
    this.#early.delete(nameTalk(event));
    stay.agentId = agentId;
    stay.waitMs = event.waitMs ?? Math.max(0, atMs - stay.offeredAtMs);
    if (early === undefined || atMs > early.atMs) {
      this.begin(stay, person, atMs);
      return;
    }
    stay.outcome = 'answered';
    stay.answeredAtMs = atMs;
    if (person.wrap !== null && person.wrap.endedAtMs <= atMs) endWrap(person, atMs);
    this.#stays.close(stay, early.atMs);
    setTalk(stay, early.talkMs);
    if (early.transferred) this.#note('transfers', { ...event, atMs: early.atMs });
    this.#silence(stay, person, atMs);
    if (person.last === null || person.last.endedAtMs <= early.atMs) person.last = stay;
    this.#crew.sheet.look(person, early.atMs);
  }

  /** The conversation begins; who else was rung is not any more. */
  begin(stay: Stay, person: Person, atMs: number): void {
    stay.outcome = 'answered';
    stay.phase = 'talking';
    stay.agentId = person.id;
    stay.answeredAtMs = atMs;
    stay.phoneUsed = person.phone === 'in-use';
    this.#silence(stay, person, atMs);
    endWrap(person, atMs);
    person.talks.push(stay);
    this.#crew.sheet.look(person, atMs);
  }

  /** @param stated the wait as the source says, ms */
  leave(stay: Stay, outcome: Stay['outcome'], atMs: number, stated: number | undefined): void {
    stay.outcome = outcome;
    stay.waitMs = stated ?? Math.max(0, atMs - stay.offeredAtMs);
    this.#stays.close(stay, atMs);
    this.#silence(stay, null, atMs);
  }

  hold(event: CallHeld | CallResumed): void {
    const stay = this.#talk(event);
    if (stay === undefined) return;
    if (event.type === 'call-held') beginHold(stay, event.atMs);
    else endHold(stay, event.atMs);
  }

  end(event: CallEnded | CallTransferred): void {
    const { atMs, talkMs } = event;
    const transferred = event.type === 'call-transferred';
    const stay = this.#talk(event);
    if (stay !== undefined) {
      if (transferred) this.#note('transfers', event);
      this.#endTalk(stay, atMs, talkMs);
      return;
    }
    const over = this.#over(event);
    if (over?.endGuessed === true) {
      if (transferred) this.#note('transfers', event);
      over.endGuessed = false;
      if (talkMs !== undefined) setTalk(over, talkMs);
      return;
    }
    if (this.#stays.hasEnded(event, atMs)) return;
    const known = this.#early.get(nameTalk(event));
    if (known === undefined || atMs < known.atMs)
      this.#early.set(nameTalk(event), { atMs, talkMs, transferred });
  }

  /** A conversation nobody ended. */
  drop(stay: Stay, atMs: number): void {
    stay.lost = true;
    this.#stays.close(stay, atMs);
    this.#hangUp(stay, atMs);
  }

  startWrap(event: WrapUpStarted): void {
    const { atMs } = event;
    const open = this.#talk(event);
    if (open !== undefined) {
      open.endGuessed = true;
      this.#endTalk(open, atMs, undefined);
    }
    const stay = this.#over(event);
    const person = this.#crew.person(event.agentId);
    if (stay === undefined || stay.wrapping || stay.wrapMs > 0 || person.talks.length > 0) return;
    endWrap(person, atMs);
    stay.wrapping = true;
    stay.wrapSinceMs = Math.max(atMs, stay.endedAtMs);
    person.wrap = stay;
    this.#crew.sheet.look(person, atMs);
  }

  endWrap(event: WrapUpEnded): void {
    const person = this.#crew.person(event.agentId);
    if (person.wrap?.callId !== event.callId || person.wrap.queueId !== event.queueId) return;
    endWrap(person, event.atMs);
    this.#crew.sheet.look(person, event.atMs);
  }

  #endTalk(stay: Stay, atMs: number, stated: number | undefined): void {
    endHold(stay, atMs);
    this.#stays.close(stay, atMs);
    setTalk(stay, stated);
    this.#crew.person(stay.agentId).last = stay;
    this.#hangUp(stay, atMs);
  }

  #hangUp(stay: Stay, atMs: number): void {
    const person = this.#crew.person(stay.agentId);
    person.talks.splice(person.talks.indexOf(stay), 1);
    this.#crew.sheet.look(person, atMs);
  }

  /** Nobody is rung for it any more. Who answers it is looked at when the conversation has begun. */
  #silence(stay: Stay, answering: Person | null, atMs: number): void {
    for (const agentId of stay.ringing) {
      const person = this.#crew.person(agentId);
      person.rings.delete(stay);
      if (person !== answering) this.#crew.sheet.look(person, atMs);
    }
    stay.ringing.clear();
  }

  #talk(key: Talk): Stay | undefined {
    const { talks } = this.#crew.person(key.agentId);
    return talks.findLast((stay) => stay.callId === key.callId && stay.queueId === key.queueId);
  }

  /** The newest conversation of the agent, when it is the one spoken of. */
  #over(key: Talk): Stay | undefined {
    const { last } = this.#crew.person(key.agentId);
    return last?.callId === key.callId && last.queueId === key.queueId ? last : undefined;
  }

  #note(kind: Deed['kind'], { agentId, queueId, atMs }: Talk & { readonly atMs: number }): void {
    this.deeds.push({ kind, agentId, queueId, atMs });
  }
}

function nameTalk(talk: Talk): string {
  return `${nameCall(talk)} ${talk.agentId}`;
}
