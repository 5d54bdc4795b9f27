import type { FloorEvent } from '../floor/events.ts';
import type { Site } from '../site/site.ts';
import { AdherenceEngine, type AgentDays, type AgentPlans, type EngineParts } from './adherence-engine.ts';
import { AgentNewsReader } from './agent-news-reader.ts';

/** Days counted from their events, through the very reducer and engine that ran live. */
export class AdherenceRecount {
  readonly #reader: AgentNewsReader;
  readonly #engine: AdherenceEngine;

  constructor(site: Site, parts: EngineParts, plans: ReadonlyMap<string, AgentPlans>) {
    this.#reader = new AgentNewsReader(site);
    this.#engine = new AdherenceEngine(parts);
    this.#engine.setPlans(plans);
  }

  /** In the order in which they were kept. */
  take(event: FloorEvent): void {
    for (const news of this.#reader.read(event)) this.#engine.take(news);
  }

  /** Everybody's days until `nowMs`, one after the other as they are asked for. */
  *daysUntil(nowMs: number): Generator<readonly [string, AgentDays]> {
    this.#engine.tick(nowMs);
    for (const agentId of this.#engine.agentIds()) yield [agentId, this.#engine.daysOf(agentId)];
  }
}
