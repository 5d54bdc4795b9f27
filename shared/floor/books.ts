import { countConversation } from './agent-differences.ts';
import { findRule } from '../site/find-rule.ts';
import { type Cells, LONGEST_WAIT_MS } from './cells.ts';
import {
  DIRTY_INTERVAL,
  DIRTY_LAST_15,
  DIRTY_LAST_30,
  DIRTY_LAST_60,
  DIRTY_LIVE,
  DIRTY_TODAY,
} from './floor-scope.ts';
import type { Floor } from './floor-state.ts';
import { NO_SEGMENT, OUTCOME_ANSWERED, PHASE_WAITING, type Visit, addVisit } from './visit.ts';

/** Windows that hold a visit of segment 0, 1, 2 and of none. */
const WINDOWS_OF_SEGMENT = [
  DIRTY_LAST_15 | DIRTY_LAST_30 | DIRTY_LAST_60,
  DIRTY_LAST_30 | DIRTY_LAST_60,
  DIRTY_LAST_60,
  0,
] as const;
/** The one window a visit leaves when it moves to segment 1, 2 and to none. */
const WINDOW_LEFT = [0, DIRTY_LAST_15, DIRTY_LAST_30, DIRTY_LAST_60] as const;

/** Puts a new visit into every tally that holds the moment it was offered. */
export function enterBooks(floor: Floor, visit: Visit): void {
  const queue = visit.queue;
  const offeredAtMs = visit.offeredAtMs;
  if (offeredAtMs >= floor.day.toMs) {
    // Offered ahead of the clock, on a day that has not begun.
    const rule = findRule(floor.site, queue.id, floor.calendar.dayOf(offeredAtMs).day);
    visit.answerWithinMs = rule.answerWithinSeconds * 1000;
    visit.shortAbandonMs = rule.shortAbandonSeconds * 1000;
  } else if (offeredAtMs >= floor.day.fromMs) {
    visit.answerWithinMs = queue.answerWithinMs;
    visit.shortAbandonMs = queue.shortAbandonMs;
  } else {
    visit.answerWithinMs = queue.answerWithinBeforeMs;
    visit.shortAbandonMs = queue.shortAbandonBeforeMs;
  }
  const bounds =
    offeredAtMs >= floor.interval.startMs && offeredAtMs < floor.interval.endMs
      ? floor.interval
      : floor.calendar.intervalAt(offeredAtMs);
  visit.interval = queue.openInterval(bounds.startMs, bounds.endMs);
  visit.siteInterval = floor.all.openInterval(bounds.startMs, bounds.endMs);
  if (bounds.startMs < floor.knownFromMs) {
    visit.interval.kept = false;
    visit.siteInterval.kept = false;
  }
  visit.segment = floor.log.insert(visit, floor.nowMs);
  count(floor, visit, 1);
  floor.markCall(visit);
}

/** Takes a visit out of every tally, before something about it changes. */
export function liftVisit(floor: Floor, visit: Visit): void {
  if (visit.counted) count(floor, visit, -1);
}

/** Puts it back, changed. */
export function layVisit(floor: Floor, visit: Visit): void {
  if (!visit.counted) return;
  count(floor, visit, 1);
  floor.markCall(visit);
}

/** For a visit whose offer turns out to be at another time: leaves the books until `enterBooks`. */
export function leaveBooks(floor: Floor, visit: Visit): void {
  count(floor, visit, -1);
  floor.log.remove(visit);
  visit.segment = NO_SEGMENT;
  if (!visit.told) return;
  visit.told = false;
  floor.movedCalls.push({ offeredAtMs: visit.offeredAtMs, queueId: visit.queue.id, callId: visit.callId });
}

