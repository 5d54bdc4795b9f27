import type { AgentPresence, FloorEvent, PhoneState, QueueMembership } from '../../../shared/floor/events.ts';
import { numberOf, textOf, type AmiMessage } from './ami-message.ts';

/** One member of one queue: app_queue's own record, keyed by queue and interface (rule AM30). */
export interface MemberRecord {
  readonly queueId: string;
  readonly interface: string;
  readonly stateInterface: string;
  readonly name: string;
  readonly penalty: number;
  /** Device state, 0 to 8. */
  readonly status: number;
  readonly paused: boolean;
  readonly pausedReason: string;
  /** Epoch seconds; stays after unpausing (rule AM33). */
  readonly lastPause: number;
  readonly loginTime: number;
}

/** Reads a QueueMember of a list (`Name`, `Location`) or any QueueMember* event (`MemberName`, `Interface`). */
export function readMember(message: AmiMessage): MemberRecord | null {
  const queueId = textOf(message, 'Queue');
  const address = textOf(message, 'Interface') || textOf(message, 'Location');
  if (queueId === '' || address === '') return null;
  return {
    queueId,
    interface: address,
    stateInterface: textOf(message, 'StateInterface'),
    name: textOf(message, 'MemberName') || textOf(message, 'Name'),
    penalty: numberOf(message, 'Penalty') ?? 0,
    status: numberOf(message, 'Status') ?? 0,
    paused: textOf(message, 'Paused') === '1',
    pausedReason: textOf(message, 'PausedReason'),
    lastPause: numberOf(message, 'LastPause') ?? 0,
    loginTime: numberOf(message, 'LoginTime') ?? 0,
  };
}

/** Device states to what a phone does (rule AM31); 0 (unknown) may be called, so it is idle. */
export function phoneOf(status: number): PhoneState {
  switch (status) {
    case 2:
    case 3:
    case 7:
    case 8:
      return 'in-use';
    case 4:
    case 5:
      return 'unreachable';
    case 6:
      return 'ringing';
    default:
      return 'idle';
  }
}

interface Agent {
  readonly records: Map<string, MemberRecord>;
  status: number;
}

/** The members of all queues, and the agents they make: an agent is an interface, in one queue or several (rule AM30). */
export class MemberBook {
  #agents = new Map<string, Agent>();
  /** Every interface a name was seen with, the newest last: the queue_log knows names (rule AM43). */
  readonly #interfaces = new Map<string, string[]>();
  readonly #queues = new Set<string>();

  knowsQueue(queueId: string): boolean {
    return this.#queues.has(queueId);
  }

  learnQueue(queueId: string): void {
    this.#queues.add(queueId);
  }

