import type { AgentPresence, FloorEvent } from '../../shared/floor/events.ts';
import type { Floor } from '../../shared/floor/floor.ts';
import type { Site } from '../../shared/site/site.ts';

/**
 * Whose each id of the phone system is, as the site's people are tied to them: events that come under a further id are told of
 * the person (rule LV22). A conversation that began before the tie ends under the id it began under.
 */
export class PhoneTies {
  #personOf: ReadonlyMap<string, string>;
  /** `agentId callId` of conversations that were open when their id was tied. */
  readonly #begunBefore = new Set<string>();

  constructor(site: Site) {
    this.#personOf = mapPhones(site);
  }

  change(site: Site, floor: Floor): void {
    const before = this.#personOf;
    this.#personOf = mapPhones(site);
    for (const [phoneId, agentId] of this.#personOf) {
      if (before.get(phoneId) === agentId) continue;
      const agent = floor.agents.get(phoneId);
      if (agent === undefined) continue;
      const open = [...agent.conversations, ...agent.rings, agent.wrapUp, agent.last];
      for (const visit of open) if (visit !== null) this.#begunBefore.add(keyOf(phoneId, visit.callId));
    }
  }

  tie(event: FloorEvent): FloorEvent {
    if (this.#personOf.size === 0) return event;
    if (event.type === 'feed-resynchronised') return this.#tieTruth(event);
    if (event.type === 'call-transferred' && event.to !== undefined) {
      const to = this.#personOf.get(event.to) ?? event.to;
      return { ...event, to, agentId: this.#of(event.agentId, event.callId) };
    }
    if (!('agentId' in event)) return event;
    const agentId = this.#of(event.agentId, 'callId' in event ? event.callId : null);
    return agentId === event.agentId ? event : { ...event, agentId };
  }

  #tieTruth(event: Extract<FloorEvent, { type: 'feed-resynchronised' }>): FloorEvent {
    const agents = new Map<string, AgentPresence>();
    // Somebody signed in under two ids is there once, as the one that has queues.
    for (const presence of event.agents) {
      const agentId = this.#of(presence.agentId, null);
      const known = agents.get(agentId);
      if (known === undefined || known.queues.length === 0) agents.set(agentId, { ...presence, agentId });
    }
    const conversations = event.conversations.map((conversation) => ({
      ...conversation,
      agentId: this.#of(conversation.agentId, conversation.callId),
    }));
    return { ...event, agents: [...agents.values()], conversations };
  }

  #of(agentId: string, callId: string | null): string {
    if (callId !== null && this.#begunBefore.has(keyOf(agentId, callId))) return agentId;
    return this.#personOf.get(agentId) ?? agentId;
  }
}

function keyOf(agentId: string, callId: string): string {
  return `${agentId} ${callId}`;
}

function mapPhones({ agents }: Site): ReadonlyMap<string, string> {
  return new Map(
    agents.flatMap(({ id, phoneIds = [] }) => phoneIds.map((phoneId) => [phoneId, id] as const)),
  );
}
