import type { AgentSkill } from '../site/site.ts';

/** Agents who can do the same: the same queues at the same levels. */
export interface SkillGroup {
  /** Made of its skills, the same for the same skills. Example: `billing:1 sales:2`. */
  readonly id: string;
  /** Ascending by queue. Level 1 is asked first. */
  readonly skills: readonly AgentSkill[];
}
