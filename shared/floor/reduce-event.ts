import type { FloorEvent } from './events.ts';
import type { Floor } from './floor-state.ts';
import {
  reducePaused,
  reducePhoneChanged,
  reduceQueuesChanged,
  reduceSignedIn,
  reduceSignedOut,
  reduceUnpaused,
} from './reduce-agents.ts';
import {
  reduceAnswered,
  reduceEnded,
  reduceHeld,
  reduceLeft,
  reduceOffered,
  reduceRang,
  reduceRingEnded,
  reduceWrapUpEnded,
  reduceWrapUpStarted,
} from './reduce-calls.ts';
import { reduceFeed, reduceResynchronised } from './reduce-feeds.ts';

/** What one event does to the floor, its time believed. */
export function reduceEvent(floor: Floor, event: FloorEvent): void {
  switch (event.type) {
    case 'call-offered':
      return reduceOffered(floor, event);
    case 'call-rang':
      return reduceRang(floor, event);
    case 'call-ring-ended':
      return reduceRingEnded(floor, event);
    case 'call-answered':
      return reduceAnswered(floor, event);
    case 'call-held':
    case 'call-resumed':
      return reduceHeld(floor, event);
    case 'call-transferred':
    case 'call-ended':
      return reduceEnded(floor, event);
    case 'call-abandoned':
    case 'call-flowed-out':
      return reduceLeft(floor, event);
    case 'wrap-up-started':
      return reduceWrapUpStarted(floor, event);
    case 'wrap-up-ended':
      return reduceWrapUpEnded(floor, event);
    case 'agent-phone-changed':
      return reducePhoneChanged(floor, event);
    case 'agent-paused':
      return reducePaused(floor, event);
    case 'agent-unpaused':
      return reduceUnpaused(floor, event);
    case 'agent-signed-in':
      return reduceSignedIn(floor, event);
    case 'agent-signed-out':
      return reduceSignedOut(floor, event);
    case 'agent-queues-changed':
      return reduceQueuesChanged(floor, event);
    case 'feed-connected':
    case 'feed-lost':
      return reduceFeed(floor, event);
    case 'feed-resynchronised':
      return reduceResynchronised(floor, event);
    default:
      event satisfies never;
      floor.note('invalid-event', floor.nowMs, {
        code: 'odd-type',
        type: String((event as { type: unknown }).type).slice(0, 200),
      });
  }
}
