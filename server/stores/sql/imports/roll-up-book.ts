import { createTally, TALLY_FIELDS, type Tally } from '../../../../shared/floor/tally.ts';
import { addAgentTally, createAgentTally, type AgentTally } from '../../../../shared/history/agent-tally.ts';
import type { CallRecord } from '../../../../shared/history/call-record.ts';
import { addCallToTally, addConversation } from '../../../../shared/history/tally-calls.ts';

/** `queueNo` of an agent whole. */
export const WHOLE_AGENT = 0;
/** More queues than any site has: agents in queues are told apart by one number. */
const QUEUES_MAX = 1 << 20;

/** The sums of one quarter hour, or of one day. */
export class RollUps {
  readonly queues = new Map<number, Tally>();
  /** By `agentKey`. */
  readonly agents = new Map<number, AgentTally>();

  queue(queueNo: number): Tally {
    let tally = this.queues.get(queueNo);
    if (tally === undefined) this.queues.set(queueNo, (tally = createTally()));
    return tally;
  }

  agent(agentNo: number, queueNo: number): AgentTally {
    const key = agentNo * QUEUES_MAX + queueNo;
    let tally = this.agents.get(key);
    if (tally === undefined) this.agents.set(key, (tally = createAgentTally()));
    return tally;
  }

  get size(): number {
    return this.queues.size + this.agents.size;
  }

  add(other: RollUps): void {
    for (const [queueNo, tally] of other.queues) addTally(this.queue(queueNo), tally);
    for (const [key, tally] of other.agents) {
      addAgentTally(this.agent(Math.floor(key / QUEUES_MAX), key % QUEUES_MAX), tally);
    }
  }

  *listAgents(): Generator<{
    readonly agentNo: number;
    readonly queueNo: number;
    readonly tally: AgentTally;
  }> {
    for (const [key, tally] of this.agents)
      yield { agentNo: Math.floor(key / QUEUES_MAX), queueNo: key % QUEUES_MAX, tally };
  }
}

export interface CallNumbers {
  readonly queueNo: number;
  readonly agentNo: number | null;
}

/** What an import adds up in memory until it is written: by quarter hour, and by day what was written of quarter hours. */
export class RollUpBook {
  readonly #siteNo: number;
  readonly #quarters = new Map<number, RollUps>();
  #newestMs = -Infinity;

  /** @param siteNo the number of the queue `*`. */
  constructor(siteNo: number) {
    this.#siteNo = siteNo;
  }

  /** Quarter hours and their rows that wait to be written. */
  get size(): number {
    let size = 0;
    for (const quarter of this.#quarters.values()) size += quarter.size;
    return size;
  }

  get newestMs(): number {
    return this.#newestMs;
  }

  quarter(startMs: number): RollUps {
    let quarter = this.#quarters.get(startMs);
    if (quarter === undefined) this.#quarters.set(startMs, (quarter = new RollUps()));
    if (startMs > this.#newestMs) this.#newestMs = startMs;
    return quarter;
  }

  find(startMs: number): RollUps | undefined {
    return this.#quarters.get(startMs);
  }

  addCall(startMs: number, call: CallRecord, { queueNo, agentNo }: CallNumbers, nowMs: number): void {
    const quarter = this.quarter(startMs);
    addCallToTally(quarter.queue(queueNo), call, 1, nowMs);
    addCallToTally(quarter.queue(this.#siteNo), call, 1, nowMs);
    if (call.outcome !== 'answered' || agentNo === null) return;
    addConversation(quarter.agent(agentNo, WHOLE_AGENT), call, 1);
    addConversation(quarter.agent(agentNo, queueNo), call, 1);
  }

  /** Takes out the quarter hours that begin before a moment, oldest first. */
  takeBefore(untilMs: number): readonly (readonly [number, RollUps])[] {
    const taken = [...this.#quarters].filter(([startMs]) => startMs < untilMs).sort(([a], [b]) => a - b);
    for (const [startMs] of taken) this.#quarters.delete(startMs);
    return taken;
  }
}

/** Adds `from` to `to`, in place; of the longest wait the longer one stays. */
export function addTally(to: Tally, from: Readonly<Tally>): void {
  const longestWaitMs = Math.max(to.longestWaitMs, from.longestWaitMs);
  for (const field of TALLY_FIELDS) to[field] += from[field];
  to.longestWaitMs = longestWaitMs;
}