  /** Remembers who a name is without making anybody a member. */
  learnName(record: MemberRecord): void {
    if (record.name === '') return;
    const known = (this.#interfaces.get(record.name) ?? []).filter((id) => id !== record.interface);
    this.#interfaces.set(record.name, [...known, record.interface]);
  }

  knows(queueId: string, agentId: string): boolean {
    return this.#agents.get(agentId)?.records.has(queueId) ?? false;
  }

  record(queueId: string, agentId: string): MemberRecord | undefined {
    return this.#agents.get(agentId)?.records.get(queueId);
  }

  /** The name an interface was last seen with; empty when it never had one. */
  nameOf(agentId: string): string {
    for (const [name, ids] of this.#interfaces) if (ids.includes(agentId)) return name;
    return '';
  }

  agentIds(): readonly string[] {
    return [...this.#agents.keys()];
  }

  membersOf(queueId: string): readonly MemberRecord[] {
    const members: MemberRecord[] = [];
    for (const agent of this.#agents.values()) {
      const record = agent.records.get(queueId);
      if (record) members.push({ ...record, status: agent.status });
    }
    return members;
  }

  /** The agent a name of the queue_log means, in that queue if there is one; the name itself when nobody has it. */
  agentNamed(name: string, queueId: string): string {
    if (this.#agents.has(name)) return name;
    const candidates = this.#interfaces.get(name) ?? [];
    const present = candidates.filter((id) => this.#agents.has(id));
    return present.findLast((id) => this.knows(queueId, id)) ?? present.at(-1) ?? candidates.at(-1) ?? name;
  }

  /** Stores one record and says what changed for the agent. */
  replace(record: MemberRecord, atMs: number): FloorEvent[] {
    const before = this.#presence(record.interface);
    this.#store(record);
    return changesOf(before, this.#presence(record.interface), atMs);
  }

  remove(queueId: string, agentId: string, atMs: number): FloorEvent[] {
    const agent = this.#agents.get(agentId);
    if (!agent?.records.has(queueId)) return [];
    const before = this.#presence(agentId);
    agent.records.delete(queueId);
    if (agent.records.size === 0) this.#agents.delete(agentId);
    return changesOf(before, this.#presence(agentId), atMs);
  }

  /** Takes a whole list as the truth and says what changed. */
  replaceAll(records: readonly MemberRecord[], atMs: number): FloorEvent[] {
    const before = new Map(this.agentIds().map((id) => [id, this.#presence(id)] as const));
    this.#agents = new Map();
    for (const record of records) this.#store(record);
    const ids = new Set([...before.keys(), ...this.#agents.keys()]);
    return [...ids].flatMap((id) => changesOf(before.get(id) ?? null, this.#presence(id), atMs));
  }

  presences(): readonly AgentPresence[] {
    return this.agentIds().map((id) => this.#presence(id)!);
  }

  #store(record: MemberRecord): void {
    let agent = this.#agents.get(record.interface);
    if (!agent) this.#agents.set(record.interface, (agent = { records: new Map(), status: record.status }));
    agent.records.set(record.queueId, record);
    agent.status = record.status;
    this.#queues.add(record.queueId);
    this.learnName(record);
  }

  #presence(agentId: string): AgentPresence | null {
    const agent = this.#agents.get(agentId);
    if (!agent) return null;
    const records = [...agent.records.values()];
    const name = records.findLast((record) => record.name !== '')?.name;
    const logins = records.map((record) => record.loginTime).filter((login) => login > 0);
    return {
      agentId,
      ...(name === undefined ? {} : { name }),
      queues: records.map((record) => ({ queueId: record.queueId, level: Math.max(0, record.penalty) + 1 })),
      pauses: records
        .filter((record) => record.paused)
        .map((record) => ({
          queueId: record.queueId,
          reason: record.pausedReason,
          ...(record.lastPause > 0 ? { sinceMs: record.lastPause * 1000 } : {}),
        })),
      phone: phoneOf(agent.status),
      ...(logins.length > 0 ? { signedInAtMs: Math.min(...logins) * 1000 } : {}),
    };
  }
}

/** Only what changed: a repeated status or a second unpause is no news (rule AM32). */
function changesOf(before: AgentPresence | null, after: AgentPresence | null, atMs: number): FloorEvent[] {
  const agentId = (before ?? after)?.agentId;
  if (agentId === undefined) return [];
  if (after === null) return [{ type: 'agent-signed-out', atMs, agentId }];
  const events: FloorEvent[] = [];
  const isNew = before === null || before.name !== after.name;
  if (isNew) {
    const name = after.name === undefined ? {} : { name: after.name };
    events.push({ type: 'agent-signed-in', atMs, agentId, ...name, queues: after.queues });
  } else if (!sameQueues(before.queues, after.queues)) {
    events.push({ type: 'agent-queues-changed', atMs, agentId, queues: after.queues });
  }
  const reasons = new Map((before?.pauses ?? []).map((pause) => [pause.queueId, pause.reason]));
  for (const { queueId, reason } of after.pauses) {
    if (reasons.get(queueId) !== reason)
      events.push({ type: 'agent-paused', atMs, agentId, queueId, reason });
    reasons.delete(queueId);
  }
  for (const queueId of reasons.keys()) {
    if (after.queues.some((queue) => queue.queueId === queueId)) {
      events.push({ type: 'agent-unpaused', atMs, agentId, queueId });
    }
  }
  if (before?.phone !== after.phone) {
    events.push({ type: 'agent-phone-changed', atMs, agentId, phone: after.phone });
  }
  return events;
}

function sameQueues(a: readonly QueueMembership[], b: readonly QueueMembership[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ queueId, level }) => b.some((other) => other.queueId === queueId && other.level === level))
  );
}
