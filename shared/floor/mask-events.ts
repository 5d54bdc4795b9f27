import type { FloorEvent } from './events.ts';
import { HASHED_NUMBER, maskNumber } from '../site/mask-number.ts';
import { isTelephoneNumber } from '../site/number-forms.ts';

/** An event without the caller's number or one it was transferred to; a name that is the number again is masked too. */
export function maskEvent(event: FloorEvent): FloorEvent {
  switch (event.type) {
    case 'call-offered':
      return maskCaller(event);
    case 'feed-resynchronised':
      return { ...event, waiting: event.waiting.map(maskCaller) };
    case 'call-transferred':
      return event.to !== undefined && event.kind !== 'queue' && isNumber(event.to)
        ? { ...event, to: maskNumber(event.to) }
        : event;
    default:
      return event;
  }
}

function isNumber(target: string): boolean {
  return isTelephoneNumber(target) || HASHED_NUMBER.test(target);
}

/** Of a whole state of the floor, what concerns one call: the rest is thousands of rows of others. */
export function narrowToCall(event: FloorEvent, callId: string): FloorEvent {
  if (event.type !== 'feed-resynchronised') return event;
  return {
    ...event,
    waiting: event.waiting.filter((caller) => caller.callId === callId),
    conversations: event.conversations.filter((conversation) => conversation.callId === callId),
    agents: [],
  };
}

/** As `narrowToCall`, for one agent. */
export function narrowToAgent(event: FloorEvent, agentId: string): FloorEvent {
  if (event.type !== 'feed-resynchronised') return event;
  return {
    ...event,
    waiting: [],
    conversations: event.conversations.filter((conversation) => conversation.agentId === agentId),
    agents: event.agents.filter((agent) => agent.agentId === agentId),
  };
}

interface Caller {
  readonly callerNumber?: string;
  readonly callerName?: string;
}

function maskCaller<T extends Caller>(caller: T): T {
  const { callerNumber, callerName } = caller;
  return {
    ...caller,
    ...(callerNumber !== undefined && { callerNumber: maskNumber(callerNumber) }),
    ...(callerName !== undefined && { callerName: hideDigits(callerName) }),
  };
}

function hideDigits(name: string): string {
  return (name.match(/\p{Nd}/gu)?.length ?? 0) >= 4 ? maskNumber(name) : name;
}
