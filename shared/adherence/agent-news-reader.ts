import type { AgentNews } from '../floor/agent-news.ts';
import type { FloorEvent } from '../floor/events.ts';
import { createFloor, discardFloorChanges, reduceFloor, type Floor } from '../floor/floor.ts';
import type { Site } from '../site/site.ts';

const DISCARD_EVERY_EVENTS = 5_000;

/** What a floor of its own learns of agents, out of events that were kept. */
export class AgentNewsReader {
  readonly #floor: Floor;
  #taken = 0;

  constructor(site: Site) {
    this.#floor = createFloor(site);
  }

  /** In the order in which they were kept. The list is good until the next one. */
  read(event: FloorEvent): readonly AgentNews[] {
    const news: AgentNews[] = [];
    this.#floor.agentNews = news;
    reduceFloor(this.#floor, event);
    this.#taken += 1;
    if (this.#taken % DISCARD_EVERY_EVENTS === 0) {
      discardFloorChanges(this.#floor);
      // Nobody makes rows of it, who would take these away.
      this.#floor.dirtyVisits = [];
    }
    return news;
  }
}
