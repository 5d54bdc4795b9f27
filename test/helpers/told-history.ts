import {
  type AgentTally,
  AGENT_TALLY_FIELDS,
  addAgentTally,
  createAgentTally,
} from '../../shared/history/agent-tally.ts';
import type { CallKey, CallRecord } from '../../shared/history/call-record.ts';
import type { FloorChanges } from '../../shared/history/roll-ups.ts';
import type { Tally } from '../../shared/floor/tally.ts';

/** What a floor told of its changes, kept as a history would keep it. Keys are of the form `queue startMs`. */
export class ToldHistory {
  readonly calls = new Map<string, CallRecord>();
  readonly queueIntervals = new Map<string, Readonly<Tally>>();
  readonly queueDays = new Map<string, Readonly<Tally>>();
  /** `agent queue startMs`; the queue of a whole row is empty. */
  readonly agents = new Map<string, AgentTally>();
  readonly names = new Map<string, string>();

  keep(changes: FloorChanges): void {
    for (const key of changes.moved) this.calls.delete(callKey(key));
    for (const call of changes.calls) this.calls.set(callKey(call), call);
    for (const { queueId, startMs, tally } of changes.queueIntervals) {
      this.queueIntervals.set(`${queueId} ${startMs}`, tally);
    }
    for (const { queueId, day, tally } of changes.queueDays) this.queueDays.set(`${queueId} ${day}`, tally);
    for (const { agentId, queueId, startMs, tally } of changes.agentIntervals) {
      const key = `${agentId} ${queueId ?? ''} ${startMs}`;
      const sum = this.agents.get(key) ?? createAgentTally();
      addAgentTally(sum, tally);
      this.agents.set(key, sum);
    }
    for (const { agentId, name } of changes.agentNames) this.names.set(agentId, name);
  }

  /** The agents' rows that are not all zero, in the order of their keys. */
  agentRows(): Record<string, AgentTally> {
    return Object.fromEntries(
      [...this.agents]
        .filter(([, tally]) => AGENT_TALLY_FIELDS.some((field) => tally[field] !== 0))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
}

export function callKey({ callId, queueId, offeredAtMs }: CallKey): string {
  return `${callId} ${queueId} ${offeredAtMs}`;
}
