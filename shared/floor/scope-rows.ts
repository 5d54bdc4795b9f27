import { EMPTY_QUEUE_ROW, writePausedReasons } from '../contract/queue-row.ts';
import type { QueueRow } from '../contract/floor-rows.ts';
import { GRID_MS } from './agent-clock.ts';
import {
  type Cells,
  CELLS,
  HANDLE_AGENT_MS,
  LONGEST_WAIT_MS,
  READY_AGENT_MS,
  addCells,
  createCells,
  tallyOf,
} from './cells.ts';

import { OFFLINE, OTHER_CALL, PAUSED, READY, RINGING, TALKING, UNREACHABLE, WRAP_UP } from './floor-agent.ts';
import {
  DIRTY_INTERVAL,
  DIRTY_LAST_15,
  DIRTY_LAST_30,
  DIRTY_LAST_60,
  DIRTY_LIVE,
  DIRTY_TODAY,
  type FloorScope,
} from './floor-scope.ts';
import type { Floor } from './floor-state.ts';
import type { OpenRow, OpenRows, RowChanges } from './row-changes.ts';
import { LAST_15_MS, LAST_30_MS, LAST_60_MS } from './visit-log.ts';
import { type RowLedger, type TouchedRow, WindowRow } from './window-row.ts';
import { TALLY_WINDOWS } from './windows.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };

const INTERVAL = TALLY_WINDOWS.indexOf('interval');
const LAST_15 = TALLY_WINDOWS.indexOf('last15');
const LAST_30 = TALLY_WINDOWS.indexOf('last30');
const LAST_60 = TALLY_WINDOWS.indexOf('last60');
const TODAY = TALLY_WINDOWS.indexOf('today');

const DIRTY_SLIDING = DIRTY_LAST_15 | DIRTY_LAST_30 | DIRTY_LAST_60;

/** Scopes take turns within the grid's step, so that not all refresh their agent-time in one tick. */
const STAGGER_MS = 250;

const scratch: Cells = createCells();
const NOTHING: Cells = createCells();

/** In the order of their bits in `ScopeRows.changed`. */
export const LIVE_FIELDS = [
  'waiting',
  'oldestOfferedAtMs',
  'pastTarget',
  'ready',
  'ringing',
  'talking',
  'wrapUp',
  'otherCall',
  'paused',
  'unreachable',
  'offline',
  'busyElsewhere',
  'pausedByReason',
] as const satisfies readonly (keyof QueueRow)[];

/** The rows of one scope as they were last shown, and what it takes to see what changed. */
export class ScopeRows implements TouchedRow {
  readonly scope: FloorScope;
  /** Of the live row. */
  readonly key: string;
  readonly place: number;
  touchedFields = 0;
  readonly live: Open<QueueRow> = { ...EMPTY_QUEUE_ROW };
  readonly windows: readonly WindowRow[];
  /** A bit for each field of the live row whose change is still to be written. */
  changed = 0;
  readonly #offsetMs: number;
  #nextMs = 0;
  #intervalMs = -1;

  constructor(scope: FloorScope, ledger: RowLedger) {
    this.scope = scope;
    this.key = `queue/${scope.id}`;
    this.place = ledger.takePlaces(1 + TALLY_WINDOWS.length);
    this.windows = TALLY_WINDOWS.map(
      (window, index) => new WindowRow(`tally/${window}/${scope.id}`, this.place + 1 + index),
    );
    this.#offsetMs = (scope.ordinal * STAGGER_MS) % GRID_MS;
  }

  /** Whole rows, as copies. */
  writeAll(rows: OpenRows): void {
    rows[this.key] = { ...this.live };
    for (const window of this.windows) rows[window.key] = tallyOf(window.shown) as unknown as OpenRow;
  }

  writeLive(changes: RowChanges): void {
    const fields = changes.open(this.key);
    for (let left = this.changed, index = 0; left !== 0; left >>>= 1, index += 1) {
      if ((left & 1) !== 0) fields[LIVE_FIELDS[index]!] = this.live[LIVE_FIELDS[index]!];
    }
    this.changed = 0;
  }

  refresh(floor: Floor, ledger: RowLedger): void {
    const scope = this.scope;
    const dirty = scope.dirty;
    scope.dirty = 0;
    if ((dirty & DIRTY_LIVE) !== 0) this.#refreshLive(floor, ledger);
    const sliding = dirty & DIRTY_SLIDING;
    if (sliding === DIRTY_SLIDING) this.#refreshAllSliding(floor, ledger);
    else if (sliding !== 0) this.#refreshSliding(floor, dirty, ledger);
    if ((dirty & DIRTY_INTERVAL) !== 0) {
      this.#compare(INTERVAL, shownCells(floor, scope), ledger);
    }
    if ((dirty & DIRTY_TODAY) !== 0) this.#compare(TODAY, scope.today, ledger);
  }

