import type { OddityList, TrendInterval } from '../contract/http.ts';
import type { Site } from '../site/site.ts';
import type { SiteDay } from '../time/site-calendar.ts';
import { settleFloor } from './books.ts';
import { addCells, createCells, tallyOf } from './cells.ts';
import type { FloorEvent } from './events.ts';
import { intervalCells } from './floor-changes.ts';
import { admitTime, setClock } from './floor-clock.ts';
import type { FloorScope } from './floor-scope.ts';
import { Floor } from './floor-state.ts';
import { forgetLeavers } from './forget-idle.ts';
import { reduceEvent } from './reduce-event.ts';
import { SITE_SCOPE } from './windows.ts';

export { Floor };
export { discardFloorChanges, leaveToHistory, takeFloorChanges } from './floor-changes.ts';
export { FloorRows } from './floor-rows.ts';
export { restoreFloor } from './restore-floor.ts';
export { type SavedFloor, saveFloor } from './save-floor.ts';

/** An empty floor: the site's queues and agents, no calls, no time yet. */
export function createFloor(site: Site): Floor {
  return new Floor(site);
}

/**
 * Other people of the site, while the floor runs: names, teams, who is listed and who has left. Queues, zone and rules must be
 * those it began with (FL66).
 */
export function changePeople(floor: Floor, site: Site): void {
  floor.changeSite(site);
  forgetLeavers(floor);
}

/**
 * Takes one event into the floor, in place. Never throws: what cannot be taken at its word is counted as an oddity.
 * RULES.md says what each event does, and what becomes of the odd ones.
 */
export function reduceFloor(floor: Floor, event: FloorEvent): void {
  try {
    const whole = Math.round(event.atMs) === event.atMs ? event : { ...event, atMs: Math.round(event.atMs) };
    if (!admitTime(floor, whole.atMs)) return;
    reduceEvent(floor, whole);
    floor.heardUntilMs = Math.max(floor.heardUntilMs, whole.atMs);
  } catch (error) {
    floor.note('invalid-event', floor.nowMs, {
      code: 'odd-event-failed',
      words: String(error).slice(0, 200),
    });
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

/**
 * The site's own intervals of the running day until now (or of the day before), oldest first, without gaps. `'*'` is the
 * site; an unknown queue has none.
 */
export function listIntervals(
  floor: Floor,
  queueId: string,
  day: SiteDay = floor.day,
): readonly TrendInterval[] {
  const scope = findScope(floor, queueId);
  if (scope === null || floor.nowMs === 0) return [];
  const quarters = floor.calendar.intervalStarts(day);
  const intervals: TrendInterval[] = [];
  const cells = createCells();
  let next = 0;
  for (const startMs of floor.shownCalendar.intervalStarts(day)) {
    if (startMs > floor.nowMs) break;
    const { endMs } = floor.shownCalendar.intervalAt(startMs);
    cells.fill(0);
    for (; next < quarters.length && quarters[next]! < endMs; next += 1) {
      addCells(cells, intervalCells(floor, scope, quarters[next]!));
    }
    intervals.push({ startMs, tally: tallyOf(cells) });
  }
  return intervals;
}

function findScope(floor: Floor, queueId: string): FloorScope | null {
  return queueId === SITE_SCOPE ? floor.all : (floor.queues.get(queueId) ?? null);
}
