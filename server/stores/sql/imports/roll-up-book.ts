import { createTally, TALLY_FIELDS, type Tally } from '../../../../shared/floor/tally.ts';
import { createAgentTally, type AgentTally } from '../../../../shared/history/agent-tally.ts';
import type { CallRecord } from '../../../../shared/history/call-record.ts';
import type { GapBits } from '../../../../shared/history/tally-gaps.ts';
import { addCallToTally, addConversation } from '../../../../shared/history/tally-calls.ts';

/** `queueNo` of an agent whole. */
export const WHOLE_AGENT = 0;

/** The sums of one quarter hour, or of one day. */
export class RollUps {
  readonly queues = new Map<number, Tally>();
  /** The same of counts that do not tell all of their calls, by what they do not tell. */
  readonly untold = new Map<GapBits, Map<number, Tally>>();
  /** By queue (or `WHOLE_AGENT`), then by agent. */
  readonly agents = new Map<number, Map<number, AgentTally>>();
  #agentRows = 0;

  queue(queueNo: number, gaps: GapBits = 0): Tally {
    const queues = this.#queuesOf(gaps);
    let tally = queues.get(queueNo);
    if (tally === undefined) queues.set(queueNo, (tally = createTally()));
    return tally;
  }

  #queuesOf(gaps: GapBits): Map<number, Tally> {
    if (gaps === 0) return this.queues;
    let queues = this.untold.get(gaps);
    if (queues === undefined) this.untold.set(gaps, (queues = new Map<number, Tally>()));
    return queues;
  }

  /** A queue's sums, apart by what they do not tell. */
  *queueRows(queueNo: number): Generator<readonly [gaps: GapBits, tally: Tally]> {
    const whole = this.queues.get(queueNo);
    if (whole !== undefined) yield [0, whole];
    for (const [gaps, queues] of this.untold) {
      const tally = queues.get(queueNo);
      if (tally !== undefined) yield [gaps, tally];
    }
  }

  listQueues(): readonly number[] {
    if (this.untold.size === 0) return [...this.queues.keys()];
    return [...this.queues.keys(), ...[...this.untold.values()].flatMap((queues) => [...queues.keys()])];
  }

  agent(agentNo: number, queueNo: number): AgentTally {
    let ofQueue = this.agents.get(queueNo);
    if (ofQueue === undefined) this.agents.set(queueNo, (ofQueue = new Map<number, AgentTally>()));
    let tally = ofQueue.get(agentNo);
    if (tally !== undefined) return tally;
    ofQueue.set(agentNo, (tally = createAgentTally()));
    this.#agentRows += 1;
    return tally;
  }

  get size(): number {
    let untold = 0;
    for (const queues of this.untold.values()) untold += queues.size;
    return this.queues.size + untold + this.#agentRows;
  }
}

export interface CallNumbers {
  readonly queueNo: number;
  readonly agentNo: number | null;
}

/** What an import adds up in memory until it is written, by quarter hour. */
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
