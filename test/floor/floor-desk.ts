import type { AgentRow, QueueRow } from '../../shared/contract/floor-rows.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import {
  type Floor,
  FloorRows,
  advanceFloor,
  createFloor,
  listOddities,
  reduceFloor,
} from '../../shared/floor/floor.ts';
import type { Tally } from '../../shared/floor/tally.ts';
import type { TallyWindow } from '../../shared/floor/windows.ts';
import type { Site } from '../../shared/site/site.ts';
import { site } from '../helpers/event-builders.ts';

/** A floor to ask questions of, for tests. */
export class FloorDesk {
  readonly floor: Floor;
  readonly rows: FloorRows;

  constructor(settings: Site = site(), floor: Floor = createFloor(settings)) {
    this.floor = floor;
    this.rows = new FloorRows(floor);
  }

  take(...events: readonly FloorEvent[]): this {
    for (const event of events) reduceFloor(this.floor, event);
    return this;
  }

  advance(nowMs: number): this {
    advanceFloor(this.floor, nowMs);
    return this;
  }

  tally(queueId = 'support', window: TallyWindow = 'today'): Tally {
    return this.rows.all()[`tally/${window}/${queueId}`] as unknown as Tally;
  }

  queue(queueId = 'support'): QueueRow {
    return this.rows.all()[`queue/${queueId}`] as QueueRow;
  }

  agent(agentId = 'anna'): AgentRow {
    return this.rows.all()[`agent/${agentId}`] as AgentRow;
  }

  keys(prefix: string): string[] {
    return Object.keys(this.rows.all()).filter((key) => key.startsWith(prefix));
  }

  get oddities(): Readonly<Record<string, number>> {
    return listOddities(this.floor).counts;
  }
}
