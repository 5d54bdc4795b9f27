import type { OddityList, TrendInterval } from '../contract/http.ts';
import type { Site } from '../site/site.ts';
import { settleFloor } from './books.ts';
import { GRID_MS } from './agent-clock.ts';
import { tallyOf } from './cells.ts';
import type { FloorEvent } from './events.ts';
import { admitTime, setClock } from './floor-clock.ts';
import type { FloorScope } from './floor-scope.ts';
import { Floor } from './floor-state.ts';
import { reduceEvent } from './reduce-event.ts';
import { type Tally, createTally } from './tally.ts';
import { SITE_SCOPE } from './windows.ts';

export { Floor };
export { FloorRows } from './floor-rows.ts';
export { restoreFloor } from './restore-floor.ts';
export { type SavedFloor, saveFloor } from './save-floor.ts';

/** An empty floor: the site's queues and agents, no calls, no time yet. */
export function createFloor(site: Site): Floor {
  return new Floor(site);
}

/**
 * Takes one event into the floor, in place. Never throws: what cannot be taken at its word is counted as an oddity.
 * RULES.md says what each event does, and what becomes of the odd ones.
 */
export function reduceFloor(floor: Floor, event: FloorEvent): void {
  try {
    const whole = Math.round(event.atMs) === event.atMs ? event : { ...event, atMs: Math.round(event.atMs) };
    if (admitTime(floor, whole.atMs)) reduceEvent(floor, whole);
  } catch (error) {
    floor.note('invalid-event', floor.nowMs, `${String(error)}`);
  }
}

/**
 * Moves the floor's clock: windows slide, callers pass their target, intervals and days turn. Any step forward; a step
 * back below a minute is jitter and ignored, a greater one sets the clock back (FL45). A time outside 1990 to 2200 is
 * ignored.
 */
export function advanceFloor(floor: Floor, nowMs: number): void {
  setClock(floor, nowMs);
  settleFloor(floor);
}

/** What the floor could not take at its word today, newest first. */
export function listOddities(floor: Floor): OddityList {
  return floor.oddities.list();
}

/** Intervals of the running day until now, oldest first, without gaps. `'*'` is the site; an unknown queue has none. */
export function listIntervals(floor: Floor, queueId: string): readonly TrendInterval[] {
  const scope = findScope(floor, queueId);
  if (scope === null || floor.nowMs === 0) return [];
  const intervals: TrendInterval[] = [];
  for (const startMs of floor.calendar.intervalStarts(floor.day)) {
    if (startMs > floor.nowMs) break;
    intervals.push({ startMs, tally: intervalTally(floor, scope, startMs) });
  }
  return intervals;
}

export interface ChangedInterval {
  readonly queueId: string;
  readonly startMs: number;
  readonly tally: Tally;
}

/** Intervals that changed since the last call, corrections of the day before included: what the history is to keep. */
export function takeChangedIntervals(floor: Floor): readonly ChangedInterval[] {
  const changed = floor.changedIntervals;
  floor.changedIntervals = [];
  const taken: ChangedInterval[] = [];
  for (const interval of changed) {
    interval.changed = false;
    if (!interval.kept) continue;
    const { scope, startMs } = interval;
    taken.push({ queueId: scope.id, startMs, tally: intervalTally(floor, scope, startMs) });
  }
  return taken;
}

function findScope(floor: Floor, queueId: string): FloorScope | null {
  return queueId === SITE_SCOPE ? floor.all : (floor.queues.get(queueId) ?? null);
}

/** The agent-time of the running interval goes to the last whole grid point; closed ones have theirs. */
function intervalTally(floor: Floor, scope: FloorScope, startMs: number): Tally {
  const interval = scope.intervals.get(startMs);
  const tally = interval === undefined ? createTally() : tallyOf(interval.cells);
  if (startMs === floor.interval.startMs) {
    const until = Math.floor(floor.nowMs / GRID_MS);
    const from = Math.floor(startMs / GRID_MS);
    scope.clock.advance(until * GRID_MS);
    tally.handleAgentMs = Math.max(0, scope.clock.handledUntil(until) - scope.clock.handledUntil(from));
    tally.readyAgentMs = Math.max(0, scope.clock.readyUntil(until) - scope.clock.readyUntil(from));
  }
  return tally;
}
