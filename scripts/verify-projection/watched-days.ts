import {
  advanceFloor,
  createFloor,
  FloorRows,
  reduceFloor,
  takeFloorChanges,
} from '../../shared/floor/floor.ts';
import type { Rows, Row } from '../../shared/contract/floor-rows.ts';
import { createDemoModel, type DemoScenario } from '../../shared/simulation/demo-model.ts';
import { SimulatedFloor } from '../../shared/simulation/simulated-weeks.ts';
import type { Site } from '../../shared/site/site.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { createMemoryHistory, type MemoryHistory } from '../../server/stores/history/memory-history.ts';

/** A simulated floor that is watched day after day, with its past. */
export interface WatchedDays {
  readonly history: MemoryHistory;
  /** Goes on to that moment. */
  runUntil(atMs: number): void;
  rows(): Rows;
}

const STEP_MS = 60_000;
const KEEP_EVERY_MS = 3_600_000;

/** From a moment on. What was before is not known. */
export function watchDays(site: Site, scenario: DemoScenario, seed: number, fromMs: number): WatchedDays {
  const calendar = createSiteCalendar(site);
  const simulated = new SimulatedFloor({
    model: createDemoModel(scenario, site),
    seed,
    calendar,
    feedId: 'simulator',
  });
  const floor = createFloor(site);
  const history = createMemoryHistory(site);
  for (const event of simulated.resynchroniseAt(fromMs)) reduceFloor(floor, event);
  const table = new Map<string, Row>();
  const floorRows = new FloorRows(floor);
  let reachedMs = fromMs;

  function refresh(): void {
    const { set, gone } = floorRows.changes();
    for (const key in set) table.set(key, { ...table.get(key), ...set[key] } as Row);
    for (const key of gone) table.delete(key);
    const changes = takeFloorChanges(floor);
    // Single calls and agents by queue are not asked for.
    const agentIntervals = changes.agentIntervals.filter(({ queueId }) => queueId === null);
    history.keep({ ...changes, calls: [], moved: [], agentIntervals });
  }

  return {
    history,
    runUntil(atMs) {
      while (reachedMs < atMs) {
        reachedMs = Math.min(atMs, reachedMs + STEP_MS);
        for (const event of simulated.runUntil(reachedMs)) reduceFloor(floor, event);
        advanceFloor(floor, reachedMs);
        // The floor holds two days: what is older is the history's.
        if (reachedMs % KEEP_EVERY_MS === 0) refresh();
      }
      refresh();
    },
    rows: () => Object.fromEntries(table),
  };
}
