import type { FloorEvent } from '../../shared/floor/events.ts';

/**
 * Lets only those visits through that began after the first connection. The wall shows callers found waiting; a count of
 * what was watched must not, because nobody knows who was waiting with them and left before.
 */
export class SinceConnect {
  #firstMs: number | null = null;
  readonly #waiting = new Set<string>();
  readonly #talking = new Set<string>();

  filter(event: FloorEvent): FloorEvent | null {
    switch (event.type) {
      case 'feed-resynchronised': {
        if (this.#firstMs === null) {
          this.#firstMs = event.atMs;
          for (const caller of event.waiting) this.#waiting.add(keyOf(caller));
          for (const conversation of event.conversations) this.#talking.add(talkKeyOf(conversation));
        }
        return {
          ...event,
          waiting: event.waiting.filter((caller) => !this.#waiting.has(keyOf(caller))),
          conversations: event.conversations.filter((found) => !this.#talking.has(talkKeyOf(found))),
        };
      }
      case 'call-rang':
      case 'call-ring-ended':
        return this.#waiting.has(keyOf(event)) ? null : event;
      case 'call-answered':
        if (!this.#waiting.delete(keyOf(event))) return event;
        this.#talking.add(talkKeyOf(event));
        return null;
      case 'call-abandoned':
      case 'call-flowed-out':
        return this.#waiting.delete(keyOf(event)) ? null : event;
      case 'call-held':
      case 'call-resumed':
        return this.#talking.has(talkKeyOf(event)) ? null : event;
      case 'call-ended':
      case 'call-transferred':
        return this.#talking.delete(talkKeyOf(event)) ? null : event;
      default:
        return event;
    }
  }
}

function keyOf(call: { readonly callId: string; readonly queueId: string }): string {
  return `${call.callId}\n${call.queueId}`;
}

function talkKeyOf(call: {
  readonly callId: string;
  readonly queueId: string;
  readonly agentId: string;
}): string {
  return `${keyOf(call)}\n${call.agentId}`;
}