  /** The usual case, all three at once: a visit came, changed or grew old. */
  #refreshAllSliding(floor: Floor, ledger: RowLedger): void {
    const [near, middle, far] = this.scope.segments;
    const waits = this.scope.waits;
    const nowMs = floor.nowMs;
    const row15 = this.windows[LAST_15]!;
    const row30 = this.windows[LAST_30]!;
    const row60 = this.windows[LAST_60]!;
    const shown15 = row15.shown;
    const shown30 = row30.shown;
    const shown60 = row60.shown;
    let changed15 = 0;
    let changed30 = 0;
    let changed60 = 0;
    for (let index = 0; index < CELLS; index += 1) {
      if (index === HANDLE_AGENT_MS || index === READY_AGENT_MS) continue;
      let value15 = near[index]!;
      let value30 = value15 + middle[index]!;
      let value60 = value30 + far[index]!;
      if (index === LONGEST_WAIT_MS) {
        value15 = waits.longestAfter(nowMs - LAST_15_MS);
        value30 = waits.longestAfter(nowMs - LAST_30_MS);
        value60 = waits.longestAfter(nowMs - LAST_60_MS);
      }
      if (value15 !== shown15[index]!) {
        shown15[index] = value15;
        changed15 |= 1 << index;
      }
      if (value30 !== shown30[index]!) {
        shown30[index] = value30;
        changed30 |= 1 << index;
      }
      if (value60 !== shown60[index]!) {
        shown60[index] = value60;
        changed60 |= 1 << index;
      }
    }
    if (changed15 !== 0) row15.note(changed15, ledger);
    if (changed30 !== 0) row30.note(changed30, ledger);
    if (changed60 !== 0) row60.note(changed60, ledger);
  }

  #refreshSliding(floor: Floor, dirty: number, ledger: RowLedger): void {
    const [near, middle, far] = this.scope.segments;
    const waits = this.scope.waits;
    const nowMs = floor.nowMs;
    scratch.set(near);
    if ((dirty & DIRTY_LAST_15) !== 0) {
      scratch[LONGEST_WAIT_MS] = waits.longestAfter(nowMs - LAST_15_MS);
      this.#compare(LAST_15, scratch, ledger);
    }
    if ((dirty & (DIRTY_LAST_30 | DIRTY_LAST_60)) === 0) return;
    for (let index = 0; index < CELLS; index += 1) scratch[index]! += middle[index]!;
    if ((dirty & DIRTY_LAST_30) !== 0) {
      scratch[LONGEST_WAIT_MS] = waits.longestAfter(nowMs - LAST_30_MS);
      this.#compare(LAST_30, scratch, ledger);
    }
    if ((dirty & DIRTY_LAST_60) === 0) return;
    for (let index = 0; index < CELLS; index += 1) scratch[index]! += far[index]!;
    scratch[LONGEST_WAIT_MS] = waits.longestAfter(nowMs - LAST_60_MS);
    this.#compare(LAST_60, scratch, ledger);
  }

  /** Takes over what differs from the last time, all but agent-time. */
  #compare(window: number, cells: Cells, ledger: RowLedger): void {
    const row = this.windows[window]!;
    const { shown } = row;
    let changed = 0;
    for (let index = 0; index < CELLS; index += 1) {
      const value = cells[index]!;
      if (value === shown[index]! || index === HANDLE_AGENT_MS || index === READY_AGENT_MS) continue;
      shown[index] = value;
      changed |= 1 << index;
    }
    if (changed !== 0) row.note(changed, ledger);
  }

  /** Agent-time moves by itself: looked at once in five seconds, or when a late change corrected it. */
  refreshAgentTime(floor: Floor, ledger: RowLedger): void {
    const scope = this.scope;
    if (scope.clock.untouched) return;
    const nowMs = floor.nowMs;
    const { startMs: intervalMs } = floor.interval;
    const nextMs = this.#nextMs;
    if (
      nowMs < nextMs &&
      nowMs >= nextMs - GRID_MS &&
      intervalMs === this.#intervalMs &&
      !scope.agentTimeCorrected
    ) {
      return;
    }
    const point = Math.floor((nowMs - this.#offsetMs) / GRID_MS);
    scope.agentTimeCorrected = false;
    this.#nextMs = (point + 1) * GRID_MS + this.#offsetMs;
    this.#intervalMs = intervalMs;
    const clock = scope.clock;
    clock.advance(point * GRID_MS);
    const handle = clock.handledUntil(point);
    const ready = clock.readyUntil(point);
    this.#showAgentTime(LAST_15, handle, ready, point - LAST_15_MS / GRID_MS, ledger);
    this.#showAgentTime(LAST_30, handle, ready, point - LAST_30_MS / GRID_MS, ledger);
    this.#showAgentTime(LAST_60, handle, ready, point - LAST_60_MS / GRID_MS, ledger);
    const start = Math.floor(intervalMs / GRID_MS);
    const shownStart = Math.floor(floor.shownInterval.startMs / GRID_MS);
    this.#showAgentTime(INTERVAL, handle, ready, shownStart, ledger);
    const { today } = scope;
    this.#showAgentTime(
      TODAY,
      handle + today[HANDLE_AGENT_MS]!,
      ready + today[READY_AGENT_MS]!,
      start,
      ledger,
    );
  }

  #showAgentTime(window: number, handle: number, ready: number, fromPoint: number, ledger: RowLedger): void {
    const row = this.windows[window]!;
    const { shown } = row;
    const clock = this.scope.clock;
    // The stagger may look at a moment just before an interval or a day that has begun: nothing yet.
    const handleMs = Math.max(0, handle - clock.handledUntil(fromPoint));
    const readyMs = Math.max(0, ready - clock.readyUntil(fromPoint));
    if (handleMs === shown[HANDLE_AGENT_MS]! && readyMs === shown[READY_AGENT_MS]!) return;
    let changed = 0;
    if (handleMs !== shown[HANDLE_AGENT_MS]!) changed |= 1 << HANDLE_AGENT_MS;
    if (readyMs !== shown[READY_AGENT_MS]!) changed |= 1 << READY_AGENT_MS;
    shown[HANDLE_AGENT_MS] = handleMs;
    shown[READY_AGENT_MS] = readyMs;
    row.note(changed, ledger);
  }

  #refreshLive(floor: Floor, ledger: RowLedger): void {
    const { scope, live } = this;
    const { agents } = scope;
    const oldest = scope === floor.all ? oldestOfAll(floor) : (scope.firstWaiting?.offeredAtMs ?? null);
    scope.pausedText ??= writePausedReasons(scope.pausedByReason);
    let changed = 0;
    // Field by field: a loop over names is several times slower, and this runs for every queue at every tick.
    if (live.waiting !== scope.waiting) {
      live.waiting = scope.waiting;
      changed |= 1;
    }
    if (live.oldestOfferedAtMs !== oldest) {
      live.oldestOfferedAtMs = oldest;
      changed |= 2;
    }
    if (live.pastTarget !== scope.pastTarget) {
      live.pastTarget = scope.pastTarget;
      changed |= 4;
    }
    if (live.ready !== agents[READY]!) {
      live.ready = agents[READY]!;
      changed |= 8;
    }
    if (live.ringing !== agents[RINGING]!) {
      live.ringing = agents[RINGING]!;
      changed |= 16;
    }
    if (live.talking !== agents[TALKING]!) {
      live.talking = agents[TALKING]!;
      changed |= 32;
    }
    if (live.wrapUp !== agents[WRAP_UP]!) {
      live.wrapUp = agents[WRAP_UP]!;
      changed |= 64;
    }
    if (live.otherCall !== agents[OTHER_CALL]!) {
      live.otherCall = agents[OTHER_CALL]!;
      changed |= 128;
    }
    if (live.paused !== agents[PAUSED]!) {
      live.paused = agents[PAUSED]!;
      changed |= 256;
    }
    if (live.unreachable !== agents[UNREACHABLE]!) {
      live.unreachable = agents[UNREACHABLE]!;
      changed |= 512;
    }
    if (live.offline !== agents[OFFLINE]!) {
      live.offline = agents[OFFLINE]!;
      changed |= 1024;
    }
    if (live.busyElsewhere !== scope.busyElsewhere) {
      live.busyElsewhere = scope.busyElsewhere;
      changed |= 2048;
    }
    if (live.pausedByReason !== scope.pausedText) {
      live.pausedByReason = scope.pausedText;
      changed |= 4096;
    }
    if (changed === 0) return;
    if (this.changed === 0) ledger.lives.push(this);
    this.changed |= changed;
    this.touchedFields = changed;
    ledger.touched.push(this);
  }
}

/** The quarter hours of the site's running interval, added. */
function shownCells(floor: Floor, scope: FloorScope): Cells {
  const { startMs, endMs } = floor.shownInterval;
  const first = scope.intervals.get(startMs);
  const firstEndMs = first === undefined ? floor.calendar.intervalAt(startMs).endMs : first.endMs;
  if (firstEndMs >= endMs) return first === undefined ? NOTHING : first.cells;
  scratch.set(first === undefined ? NOTHING : first.cells);
  for (let nextMs = firstEndMs; nextMs < endMs; nextMs = floor.calendar.intervalAt(nextMs).endMs) {
    const next = scope.intervals.get(nextMs);
    if (next !== undefined) addCells(scratch, next.cells);
  }
  return scratch;
}

function oldestOfAll(floor: Floor): number | null {
  let oldest = Infinity;
  for (const queue of floor.queues.values()) {
    const first = queue.firstWaiting;
    if (first !== null && first.offeredAtMs < oldest) oldest = first.offeredAtMs;
  }
  return oldest === Infinity ? null : oldest;
}
