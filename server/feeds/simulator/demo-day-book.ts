import { createAgentTally, addAgentTally } from '../../../shared/history/agent-tally.ts';
import type { CallKey, CallRecord } from '../../../shared/history/call-record.ts';
import type { AgentInterval, FloorChanges, QueueInterval } from '../../../shared/history/roll-ups.ts';
import { createTally } from '../../../shared/floor/tally.ts';
import type { SiteDay } from '../../../shared/time/site-calendar.ts';
import type { AgentTime } from '../../ports/imports.ts';

/** What became of one simulated day. */
export interface DemoDayContents {
  readonly calls: readonly CallRecord[];
  readonly time: AgentTime;
}

/** Gathers what a floor tells of its days, until nothing more can become of them. */
export class DemoDayBook {
  readonly #calls = new Map<string, CallRecord>();
  readonly #agents = new Map<string, AgentInterval>();
  readonly #queues = new Map<string, QueueInterval>();
  readonly #names = new Map<string, string>();

  add({ calls, moved, queueIntervals, agentIntervals, agentNames }: FloorChanges): void {
    for (const key of moved) this.#calls.delete(nameCall(key));
    for (const call of calls) this.#calls.set(nameCall(call), call);
    for (const row of queueIntervals) this.#queues.set(`${row.startMs} ${row.queueId}`, row);
    for (const row of agentIntervals) {
      const key = JSON.stringify([row.startMs, row.agentId, row.queueId]);
      const tally = createAgentTally();
      for (const known of [this.#agents.get(key), row]) if (known) addAgentTally(tally, known.tally);
      this.#agents.set(key, { ...row, tally });
    }
    for (const { agentId, name } of agentNames) this.#names.set(agentId, name);
  }

  /** Everything of a day and before, by time; what was before the day is nobody's. */
  take({ fromMs, toMs }: SiteDay): DemoDayContents {
    const isOfDay = (atMs: number) => atMs >= fromMs;
    const calls = takeBefore(this.#calls, ({ offeredAtMs }) => offeredAtMs, toMs);
    const agents = takeBefore(this.#agents, ({ startMs }) => startMs, toMs);
    const queues = takeBefore(this.#queues, ({ startMs }) => startMs, toMs);
    const names = [...this.#names].map(([agentId, name]) => ({ agentId, name }));
    this.#names.clear();
    return {
      calls: calls.filter(({ offeredAtMs }) => isOfDay(offeredAtMs)),
      time: {
        agents: agents.filter(({ startMs }) => isOfDay(startMs)).map(withoutConversations),
        queues: queues.filter(({ startMs }) => isOfDay(startMs)).map(withAgentTimeOnly),
        names,
      },
    };
  }
}

function takeBefore<T>(rows: Map<string, T>, timeOf: (row: T) => number, toMs: number): readonly T[] {
  const taken: T[] = [];
  for (const [key, row] of rows) {
    if (timeOf(row) >= toMs) continue;
    taken.push(row);
    rows.delete(key);
  }
  return taken.sort((a, b) => timeOf(a) - timeOf(b));
}

/** An agent's conversations are counted from the calls. */
function withoutConversations(row: AgentInterval): AgentInterval {
  const tally = {
    ...row.tally,
    answered: 0,
    answeredWithinTarget: 0,
    sumAnswerWaitMs: 0,
    handled: 0,
    sumTalkMs: 0,
    sumHoldMs: 0,
    sumWrapUpMs: 0,
  };
  return { ...row, tally };
}

function withAgentTimeOnly(row: QueueInterval): QueueInterval {
  const { handleAgentMs, readyAgentMs } = row.tally;
  return { ...row, tally: { ...createTally(), handleAgentMs, readyAgentMs } };
}

function nameCall({ offeredAtMs, queueId, callId }: CallKey): string {
  return `${offeredAtMs} ${queueId}\n${callId}`;
}