function count(floor: Floor, visit: Visit, sign: number): void {
  const queue = visit.queue;
  const all = floor.all;
  const interval = visit.interval!;
  const siteInterval = visit.siteInterval!;
  let mask = WINDOWS_OF_SEGMENT[visit.segment as 0 | 1 | 2 | 3];
  addVisit(interval.cells, visit, sign);
  addVisit(siteInterval.cells, visit, sign);
  if (!interval.changed) floor.markInterval(interval);
  if (!siteInterval.changed) floor.markInterval(siteInterval);
  if (visit.outcome === OUTCOME_ANSWERED && visit.agent !== null && interval.kept) {
    countConversation(floor, visit, sign);
  }
  const shown = floor.shownInterval;
  if (interval.startMs >= shown.startMs && interval.startMs < shown.endMs) mask |= DIRTY_INTERVAL;
  if (visit.offeredAtMs >= floor.day.fromMs && visit.offeredAtMs < floor.day.toMs) {
    addVisit(queue.today, visit, sign);
    addVisit(all.today, visit, sign);
    mask |= DIRTY_TODAY;
  }
  if (visit.segment !== NO_SEGMENT) {
    const segment = visit.segment as 0 | 1 | 2;
    addVisit(queue.segments[segment], visit, sign);
    addVisit(all.segments[segment], visit, sign);
  }
  floor.markScope(queue, mask);
  floor.markScope(all, mask);
}

/** The wait of a visit is over: it may be the longest of its windows. */
export function noteWait(floor: Floor, visit: Visit): void {
  if (!visit.counted) return;
  const queue = visit.queue;
  const waitMs = visit.waitMs;
  raise(visit.interval!.cells, waitMs);
  raise(visit.siteInterval!.cells, waitMs);
  if (visit.offeredAtMs >= floor.day.fromMs && visit.offeredAtMs < floor.day.toMs) {
    raise(queue.today, waitMs);
    raise(floor.all.today, waitMs);
  }
  if (visit.segment !== NO_SEGMENT) {
    queue.waits.add(visit.offeredAtMs, waitMs);
    floor.all.waits.add(visit.offeredAtMs, waitMs);
  }
}

function raise(cells: Cells, waitMs: number): void {
  if (cells[LONGEST_WAIT_MS]! < waitMs) cells[LONGEST_WAIT_MS] = waitMs;
}

/** Brings everything that moves with time to `floor.nowMs`: windows slide, callers pass their target. */
export function settleFloor(floor: Floor): void {
  const nowMs = floor.nowMs;
  floor.log.slide(nowMs, (visit, segment) => moveSegment(floor, visit, segment));
  const due = floor.due;
  while (due.earliestMs < nowMs) {
    const visit = due.take();
    if (visit.phase !== PHASE_WAITING || visit.pastTarget) continue;
    // A visit whose offer was corrected is watched twice.
    if (visit.offeredAtMs + visit.answerWithinMs >= nowMs) continue;
    // The call itself is as it was: there is nothing to tell of it.
    count(floor, visit, -1);
    visit.pastTarget = true;
    count(floor, visit, 1);
    visit.queue.pastTarget += 1;
    floor.all.pastTarget += 1;
    floor.markScope(visit.queue, DIRTY_LIVE);
    floor.markScope(floor.all, DIRTY_LIVE);
  }
}

function moveSegment(floor: Floor, visit: Visit, segment: number): void {
  const queue = visit.queue;
  const all = floor.all;
  const from = visit.segment as 0 | 1 | 2 | 3;
  if (from !== NO_SEGMENT) {
    addVisit(queue.segments[from], visit, -1);
    addVisit(all.segments[from], visit, -1);
  }
  visit.segment = segment;
  if (segment !== NO_SEGMENT) {
    addVisit(queue.segments[segment as 0 | 1 | 2], visit, 1);
    addVisit(all.segments[segment as 0 | 1 | 2], visit, 1);
  }
  const mask = from < segment ? WINDOW_LEFT[segment as 1 | 2 | 3] : WINDOWS_OF_SEGMENT[segment as 0 | 1 | 2];
  floor.markScope(queue, mask);
  floor.markScope(all, mask);
}

/** A caller is not past the target after all: the clock was set back, or the offer was later than thought. */
export function unmarkPastTarget(floor: Floor, visit: Visit): void {
  count(floor, visit, -1);
  visit.pastTarget = false;
  count(floor, visit, 1);
  visit.queue.pastTarget -= 1;
  floor.all.pastTarget -= 1;
}
