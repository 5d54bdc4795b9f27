import type { FloorEvent, FlowOutReason } from '../../shared/floor/events.ts';
import { FLOW_OUT_REASONS } from '../../shared/floor/events.ts';
import { listOddities, reduceFloor, takeFloorChanges, type Floor } from '../../shared/floor/floor.ts';
import { createTally, flowOutField, TALLY_FIELDS, type Tally } from '../../shared/floor/tally.ts';
import { SITE_SCOPE } from '../../shared/floor/windows.ts';

export interface QueueReport {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly shortAbandons: number;
  readonly answeredWithinTarget: number;
  readonly flowedOut: Readonly<Record<FlowOutReason, number>>;
  readonly waiting: number;
  /** Of answered calls. */
  readonly sumWaitMs: number;
  /** Of conversations that are over, hold included, as Asterisk states it. */
  readonly sumTalkMs: number;
  /** Of visits that are over. */
  readonly longestWaitMs: number;
}

export interface AgentReport {
  answered: number;
  talkMs: number;
  /** Paused in at least one queue. */
  pausedMs: number;
}

export interface ReplayReport {
  readonly queues: Readonly<Record<string, QueueReport>>;
  readonly agents: Readonly<Record<string, AgentReport>>;
  readonly oddities: Readonly<Record<string, number>>;
}

/**
 * Reduces events and adds up what the floor says about them, over the whole replay: the intervals of every site day, not
 * the tally of the last one. Agents are people here: two interfaces of one name are one (hot desk).
 */
export class ReportBuilder {
  readonly #floor: Floor;
  readonly #intervals = new Map<string, Map<number, Readonly<Tally>>>();
  readonly #agents = new Map<string, AgentReport>();
  readonly #pausedSince = new Map<string, number>();
  #untilMs = 0;

  constructor(floor: Floor) {
    this.#floor = floor;
  }

  add(event: FloorEvent): void {
    const touched = agentsOf(event);
    reduceFloor(this.#floor, event);
    this.#untilMs = Math.max(this.#untilMs, event.atMs);
    if (event.type === 'call-answered') this.#agent(event.agentId).answered += 1;
    if ((event.type === 'call-ended' || event.type === 'call-transferred') && event.talkMs !== undefined) {
      this.#agent(event.agentId).talkMs += event.talkMs;
    }
    if (event.type === 'feed-resynchronised') {
      for (const agentId of this.#floor.agents.keys()) this.#notePause(agentId, event.atMs);
    } else for (const agentId of touched) this.#notePause(agentId, event.atMs);
  }

  /** Takes the intervals that changed; to be called at least once a floor day. */
  collect(): void {
    for (const { queueId, startMs, tally } of takeFloorChanges(this.#floor).queueIntervals) {
      if (queueId === SITE_SCOPE) continue;
      let intervals = this.#intervals.get(queueId);
      if (!intervals) this.#intervals.set(queueId, (intervals = new Map()));
      intervals.set(startMs, { ...tally });
    }
  }

  finish(untilMs: number, oddities: Readonly<Record<string, number>>): ReplayReport {
    this.#untilMs = Math.max(this.#untilMs, untilMs);
    this.collect();
    for (const agentId of this.#pausedSince.keys()) this.#closePause(agentId, this.#untilMs);
    const queues: Record<string, QueueReport> = {};
    for (const queueId of [...this.#floor.queues.keys()].sort()) {
      queues[queueId] = describe(sum([...(this.#intervals.get(queueId)?.values() ?? [])]));
    }
    // An interface that came and went while nobody listened never showed its name; it did nothing we know of either.
    for (const agent of this.#floor.agents.values()) if (agent.name !== agent.id) this.#agent(agent.id);
    return {
      queues,
      agents: Object.fromEntries([...this.#agents].sort(([a], [b]) => (a < b ? -1 : 1))),
      oddities: { ...oddities, ...listOddities(this.#floor).counts },
    };
  }

  #agent(agentId: string): AgentReport {
    const name = this.#floor.agents.get(agentId)?.name ?? agentId;
    let agent = this.#agents.get(name);
    if (!agent) this.#agents.set(name, (agent = { answered: 0, talkMs: 0, pausedMs: 0 }));
    return agent;
  }

  #notePause(agentId: string, atMs: number): void {
    const agent = this.#floor.agents.get(agentId);
    const paused =
      agent !== undefined &&
      agent.signedIn &&
      (agent.pauseReason !== null || agent.memberships.some((membership) => membership.pauseReason !== null));
    if (!paused) this.#closePause(agentId, atMs);
    else if (!this.#pausedSince.has(agentId)) this.#pausedSince.set(agentId, atMs);
  }

  #closePause(agentId: string, atMs: number): void {
    const since = this.#pausedSince.get(agentId);
    if (since === undefined) return;
    this.#pausedSince.delete(agentId);
    this.#agent(agentId).pausedMs += Math.max(0, atMs - since);
  }
}

function agentsOf(event: FloorEvent): readonly string[] {
  return event.type.startsWith('agent-') && 'agentId' in event ? [event.agentId] : [];
}

function sum(tallies: readonly Readonly<Tally>[]): Tally {
  const total = createTally();
  for (const tally of tallies) {
    for (const field of TALLY_FIELDS) {
      total[field] =
        field === 'longestWaitMs' ? Math.max(total[field], tally[field]) : total[field] + tally[field];
    }
  }
  return total;
}

function describe(tally: Tally): QueueReport {
  return {
    offered: tally.offered,
    answered: tally.answered,
    abandoned: tally.abandoned,
    shortAbandons: tally.shortAbandons,
    answeredWithinTarget: tally.answeredWithinTarget,
    flowedOut: Object.fromEntries(
      FLOW_OUT_REASONS.map((reason) => [reason, tally[flowOutField(reason)]]),
    ) as Record<FlowOutReason, number>,
    waiting: tally.waiting,
    sumWaitMs: tally.sumAnswerWaitMs,
    sumTalkMs: tally.sumTalkMs + tally.sumHoldMs,
    longestWaitMs: tally.longestWaitMs,
  };
}
