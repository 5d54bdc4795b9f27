import type { FloorEvent } from '../../shared/floor/events.ts';
import type { Words } from '../locales/index.ts';

export interface Names {
  queue(id: string): string;
  agent(id: string): string;
}

/** One event of a call in the reader's words; null for what is no event of a call. */
export function describeCallEvent(
  event: FloorEvent,
  words: Words['desk']['events'],
  names: Names,
  before: readonly FloorEvent[],
): string | null {
  switch (event.type) {
    case 'call-offered': {
      const again = before.some((earlier) => earlier.type === 'call-offered');
      const queue = names.queue(event.queueId);
      return again ? words.offeredAgain(queue) : words.offered(queue);
    }
    case 'call-rang':
      return words.rang(names.agent(event.agentId));
    case 'call-ring-ended': {
      const agent = names.agent(event.agentId);
      if (event.reason === 'declined') return words.ringDeclined(agent);
      return event.reason === 'no-answer' ? words.ringNoAnswer(agent) : words.ringCancelled(agent);
    }
    case 'call-answered':
      return words.answered(names.agent(event.agentId));
    case 'call-held':
      return words.held(names.agent(event.agentId));
    case 'call-resumed':
      return words.resumed(names.agent(event.agentId));
    case 'call-transferred':
      return words.transferred(names.agent(event.agentId), nameTarget(event.to, event.kind, names));
    case 'call-abandoned':
      return words.abandoned;
    case 'call-flowed-out':
      return words.flowedOut(event.reason);
    case 'call-ended':
      if (event.endedBy === 'caller') return words.endedCaller;
      return event.endedBy === 'agent' ? words.endedAgent(names.agent(event.agentId)) : words.ended;
    case 'wrap-up-started':
      return words.wrapUpStarted(names.agent(event.agentId));
    case 'wrap-up-ended':
      return words.wrapUpEnded(names.agent(event.agentId));
    default:
      return null;
  }
}

function nameTarget(to: string | undefined, kind: string, names: Names): string {
  if (to === undefined) return '';
  return kind === 'queue' ? names.queue(to) : names.agent(to);
}
