import type { FloorEvent } from '../../shared/floor/events.ts';

interface AgentPage {
  doing: 'nothing' | 'ringing' | 'talking' | 'holding' | 'wrap-up';
  key: string;
  paused: boolean;
  phone: string;
}

/**
 * The strictest reader of a floor's events: every event must be possible after the ones before it. What is not is a fault.
 * Simple on purpose, so that it can judge the simulation without the product's own reducer.
 */
export class FloorBook {
  readonly faults: string[] = [];
  /** `callId@queueId` of callers who wait. */
  private readonly line = new Set<string>();
  private readonly agents = new Map<string, AgentPage>();

  waiting(): string[] {
    return [...this.line].map((key) => key.split('@')[0]!).sort();
  }

  /** Who talks, holds or writes. */
  conversations(): string[] {
    return [...this.agents]
      .filter(([, { doing }]) => doing === 'talking' || doing === 'holding' || doing === 'wrap-up')
      .map(([agentId, { key }]) => `${key.split('@')[0]} ${agentId}`)
      .sort();
  }

  signedIn(): string[] {
    return [...this.agents.keys()];
  }

  take(event: FloorEvent): void {
    const agent = 'agentId' in event ? this.agents.get(event.agentId) : undefined;
    const key = 'callId' in event ? `${event.callId}@${event.queueId}` : '';
    const check = (isSo: boolean, rule: string): void => {
      if (!isSo) this.faults.push(`${rule}: ${JSON.stringify(event)}`);
    };
    const turn = (from: readonly AgentPage['doing'][], to: AgentPage['doing'], keyAfter: string): void => {
      check(agent !== undefined, 'the agent is signed in');
      if (agent === undefined) return;
      check(from.includes(agent.doing), `the agent is at ${from.join(' or ')}, not ${agent.doing}`);
      check(from.includes('nothing') || agent.key === key, 'it is the call in hand');
      agent.doing = to;
      agent.key = keyAfter;
    };
    switch (event.type) {
      case 'call-offered':
        check(!this.line.has(key), 'the call does not wait there yet');
        this.line.add(key);
        return;
      case 'call-rang':
        check(this.line.has(key), 'the call waits');
        check(agent !== undefined && !agent.paused && agent.phone === 'idle', 'the agent takes calls');
        return turn(['nothing'], 'ringing', key);
      case 'call-ring-ended':
        return turn(['ringing'], 'nothing', '');
      case 'call-answered':
        check(this.line.delete(key), 'the call waits');
        return turn(['ringing'], 'talking', key);
      case 'call-held':
        return turn(['talking'], 'holding', key);
      case 'call-resumed':
        return turn(['holding'], 'talking', key);
      case 'call-ended':
      case 'call-transferred':
        turn(['talking'], 'nothing', key);
        return;
      case 'wrap-up-started':
        return turn(['nothing'], 'wrap-up', key);
      case 'wrap-up-ended':
        return turn(['wrap-up'], 'nothing', '');
      case 'call-abandoned':
      case 'call-flowed-out':
        check(this.line.delete(key), 'the call waits');
        return;
      case 'agent-signed-in':
        check(agent === undefined, 'the agent is not signed in yet');
        this.agents.set(event.agentId, { doing: 'nothing', key: '', paused: false, phone: 'idle' });
        return;
      case 'agent-signed-out':
        check(agent?.doing === 'nothing', 'the agent has nothing in hand');
        this.agents.delete(event.agentId);
        return;
      case 'agent-paused':
      case 'agent-unpaused':
        check(agent?.doing === 'nothing', 'the agent has nothing in hand');
        check(agent?.paused === (event.type === 'agent-unpaused'), 'a pause begins or ends');
        if (agent !== undefined) agent.paused = event.type === 'agent-paused';
        return;
      case 'agent-phone-changed':
        check(agent?.doing === 'nothing', 'the agent has nothing in hand');
        if (agent !== undefined) agent.phone = event.phone;
        return;
      case 'agent-queues-changed':
      case 'feed-connected':
      case 'feed-lost':
        return;
      case 'feed-resynchronised':
        this.line.clear();
        // A statement of the source says nothing of wrap-up: it goes on until its own end.
        for (const [agentId, page] of this.agents) if (page.doing !== 'wrap-up') this.agents.delete(agentId);
        for (const caller of event.waiting) this.line.add(`${caller.callId}@${caller.queueId}`);
        for (const { agentId, pauses, phone } of event.agents) {
          const before = this.agents.get(agentId);
          const { doing, key: inHand } = before ?? { doing: 'nothing', key: '' };
          this.agents.set(agentId, { doing, key: inHand, paused: pauses.length > 0, phone });
        }
        for (const { callId, queueId, agentId } of event.conversations) {
          const page = this.agents.get(agentId);
          check(page !== undefined, 'who talks is signed in');
          if (page !== undefined) Object.assign(page, { doing: 'talking', key: `${callId}@${queueId}` });
        }
        return;
      default:
        event satisfies never;
    }
  }
}
