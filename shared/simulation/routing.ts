/** A caller in line. The links belong to the line that holds it. */
export interface Waiter<Self> {
  /** Index of the queue it waits in. */
  readonly queue: number;
  /** Higher is served first within the queue. */
  readonly priority: number;
  readonly offeredAtMs: number;
  before: Self | null;
  behind: Self | null;
}

export interface RoutingSkill {
  readonly queue: number;
  /** 1 is asked first. */
  readonly level: number;
}

/**
 * Who gets which call, and nothing else: no clock, no dice, no events.
 *
 * - A caller goes to the free agent of the best level; among equals to the one idle longest.
 * - An agent who becomes free takes from the queue of the highest priority; among queues of equal priority the caller of
 *   the highest priority, then the one waiting longest, whatever the agent's level.
 *
 * Agents and queues are indexes. Finding a caller's agent looks at the members of the queue, finding an agent's caller at
 * the heads of the agent's lines: both are a few dozen numbers at 800 agents.
 */
export class Routing<Caller extends Waiter<Caller>> {
  private readonly queuePriorities: readonly number[];
  /** By queue: its members and, beside each, their level. */
  private readonly members: number[][];
  private readonly levels: number[][];
  private readonly skills: (readonly RoutingSkill[])[];
  /** By agent: idle since; Infinity when the agent takes no calls now. */
  private readonly idleSinceMs: Float64Array;
  /** By queue: how many members are free now, so that a full house is seen at a glance. */
  private readonly freeMembers: Int32Array;
  private readonly heads: (Caller | null)[];
  private readonly tails: (Caller | null)[];

  constructor(queuePriorities: readonly number[], agentCount: number) {
    this.queuePriorities = queuePriorities;
    this.members = queuePriorities.map(() => []);
    this.levels = queuePriorities.map(() => []);
    this.skills = Array.from({ length: agentCount }, () => []);
    this.idleSinceMs = new Float64Array(agentCount).fill(Infinity);
    this.freeMembers = new Int32Array(queuePriorities.length);
    this.heads = queuePriorities.map(() => null);
    this.tails = queuePriorities.map(() => null);
  }

  /** Replaces what the agent can do; whether the agent is free stays as it is. */
  setSkills(agent: number, skills: readonly RoutingSkill[]): void {
    const idleSinceMs = this.idleSinceMs[agent]!;
    this.setBusy(agent);
    for (const { queue } of this.skills[agent]!) {
      const place = this.members[queue]!.indexOf(agent);
      this.members[queue]!.splice(place, 1);
      this.levels[queue]!.splice(place, 1);
    }
    for (const { queue, level } of skills) {
      this.members[queue]!.push(agent);
      this.levels[queue]!.push(level);
    }
    this.skills[agent] = skills;
    if (idleSinceMs !== Infinity) this.setFree(agent, idleSinceMs);
  }

  setFree(agent: number, sinceMs: number): void {
    if (this.idleSinceMs[agent] === Infinity) {
      for (const { queue } of this.skills[agent]!) this.freeMembers[queue]! += 1;
    }
    this.idleSinceMs[agent] = sinceMs;
  }

  setBusy(agent: number): void {
    if (this.idleSinceMs[agent] === Infinity) return;
    for (const { queue } of this.skills[agent]!) this.freeMembers[queue]! -= 1;
    this.idleSinceMs[agent] = Infinity;
  }

  /** The free agent who is to have the next caller of the queue; -1 when nobody is free. */
  findAgent(queue: number): number {
    if (this.freeMembers[queue] === 0) return -1;
    const members = this.members[queue]!;
    const levels = this.levels[queue]!;
    let found = -1;
    let foundLevel = Infinity;
    let foundSince = Infinity;
    for (let place = 0; place < members.length; place++) {
      const since = this.idleSinceMs[members[place]!]!;
      const level = levels[place]!;
      if (since === Infinity || level > foundLevel) continue;
      if (level < foundLevel || since < foundSince) {
        found = members[place]!;
        foundLevel = level;
        foundSince = since;
      }
    }
    return found;
  }

  /** The caller whom this agent is to have next, left in line; null when nobody waits for the agent. */
  findCaller(agent: number): Caller | null {
    let found: Caller | null = null;
    let foundQueuePriority = -Infinity;
    for (const { queue } of this.skills[agent]!) {
      const head = this.heads[queue];
      if (!head) continue;
      const queuePriority = this.queuePriorities[queue]!;
      if (found === null || queuePriority > foundQueuePriority) {
        found = head;
        foundQueuePriority = queuePriority;
      } else if (queuePriority === foundQueuePriority && goesBefore(head, found)) {
        found = head;
      }
    }
    return found;
  }

  /** Into the line by priority, then by the moment of the offer: one whose agent did not pick up gets the old place back. */
  join(caller: Caller): void {
    let before: Caller | null = this.tails[caller.queue]!;
    while (before !== null && goesBefore(caller, before)) before = before.before;
    const behind = before === null ? this.heads[caller.queue]! : before.behind;
    caller.before = before;
    caller.behind = behind;
    if (before === null) this.heads[caller.queue] = caller;
    else before.behind = caller;
    if (behind === null) this.tails[caller.queue] = caller;
    else behind.before = caller;
  }

  leave(caller: Caller): void {
    const { before, behind } = caller;
    if (before === null) this.heads[caller.queue] = behind;
    else before.behind = behind;
    if (behind === null) this.tails[caller.queue] = before;
    else behind.before = before;
    caller.before = null;
    caller.behind = null;
  }
}

function goesBefore(one: Waiter<unknown>, other: Waiter<unknown>): boolean {
  if (one.priority !== other.priority) return one.priority > other.priority;
  return one.offeredAtMs < other.offeredAtMs;
}
