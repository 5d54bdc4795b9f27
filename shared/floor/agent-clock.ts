import type { SavedClock } from './save-floor.ts';

/** Agent-time is known exactly at every multiple of this, and windows of agent-time begin and end on it. */
export const GRID_MS = 5_000;

/** 85 minutes of grid: the longest sliding window and some patience. */
const GRID_POINTS = 1024;
const LATEST_MS = 60 * 60_000;

const NO_GRID = new Float64Array(0);

/**
 * How much agent-time one scope has spent handling and being ready: two integrals that grow in straight lines between
 * changes, kept as running sums and as their values on a grid, so that any window is a difference of two look-ups.
 * A change that arrives late corrects the sums and the grid back to when it happened.
 */
export class AgentClock {
  /** Agents on a conversation or in wrap-up, and ready, as of the last change. */
  handling = 0;
  ready = 0;
  /** The sums are as of this instant; 0 before the first. */
  lastMs = 0;
  handleMs = 0;
  readyMs = 0;
  /** Grid numbers (epoch ms / GRID_MS) of the first and the last value kept. */
  firstPoint = 0;
  lastPoint = -1;
  handleGrid: Float64Array = NO_GRID;
  readyGrid: Float64Array = NO_GRID;

  /** True when no agent was ever counted: nothing to measure, nothing to save. */
  get untouched(): boolean {
    return this.lastMs === 0;
  }

  /** Starts measuring an hour back, so that a first change that comes late finds its place. */
  begin(nowMs: number): void {
    if (this.lastMs !== 0) return;
    this.lastMs = nowMs - LATEST_MS;
    this.advance(nowMs);
  }

  advance(toMs: number): void {
    if (this.lastMs === 0 || toMs <= this.lastMs) return;
    const last = this.lastMs;
    const end = Math.floor(toMs / GRID_MS);
    let point = Math.floor(last / GRID_MS) + 1;
    if (point <= end) {
      if (this.handleGrid.length === 0) this.#openGrid();
      if (this.lastPoint < 0) this.firstPoint = point;
      if (end - point >= GRID_POINTS) point = end - GRID_POINTS + 1;
      for (; point <= end; point += 1) {
        const index = point & (GRID_POINTS - 1);
        const elapsed = point * GRID_MS - last;
        this.handleGrid[index] = this.handleMs + this.handling * elapsed;
        this.readyGrid[index] = this.readyMs + this.ready * elapsed;
      }
      this.lastPoint = end;
    }
    this.handleMs += this.handling * (toMs - last);
    this.readyMs += this.ready * (toMs - last);
    this.lastMs = toMs;
  }

  /**
   * One more or fewer agent from `atMs` on.
   * @returns the instant it was taken as: never more than an hour before the newest change.
   */
  change(atMs: number, handling: number, ready: number): number {
    if (this.lastMs === 0) this.lastMs = atMs;
    let takenMs = atMs;
    if (atMs >= this.lastMs) this.advance(atMs);
    else takenMs = this.#correct(Math.max(atMs, this.lastMs - LATEST_MS), handling, ready);
    this.handling += handling;
    this.ready += ready;
    return takenMs;
  }

  #correct(atMs: number, handling: number, ready: number): number {
    this.handleMs += handling * (this.lastMs - atMs);
    this.readyMs += ready * (this.lastMs - atMs);
    const oldest = Math.max(this.firstPoint, this.lastPoint - GRID_POINTS + 1);
    for (let point = Math.max(Math.floor(atMs / GRID_MS) + 1, oldest); point <= this.lastPoint; point += 1) {
      const index = point & (GRID_POINTS - 1);
      const elapsed = point * GRID_MS - atMs;
      this.handleGrid[index]! += handling * elapsed;
      this.readyGrid[index]! += ready * elapsed;
    }
    return atMs;
  }

  /** Agent-time handled until a grid point; the clock must have advanced to it. */
  handledUntil(point: number): number {
    return this.#until(point, this.handleGrid, this.handleMs);
  }

  readyUntil(point: number): number {
    return this.#until(point, this.readyGrid, this.readyMs);
  }

  #until(point: number, grid: Float64Array, sum: number): number {
    if (this.lastPoint < 0 || point < this.firstPoint) return 0;
    if (point > this.lastPoint) return sum;
    const oldest = this.lastPoint - GRID_POINTS + 1;
    return grid[Math.max(point, oldest) & (GRID_POINTS - 1)]!;
  }

  /** Takes over the sums and the grid of a saved clock; the agents counted stay. */
  restore(saved: SavedClock): void {
    this.lastMs = saved.lastMs;
    this.handleMs = saved.handleMs;
    this.readyMs = saved.readyMs;
    this.firstPoint = saved.firstPoint;
    this.lastPoint = saved.lastPoint;
    if (saved.lastPoint < 0) return;
    this.#openGrid();
    let handle = 0;
    let ready = 0;
    const oldest = saved.lastPoint - saved.handle.length + 1;
    for (let index = 0; index < saved.handle.length; index += 1) {
      handle += saved.handle[index]!;
      ready += saved.ready[index]!;
      this.handleGrid[(oldest + index) & (GRID_POINTS - 1)] = handle;
      this.readyGrid[(oldest + index) & (GRID_POINTS - 1)] = ready;
    }
  }

  #openGrid(): void {
    this.handleGrid = new Float64Array(GRID_POINTS);
    this.readyGrid = new Float64Array(GRID_POINTS);
  }
}
