import { AgentClock, GRID_MS } from './agent-clock.ts';
import { type Cells, CELLS, HANDLE_AGENT_MS, READY_AGENT_MS, addCells, createCells } from './cells.ts';
import type { Visit } from './visit.ts';
import { WaitStaircase } from './wait-staircase.ts';

/** What of a scope changed since the rows were last looked at. */
export const DIRTY_LIVE = 1;
export const DIRTY_TODAY = 2;
export const DIRTY_INTERVAL = 4;
export const DIRTY_LAST_15 = 8;
export const DIRTY_LAST_30 = 16;
export const DIRTY_LAST_60 = 32;
export const DIRTY_ALL = 63;

/** One interval of one scope. */
export class Interval {
  readonly scope: FloorScope;
  readonly startMs: number;
  readonly endMs: number;
  readonly cells: Cells;
  /** On the list of intervals to be kept in the history. */
  changed = false;
  /** False once dropped from memory: a correction after that must not overwrite what the history has. */
  kept = true;

  constructor(scope: FloorScope, startMs: number, endMs: number) {
    this.scope = scope;
    this.startMs = startMs;
    this.endMs = endMs;
    this.cells = createCells();
  }
}

/**
 * One queue, or the site as a whole: the visits of its sliding windows in three segments (the last 15 minutes, the 15
 * before, the 30 before those: a visit is in one of them, a window is a sum of them), its intervals, its day, the
 * callers waiting now and its agents by state.
 */
export class FloorScope {
  readonly id: string;
  /** Learnt from the feed, not listed in the site's settings: may be forgotten when idle. */
  readonly learnt: boolean;
  /** Staggers what is refreshed now and then. */
  ordinal: number;
  readonly segments: readonly [Cells, Cells, Cells] = [createCells(), createCells(), createCells()];
  readonly today: Cells = createCells();
  readonly intervals = new Map<number, Interval>();
  dayFromMs = 0;
  readonly waits = new WaitStaircase();
  clock = new AgentClock();

  /** Rules of the running site day and of the one before, ms. */
  answerWithinMs = 0;
  shortAbandonMs = 0;
  answerWithinBeforeMs = 0;
  shortAbandonBeforeMs = 0;

  firstWaiting: Visit | null = null;
  lastWaiting: Visit | null = null;
  waiting = 0;
  pastTarget = 0;

  /** Agents by state, in the order of AGENT_STATES. */
  readonly agents: number[] = [0, 0, 0, 0, 0, 0, 0, 0];
  busyElsewhere = 0;
  readonly pausedByReason = new Map<string, number>();
  /** The same as JSON text; null when it must be written anew. */
  pausedText: string | null = null;
  members = 0;

  dirty = 0;
  /** A late change of an agent moved agent-time that was already shown. */
  agentTimeCorrected = false;

  constructor(id: string, learnt: boolean, ordinal: number) {
    this.id = id;
    this.learnt = learnt;
    this.ordinal = ordinal;
  }

  /** The interval object for a stretch of time, made when it is first needed. */
  openInterval(startMs: number, endMs: number): Interval {
    let interval = this.intervals.get(startMs);
    if (interval === undefined) {
      interval = new Interval(this, startMs, endMs);
      this.intervals.set(startMs, interval);
    }
    return interval;
  }

  /** Closes the agent-time of an interval that is over. @returns the interval when it has any. */
  closeInterval(startMs: number, endMs: number): Interval | null {
    const clock = this.clock;
    if (clock.untouched) return this.intervals.get(startMs) ?? null;
    clock.advance(endMs);
    const from = Math.floor(startMs / GRID_MS);
    const to = Math.floor(endMs / GRID_MS);
    const handleMs = clock.handledUntil(to) - clock.handledUntil(from);
    const readyMs = clock.readyUntil(to) - clock.readyUntil(from);
    if (handleMs === 0 && readyMs === 0) return this.intervals.get(startMs) ?? null;
    const interval = this.openInterval(startMs, endMs);
    if (startMs >= this.dayFromMs) {
      this.today[HANDLE_AGENT_MS]! += handleMs - interval.cells[HANDLE_AGENT_MS]!;
      this.today[READY_AGENT_MS]! += readyMs - interval.cells[READY_AGENT_MS]!;
    }
    interval.cells[HANDLE_AGENT_MS] = handleMs;
    interval.cells[READY_AGENT_MS] = readyMs;
    return interval;
  }

  /** An interval in which nothing came, to be told and not to be kept; null where something came. */
  emptyInterval(startMs: number, endMs: number): Interval | null {
    return this.intervals.has(startMs) ? null : new Interval(this, startMs, endMs);
  }

  /** What began before is told no more. */
  leaveIntervals(beforeMs: number): void {
    for (const interval of this.intervals.values()) {
      if (interval.startMs < beforeMs) interval.kept = false;
    }
  }

  /** Begins a day with what its intervals already know: usually nothing, all of it when a clock was set back. */
  startDay(fromMs: number, toMs: number, keepFromMs: number): void {
    this.dayFromMs = fromMs;
    this.today.fill(0, 0, CELLS);
    for (const interval of this.intervals.values()) {
      if (interval.startMs < keepFromMs) {
        interval.kept = false;
        this.intervals.delete(interval.startMs);
      } else if (interval.startMs >= fromMs && interval.startMs < toMs) {
        addCells(this.today, interval.cells);
      }
    }
  }

  addWaiting(visit: Visit): void {
    let ahead = this.lastWaiting;
    while (ahead !== null && ahead.offeredAtMs > visit.offeredAtMs) ahead = ahead.ahead;
    const behind = ahead === null ? this.firstWaiting : ahead.behind;
    visit.ahead = ahead;
    visit.behind = behind;
    if (ahead === null) this.firstWaiting = visit;
    else ahead.behind = visit;
    if (behind === null) this.lastWaiting = visit;
    else behind.ahead = visit;
    this.waiting += 1;
  }

  removeWaiting(visit: Visit): void {
    if (visit.ahead === null) this.firstWaiting = visit.behind;
    else visit.ahead.behind = visit.behind;
    if (visit.behind === null) this.lastWaiting = visit.ahead;
    else visit.behind.ahead = visit.ahead;
    visit.ahead = null;
    visit.behind = null;
    this.waiting -= 1;
  }
}
