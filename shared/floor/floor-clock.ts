import { skipAgentTime } from './agent-time.ts';
import { settleFloor, unmarkPastTarget } from './books.ts';
import { expireVisits } from './expire-visits.ts';
import { DIRTY_ALL, DIRTY_INTERVAL, DIRTY_TODAY, type FloorScope } from './floor-scope.ts';
import type { Floor } from './floor-state.ts';
import { forgetIdle } from './forget-idle.ts';
import { forgetPast } from './past-visits.ts';
import { LAST_60_MS } from './visit-log.ts';

function eachScope(floor: Floor): readonly FloorScope[] {
  return [floor.all, ...floor.queues.values()];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 1990-01-01 and 2200-01-01, UTC: a clock outside is no clock. */
export const EARLIEST_MS = 631_152_000_000;
export const LATEST_MS = 7_258_118_400_000;

/** Events may pull a clock that nobody drives this far without another event to confirm it. */
const FREE_LEAP_MS = HOUR_MS;
/** An event this far ahead is no longer believed. */
const FARTHEST_AHEAD_MS = 8 * DAY_MS;
/** Two that agree may still bridge a long silence. */
const FARTHEST_CONFIRMED_MS = 400 * DAY_MS;
/** A clock that leaps further at once has slept: what came meanwhile was not seen. */
const LONGEST_STEP_MS = 15 * 60_000;
/** Steps back below this are jitter and do not move the clock. */
const JITTER_MS = 60_000;
/** Repeats of a visit are recognised until this long after the day it ended in. */
const REMEMBER_PAST_MS = 2 * HOUR_MS;

export function isPlausible(atMs: number): boolean {
  return atMs >= EARLIEST_MS && atMs < LATEST_MS;
}

/** Whether an event's time can be believed; moves the clock along when nobody else does. */
export function admitTime(floor: Floor, atMs: number): boolean {
  const aheadMs = atMs - floor.nowMs;
  if (aheadMs <= 0 && atMs >= floor.dayBefore.fromMs) return true;
  if (!isPlausible(atMs)) {
    floor.note('implausible-time', floor.nowMs, { code: 'odd-time-implausible', atMs });
    return false;
  }
  if (floor.nowMs === 0) {
    moveClock(floor, atMs);
    return true;
  }
  if (aheadMs <= 0) {
    floor.note('too-old', floor.nowMs, { code: 'odd-time-old', atMs, day: floor.dayBefore.day });
    return false;
  }
  if (floor.ticking === 0) {
    if (aheadMs <= FREE_LEAP_MS) {
      moveClock(floor, atMs);
      return true;
    }
    const confirmed = floor.leapAtMs !== 0 && Math.abs(atMs - floor.leapAtMs) <= FREE_LEAP_MS;
    floor.leapAtMs = confirmed ? 0 : atMs;
    if (confirmed && aheadMs <= FARTHEST_CONFIRMED_MS) {
      moveClock(floor, atMs);
      return true;
    }
  } else if (aheadMs <= FREE_LEAP_MS) {
    return true;
  }
  if (aheadMs > FARTHEST_AHEAD_MS) {
    floor.note('too-far-ahead', floor.nowMs, { code: 'odd-time-far-ahead', atMs });
    return false;
  }
  floor.note('ahead-of-clock', floor.nowMs, { code: 'odd-time-ahead', atMs });
  return true;
}

/** The clock as whoever drives the floor says it: forward by any step, back by more than jitter. */
export function setClock(floor: Floor, nowMs: number): void {
  if (!isPlausible(nowMs)) return;
  const now = Math.floor(nowMs);
  floor.ticking = 1;
  if (now > floor.nowMs) moveClock(floor, now);
  else if (floor.nowMs - now > JITTER_MS) setBack(floor, now);
}

function moveClock(floor: Floor, nowMs: number): void {
  const before = floor.nowMs;
  floor.nowMs = nowMs;
  if (nowMs - before > LONGEST_STEP_MS) floor.watchedSinceMs = nowMs;
  if (nowMs >= floor.interval.endMs) roll(floor, before);
}

function roll(floor: Floor, beforeMs: number): void {
  const nowMs = floor.nowMs;
  while (nowMs >= floor.interval.endMs) {
    const ended = floor.interval;
    const isWhole = ended.startMs >= floor.watchedSinceMs && ended.startMs >= floor.knownFromMs;
    for (const scope of eachScope(floor)) {
      const interval =
        scope.closeInterval(ended.startMs, ended.endMs) ??
        (isWhole ? scope.emptyInterval(ended.startMs, ended.endMs) : null);
      if (interval !== null) floor.markInterval(interval);
    }
    // A floor that slept for days (or just woke) does not live through every quarter hour it missed.
    const nextMs = beforeMs === 0 || nowMs - ended.endMs > 2 * DAY_MS ? nowMs : ended.endMs;
    floor.startInterval(nextMs);
    if (nextMs !== ended.endMs) skipAgentTime(floor, ended.endMs, floor.interval.startMs);
    if (nextMs >= floor.day.toMs) startDay(floor, nextMs);
  }
  expireVisits(floor);
  for (const scope of eachScope(floor)) {
    scope.waits.forget(nowMs - LAST_60_MS);
    floor.markScope(scope, DIRTY_INTERVAL | DIRTY_TODAY);
  }
}

/** Turns the calendar to an instant: day, interval and the rules of the day. */
export function startRulesOfDay(floor: Floor, atMs: number): void {
  floor.day = floor.calendar.dayOf(atMs);
  floor.dayBefore = floor.calendar.dayBefore(floor.day);
  floor.startInterval(atMs);
  for (const scope of eachScope(floor)) {
    scope.startDay(floor.day.fromMs, floor.day.toMs, floor.dayBefore.fromMs);
    floor.readRules(scope);
  }
}

function startDay(floor: Floor, atMs: number): void {
  startRulesOfDay(floor, atMs);
  floor.oddities.startDay();
  forgetPast(floor.past, floor.day.fromMs - REMEMBER_PAST_MS);
  forgetIdle(floor);
}

function setBack(floor: Floor, nowMs: number): void {
  floor.note('clock-set-back', nowMs, { code: 'odd-clock-back', fromMs: floor.nowMs, toMs: nowMs });
  floor.nowMs = nowMs;
  floor.leapAtMs = 0;
  floor.watchedSinceMs = Math.min(floor.watchedSinceMs, nowMs);
  if (nowMs < floor.day.fromMs) startRulesOfDay(floor, nowMs);
  else floor.startInterval(nowMs);
  for (const queue of floor.queues.values()) {
    for (let visit = queue.firstWaiting; visit !== null; visit = visit.behind) {
      if (visit.pastTarget && visit.offeredAtMs + visit.answerWithinMs >= nowMs) {
        unmarkPastTarget(floor, visit);
        floor.due.add(visit.offeredAtMs + visit.answerWithinMs, visit);
      }
    }
  }
  for (const scope of eachScope(floor)) floor.markScope(scope, DIRTY_ALL);
  settleFloor(floor);
}
