import type { CallAnswered, CallOffered, FloorEvent } from '../../../shared/floor/events.ts';
import { Conversations } from './conversations.ts';
import { Crew } from './crew.ts';
import { resynchronise } from './resynchronise.ts';
import { StayBook } from './stay-book.ts';
import type { CallInQueue, Stay } from './stay.ts';

/**
 * The rules of the books told a second time, in the plainest way, straight from the events: stays are a list, time is a
 * list of changes, and every figure is counted anew from them. Shares nothing with the live floor.
 */
export class Recount {
  readonly stays = new StayBook();
  readonly crew = new Crew();
  readonly conversations = new Conversations(this.stays, this.crew);
  readonly #ids = new Set<string>();

  /** An event with an id that is known already is none. */
  takeOnce(event: FloorEvent): void {
    if (event.id !== undefined) {
      if (this.#ids.has(event.id)) return;
      this.#ids.add(event.id);
    }
    this.#take(event);
  }

  #take(event: FloorEvent): void {
    const { conversations, crew } = this;
    switch (event.type) {
      case 'call-offered':
        return this.#offer(event);
      case 'call-rang': {
        const stay = this.#findWaiting(event, event.atMs);
        if (stay !== null) conversations.ring(stay, event.agentId, event.atMs);
        return;
      }
      case 'call-ring-ended':
        return conversations.endRing(event);
      case 'call-answered':
        return this.#answer(event);
      case 'call-abandoned':
      case 'call-flowed-out': {
        const stay = this.#findWaiting(event, event.atMs - (event.waitMs ?? 0));
        const outcome = event.type === 'call-abandoned' ? 'abandoned' : event.reason;
        if (stay !== null) conversations.leave(stay, outcome, event.atMs, event.waitMs);
        return;
      }
      case 'call-held':
      case 'call-resumed':
        return conversations.hold(event);
      case 'call-ended':
      case 'call-transferred':
        return conversations.end(event);
      case 'wrap-up-started':
        return conversations.startWrap(event);
      case 'wrap-up-ended':
        return conversations.endWrap(event);
      case 'agent-signed-in':
      case 'agent-queues-changed':
      case 'agent-signed-out':
        return crew.takePresence(event);
      case 'agent-paused':
      case 'agent-unpaused':
        return crew.takePause(event);
      case 'agent-phone-changed':
        return crew.takePhone(event);
      case 'feed-resynchronised':
        return resynchronise(this, event);
      case 'feed-connected':
      case 'feed-lost':
        return;
      default:
        event satisfies never;
    }
  }

  #offer(event: CallOffered): void {
    const { stays } = this;
    const { atMs } = event;
    const isPast = stays.wasOffered(event, atMs);
    const waiting = stays.find(event, 'waiting');
    if (waiting !== undefined) {
      if (waiting.guessed && atMs <= waiting.offeredAtMs && !isPast) {
        waiting.offeredAtMs = atMs;
        waiting.guessed = false;
      }
      return;
    }
    const talking = stays.find(event, 'talking');
    if (talking !== undefined && atMs <= talking.answeredAtMs && atMs <= talking.offeredAtMs) {
      if (!talking.guessed || !talking.counted || isPast) return;
      talking.guessed = false;
      talking.offeredAtMs = atMs;
      talking.waitMs = Math.max(0, talking.answeredAtMs - atMs);
      return;
    }
    if ((talking !== undefined && atMs < talking.answeredAtMs) || isPast) return;
    stays.open(event, atMs, 'told');
  }

  #answer(event: CallAnswered): void {
    const stay = this.#findWaiting(event, event.atMs - (event.waitMs ?? 0));
    if (stay === null) return;
    if (event.waitMs !== undefined) stay.guessed = false;
    this.conversations.answer(stay, event);
  }

  /** The caller something happened to, guessed when nobody told the offer; null when it was known to be over. */
  #findWaiting(event: CallInQueue & { readonly atMs: number }, guessedMs: number): Stay | null {
    const stay = this.stays.find(event, 'waiting');
    if (stay !== undefined) return stay;
    return this.stays.isSettled(event, event.atMs) ? null : this.stays.open(event, guessedMs, 'guessed');
  }
}
