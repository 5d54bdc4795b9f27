import type { CallerTable } from './caller-table.ts';
import { NONE } from './codes.ts';
import { IdleLists } from './idle-lists.ts';

export interface RoutingSkill {
  readonly queue: number;
  /** 1 is asked first. */
  readonly level: number;
}

/** The agents of one group serve the queue at this level. */
interface Server {
  readonly group: number;
  readonly level: number;
}

/**
 * Who gets which call, and nothing else: no clock, no dice, no events.
 *
 * - A caller goes to the free agent of the best level; among equals to the one idle longest.
 * - An agent who becomes free takes from the queue of the highest priority; among queues of equal priority the caller of
 *   the highest priority, then the one offered first, whatever the agent's level.
 *
 * Agents, callers and queues are indexes. Agents of the same skills are alike to it and kept together, so that finding a
 * caller's agent looks at the first of each group of the queue, and finding an agent's caller at the heads of the agent's
 * lines: a dozen numbers each at 800 agents.
 */
export class Routing {
  private readonly queuePriorities: readonly number[];
  private readonly callers: CallerTable;
  private readonly idle: IdleLists;
  /** By agent. Whoever has no skills yet is in a group as well, which serves no queue. */
  private readonly groups: Int32Array;
  private readonly groupNames = new Map<string, number>();
  /** By group: its queues, the highest priority first. */
  private readonly queuesOfGroup: (readonly number[])[] = [];
  /** By queue: the groups that serve it, the best level first. */
  private readonly serversOfQueue: Server[][];
  /** By queue: how many who serve it are free now, so that a full house is seen at a glance. */
  private readonly freeServers: Int32Array;
  private readonly heads: Int32Array;
  private readonly tails: Int32Array;

  constructor(queuePriorities: readonly number[], agentCount: number, callers: CallerTable) {
    const queueCount = queuePriorities.length;
    this.queuePriorities = queuePriorities;
    this.callers = callers;
    this.idle = new IdleLists(agentCount);
    this.groups = new Int32Array(agentCount);
    this.serversOfQueue = queuePriorities.map(() => []);
    this.freeServers = new Int32Array(queueCount);
    this.heads = new Int32Array(queueCount).fill(NONE);
    this.tails = new Int32Array(queueCount).fill(NONE);
    this.groups.fill(this.groupFor([]));
  }

  /** Replaces what the agent can do; whether the agent is free stays as it is. */
  setSkills(agent: number, skills: readonly RoutingSkill[]): void {
    const idleSinceMs = this.idle.sinceOf(agent);
    this.setBusy(agent);
    this.groups[agent] = this.groupFor(skills);
    if (idleSinceMs !== Infinity) this.setFree(agent, idleSinceMs);
  }

  setFree(agent: number, sinceMs: number): void {
    this.setBusy(agent);
    const group = this.groups[agent]!;
    this.idle.add(agent, group, sinceMs);
    const queues = this.queuesOfGroup[group]!;
    for (let place = 0; place < queues.length; place++) this.freeServers[queues[place]!]! += 1;
  }

  setBusy(agent: number): void {
    if (this.idle.sinceOf(agent) === Infinity) return;
    const group = this.groups[agent]!;
    this.idle.remove(agent, group);
    const queues = this.queuesOfGroup[group]!;
    for (let place = 0; place < queues.length; place++) this.freeServers[queues[place]!]! -= 1;
  }

  /** The free agent who is to have the next caller of the queue; -1 when nobody is free. */
  findAgent(queue: number): number {
    if (this.freeServers[queue] === 0) return NONE;
    const servers = this.serversOfQueue[queue]!;
    let found = NONE;
    let foundLevel = Infinity;
    let foundSince = Infinity;
    for (let place = 0; place < servers.length; place++) {
      const { group, level } = servers[place]!;
      if (level > foundLevel) break;
      const agent = this.idle.longestIdle(group);
      if (agent === NONE) continue;
      const since = this.idle.sinceOf(agent);
      if (found === NONE || since < foundSince || (since === foundSince && agent < found)) {
        found = agent;
        foundLevel = level;
        foundSince = since;
      }
    }
    return found;
  }

  /** The caller whom this agent is to have next, left in line; -1 when nobody waits for the agent. */
  findCaller(agent: number): number {
    const queues = this.queuesOfGroup[this.groups[agent]!]!;
    let found = NONE;
    let foundQueuePriority = -Infinity;
    for (let place = 0; place < queues.length; place++) {
      const queue = queues[place]!;
      const head = this.heads[queue]!;
      if (head === NONE) continue;
      if (found === NONE) {
        found = head;
        foundQueuePriority = this.queuePriorities[queue]!;
      } else if (this.queuePriorities[queue]! < foundQueuePriority) {
        break;
      } else if (this.goesBefore(head, found)) {
        found = head;
      }
    }
    return found;
  }

  /** Into the line by priority, then by the turn of the offer: one whose agent did not pick up gets the old place back. */
  join(caller: number): void {
    const { queue: queueOf, before: beforeOf, behind: behindOf } = this.callers;
    const queue = queueOf[caller]!;
    let before = this.tails[queue]!;
    while (before !== NONE && this.goesBefore(caller, before)) before = beforeOf[before]!;
    const behind = before === NONE ? this.heads[queue]! : behindOf[before]!;
    beforeOf[caller] = before;
    behindOf[caller] = behind;
    if (before === NONE) this.heads[queue] = caller;
    else behindOf[before] = caller;
    if (behind === NONE) this.tails[queue] = caller;
    else beforeOf[behind] = caller;
  }

  leave(caller: number): void {
    const { queue: queueOf, before: beforeOf, behind: behindOf } = this.callers;
    const queue = queueOf[caller]!;
    const before = beforeOf[caller]!;
    const behind = behindOf[caller]!;
    if (before === NONE) this.heads[queue] = behind;
    else behindOf[before] = behind;
    if (behind === NONE) this.tails[queue] = before;
    else beforeOf[behind] = before;
    beforeOf[caller] = NONE;
    behindOf[caller] = NONE;
  }

  private goesBefore(one: number, other: number): boolean {
    const { priority, turn } = this.callers;
    if (priority[one] !== priority[other]) return priority[one]! > priority[other]!;
    return turn[one]! < turn[other]!;
  }

  private groupFor(skills: readonly RoutingSkill[]): number {
    const sorted = [...skills].sort((one, other) => one.queue - other.queue || one.level - other.level);
    const name = sorted.map(({ queue, level }) => `${queue}:${level}`).join(' ');
    const known = this.groupNames.get(name);
    if (known !== undefined) return known;
    const group = this.idle.addGroup();
    this.groupNames.set(name, group);
    const queues = [...new Set(sorted.map(({ queue }) => queue))];
    queues.sort((one, other) => this.queuePriorities[other]! - this.queuePriorities[one]!);
    this.queuesOfGroup.push(queues);
    for (const { queue, level } of sorted) {
      const servers = this.serversOfQueue[queue]!;
      servers.push({ group, level });
      servers.sort((one, other) => one.level - other.level);
    }
    return group;
  }
}
