import type { Site } from '../../shared/site/site.ts';

/**
 * Neutral names for agents, `A001` on, for walls that hide who is who. An agent keeps the label while the server runs,
 * and over restarts as far as the site lists its agents.
 */
export class AgentLabels {
  readonly #labels = new Map<string, string>();

  constructor(site: Site) {
    for (const agent of site.agents) this.of(agent.id);
  }

  of(agentId: string): string {
    const known = this.#labels.get(agentId);
    if (known !== undefined) return known;
    const label = `A${String(this.#labels.size + 1).padStart(3, '0')}`;
    this.#labels.set(agentId, label);
    return label;
  }
}
