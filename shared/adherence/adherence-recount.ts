import type { FloorEvent } from '../floor/events.ts';
import type { Site } from '../site/site.ts';
import { AdherenceEngine, type AgentDays, type AgentPlans, type EngineParts } from './adherence-engine.ts';
import { AgentNewsReader } from './agent-news-reader.ts';

/** Days counted from their events, through the very reducer and engine that ran live: of everybody, or of one agent as among all. */
export class AdherenceRecount {
  readonly #reader: AgentNewsReader;
  readonly #engine: AdherenceEngine;
  readonly #only: string | null;
  #hasHeard = false;

  /** @param only null: everybody */
  constructor(
    site: Site,
    parts: EngineParts,
    plans: ReadonlyMap<string, AgentPlans>,
    only: string | null = null,
  ) {
    this.#only = only;
    this.#reader = new AgentNewsReader(site);
    this.#engine = new AdherenceEngine(parts);
    this.#engine.setPlans(plans);
  }

  /** In the order in which they were kept. */
  take(event: FloorEvent): void {
    for (const news of this.#reader.read(event)) {
      // The first news of all tells that somebody listens, whoever it is of.
      const isOthers = this.#only !== null && news.kind === 'agent' && news.agentId !== this.#only;
      if (isOthers && this.#hasHeard) continue;
      this.#hasHeard = true;
      this.#engine.take(news);
    }
  }

  /** The days of everybody who is counted until `nowMs`, one after the other as they are asked for. */
  *daysUntil(nowMs: number): Generator<readonly [string, AgentDays]> {
    this.#engine.tick(nowMs);
    for (const agentId of this.#only === null ? this.#engine.agentIds() : [this.#only])
      yield [agentId, this.#engine.daysOf(agentId)];
  }
}
