import type { FloorEvent } from '../../../../shared/floor/events.ts';

interface Caller {
  readonly callerNumber?: string;
  readonly callerName?: string;
}

/** An event without a caller's number and name; the event itself when it has nothing of theirs. */
export function removeCaller(event: FloorEvent, isTheirs: (number: string) => boolean): FloorEvent {
  const scrub = <T extends Caller>(caller: T): T => {
    if (caller.callerNumber === undefined || !isTheirs(caller.callerNumber)) return caller;
    const { callerNumber: _number, callerName: _name, ...rest } = caller;
    return rest as T;
  };
  switch (event.type) {
    case 'call-offered':
      return scrub(event);
    case 'feed-resynchronised':
      return event.waiting.some((caller) => scrub(caller) !== caller)
        ? { ...event, waiting: event.waiting.map(scrub) }
        : event;
    case 'call-transferred': {
      if (event.to === undefined || !isTheirs(event.to)) return event;
      const { to: _, ...rest } = event;
      return rest;
    }
    default:
      return event;
  }
}

/** An event with another id for an agent, and without their name; the event itself when it is of others. */
export function renameAgent(event: FloorEvent, agentId: string, newId: string): FloorEvent {
  const rename = <T extends { readonly agentId: string; readonly name?: string }>(one: T): T => {
    if (one.agentId !== agentId) return one;
    const { name: _, ...rest } = one;
    return { ...rest, agentId: newId } as T;
  };
  if (event.type === 'feed-resynchronised') {
    const isIn = [...event.agents, ...event.conversations].some((one) => one.agentId === agentId);
    if (!isIn) return event;
    return { ...event, agents: event.agents.map(rename), conversations: event.conversations.map(rename) };
  }
  if (event.type === 'call-transferred' && event.to === agentId) return { ...rename(event), to: newId };
  return 'agentId' in event ? rename(event) : event;
}
