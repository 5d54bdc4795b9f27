import { NONE } from './codes.ts';

/**
 * Agents who are free, in a list for each group of agents with the same skills, the one idle longest in front; of those
 * idle since the same moment, the one with the lower index. Agents and groups are indexes.
 */
export class IdleLists {
  /** By agent: idle since; Infinity when the agent takes no calls now. */
  private readonly sinceMs: Float64Array;
  private readonly before: Int32Array;
  private readonly behind: Int32Array;
  /** By group. */
  private readonly heads: number[] = [];
  private readonly tails: number[] = [];

  constructor(agentCount: number) {
    this.sinceMs = new Float64Array(agentCount).fill(Infinity);
    this.before = new Int32Array(agentCount).fill(NONE);
    this.behind = new Int32Array(agentCount).fill(NONE);
  }

  addGroup(): number {
    this.heads.push(NONE);
    return this.tails.push(NONE) - 1;
  }

  /** Infinity when the agent is not free. */
  sinceOf(agent: number): number {
    return this.sinceMs[agent]!;
  }

  /** The agent of the group who is idle longest; -1 when none is free. */
  longestIdle(group: number): number {
    return this.heads[group]!;
  }

  add(agent: number, group: number, sinceMs: number): void {
    let before = this.tails[group]!;
    while (before !== NONE && this.isBehind(before, agent, sinceMs)) before = this.before[before]!;
    const behind = before === NONE ? this.heads[group]! : this.behind[before]!;
    this.sinceMs[agent] = sinceMs;
    this.before[agent] = before;
    this.behind[agent] = behind;
    if (before === NONE) this.heads[group] = agent;
    else this.behind[before] = agent;
    if (behind === NONE) this.tails[group] = agent;
    else this.before[behind] = agent;
  }

  remove(agent: number, group: number): void {
    const before = this.before[agent]!;
    const behind = this.behind[agent]!;
    if (before === NONE) this.heads[group] = behind;
    else this.behind[before] = behind;
    if (behind === NONE) this.tails[group] = before;
    else this.before[behind] = before;
    this.sinceMs[agent] = Infinity;
  }

  private isBehind(one: number, agent: number, sinceMs: number): boolean {
    const oneSinceMs = this.sinceMs[one]!;
    return oneSinceMs > sinceMs || (oneSinceMs === sinceMs && one > agent);
  }
}
