import type { QueueRow, RowValue } from '../contract/floor-rows.ts';
import { GRID_MS } from './agent-clock.ts';
import {
  type Cells,
  CELLS,
  HANDLE_AGENT_MS,
  LONGEST_WAIT_MS,
  READY_AGENT_MS,
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
import { TALLY_FIELDS } from './tally.ts';
import { TallyView } from './tally-view.ts';
import { LAST_15_MS, LAST_30_MS, LAST_60_MS } from './visit-log.ts';
import { TALLY_WINDOWS } from './windows.ts';

export type OpenRow = Record<string, RowValue>;
export type OpenRows = Record<string, OpenRow>;
type Open<T> = { -readonly [K in keyof T]: T[K] };

const INTERVAL = TALLY_WINDOWS.indexOf('interval');
const LAST_15 = TALLY_WINDOWS.indexOf('last15');
const LAST_30 = TALLY_WINDOWS.indexOf('last30');
const LAST_60 = TALLY_WINDOWS.indexOf('last60');
const TODAY = TALLY_WINDOWS.indexOf('today');

/** Scopes take turns within the grid's step, so that not all refresh their agent-time in one tick. */
const STAGGER_MS = 250;

const scratch: Cells = createCells();

class WindowRow {
  readonly key: string;
  readonly shown: Cells = createCells();
  readonly view = new TallyView(this.shown);

  constructor(key: string) {
    this.key = key;
  }
}

/** The rows of one scope as they were last shown, and what it takes to see what changed. */
export class ScopeRows {
  readonly scope: FloorScope;
  readonly liveKey: string;
  readonly live: Open<QueueRow> = {
    waiting: 0,
    oldestOfferedAtMs: null,
    pastTarget: 0,
    ready: 0,
    ringing: 0,
    talking: 0,
    wrapUp: 0,
    otherCall: 0,
    paused: 0,
    unreachable: 0,
    offline: 0,
    busyElsewhere: 0,
    pausedByReason: '{}',
  };
  readonly windows: readonly WindowRow[];
  readonly #offsetMs: number;
  #nextMs = 0;
  #intervalMs = -1;

  constructor(scope: FloorScope) {
    this.scope = scope;
    this.liveKey = `queue/${scope.id}`;
    this.windows = TALLY_WINDOWS.map((window) => new WindowRow(`tally/${window}/${scope.id}`));
    this.#offsetMs = (scope.ordinal * STAGGER_MS) % GRID_MS;
  }

  /** Whole rows, for those who know none of them yet. */
  writeAll(set: OpenRows): void {
    set[this.liveKey] = { ...this.live };
    for (const window of this.windows) set[window.key] = tallyOf(window.shown) as unknown as OpenRow;
  }

  collectDirty(floor: Floor, set: OpenRows): void {
    const scope = this.scope;
    const dirty = scope.dirty;
    scope.dirty = 0;
    if ((dirty & DIRTY_LIVE) !== 0) this.#collectLive(floor, set);
    if ((dirty & (DIRTY_LAST_15 | DIRTY_LAST_30 | DIRTY_LAST_60)) !== 0)
      this.#collectSliding(floor, dirty, set);
    if ((dirty & DIRTY_INTERVAL) !== 0) {
      const interval = scope.intervals.get(floor.interval.startMs);
      if (interval === undefined) scratch.fill(0);
      else scratch.set(interval.cells);
      this.#show(INTERVAL, set);
    }
    if ((dirty & DIRTY_TODAY) !== 0) {
      scratch.set(scope.today);
      this.#show(TODAY, set);
    }
  }

  #collectSliding(floor: Floor, dirty: number, set: OpenRows): void {
    const [near, middle, far] = this.scope.segments;
    const waits = this.scope.waits;
    const nowMs = floor.nowMs;
    scratch.set(near);
    if ((dirty & DIRTY_LAST_15) !== 0) {
      scratch[LONGEST_WAIT_MS] = waits.longestAfter(nowMs - LAST_15_MS);
      this.#show(LAST_15, set);
    }
    if ((dirty & (DIRTY_LAST_30 | DIRTY_LAST_60)) === 0) return;
    for (let index = 0; index < CELLS; index += 1) scratch[index]! += middle[index]!;
    if ((dirty & DIRTY_LAST_30) !== 0) {
      scratch[LONGEST_WAIT_MS] = waits.longestAfter(nowMs - LAST_30_MS);
      this.#show(LAST_30, set);
    }
    if ((dirty & DIRTY_LAST_60) === 0) return;
    for (let index = 0; index < CELLS; index += 1) scratch[index]! += far[index]!;
    scratch[LONGEST_WAIT_MS] = waits.longestAfter(nowMs - LAST_60_MS);
    this.#show(LAST_60, set);
  }

  /** Compares `scratch`, all but agent-time, with what was shown. */
  #show(window: number, set: OpenRows): void {
    const { key, shown } = this.windows[window]!;
    let changes: OpenRow | null = null;
    for (let index = 0; index < CELLS; index += 1) {
      const value = scratch[index]!;
      if (value === shown[index]! || index === HANDLE_AGENT_MS || index === READY_AGENT_MS) continue;
      shown[index] = value;
      changes ??= set[key] ??= {};
      changes[TALLY_FIELDS[index]!] = value;
    }
  }

  /** Agent-time moves by itself: looked at once in five seconds, or when a late change corrected it. */
  collectAgentTime(floor: Floor, set: OpenRows): void {
    const scope = this.scope;
    if (scope.clock.untouched) return;
    const nowMs = floor.nowMs;
    const intervalMs = floor.interval.startMs;
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
    this.#showAgentTime(LAST_15, handle, ready, point - LAST_15_MS / GRID_MS, set);
    this.#showAgentTime(LAST_30, handle, ready, point - LAST_30_MS / GRID_MS, set);
    this.#showAgentTime(LAST_60, handle, ready, point - LAST_60_MS / GRID_MS, set);
    const start = Math.floor(intervalMs / GRID_MS);
    this.#showAgentTime(INTERVAL, handle, ready, start, set);
    const { today } = scope;
    this.#showAgentTime(TODAY, handle + today[HANDLE_AGENT_MS]!, ready + today[READY_AGENT_MS]!, start, set);
  }

  #showAgentTime(window: number, handle: number, ready: number, fromPoint: number, set: OpenRows): void {
    const { key, shown } = this.windows[window]!;
    const clock = this.scope.clock;
    // The stagger may look at a moment just before an interval or a day that has begun: nothing yet.
    const handleMs = Math.max(0, handle - clock.handledUntil(fromPoint));
    const readyMs = Math.max(0, ready - clock.readyUntil(fromPoint));
    if (handleMs !== shown[HANDLE_AGENT_MS]!) {
      shown[HANDLE_AGENT_MS] = handleMs;
      (set[key] ??= {})['handleAgentMs'] = handleMs;
    }
    if (readyMs !== shown[READY_AGENT_MS]!) {
      shown[READY_AGENT_MS] = readyMs;
      (set[key] ??= {})['readyAgentMs'] = readyMs;
    }
  }

  #collectLive(floor: Floor, set: OpenRows): void {
    const { scope, live } = this;
    const { agents } = scope;
    const oldest = scope === floor.all ? oldestOfAll(floor) : (scope.firstWaiting?.offeredAtMs ?? null);
    scope.pausedText ??= writeReasons(scope.pausedByReason);
    // Field by field: a loop over names is several times slower, and this runs for every queue at every tick.
    if (live.waiting !== scope.waiting) this.#change(set).waiting = live.waiting = scope.waiting;
    if (live.oldestOfferedAtMs !== oldest)
      this.#change(set).oldestOfferedAtMs = live.oldestOfferedAtMs = oldest;
    if (live.pastTarget !== scope.pastTarget)
      this.#change(set).pastTarget = live.pastTarget = scope.pastTarget;
    if (live.ready !== agents[READY]!) this.#change(set).ready = live.ready = agents[READY]!;
    if (live.ringing !== agents[RINGING]!) this.#change(set).ringing = live.ringing = agents[RINGING]!;
    if (live.talking !== agents[TALKING]!) this.#change(set).talking = live.talking = agents[TALKING]!;
    if (live.wrapUp !== agents[WRAP_UP]!) this.#change(set).wrapUp = live.wrapUp = agents[WRAP_UP]!;
    if (live.otherCall !== agents[OTHER_CALL]!)
      this.#change(set).otherCall = live.otherCall = agents[OTHER_CALL]!;
    if (live.paused !== agents[PAUSED]!) this.#change(set).paused = live.paused = agents[PAUSED]!;
    if (live.unreachable !== agents[UNREACHABLE]!)
      this.#change(set).unreachable = live.unreachable = agents[UNREACHABLE]!;
    if (live.offline !== agents[OFFLINE]!) this.#change(set).offline = live.offline = agents[OFFLINE]!;
    if (live.busyElsewhere !== scope.busyElsewhere)
      this.#change(set).busyElsewhere = live.busyElsewhere = scope.busyElsewhere;
    if (live.pausedByReason !== scope.pausedText)
      this.#change(set).pausedByReason = live.pausedByReason = scope.pausedText;
  }

  #change(set: OpenRows): Partial<Open<QueueRow>> {
    return (set[this.liveKey] ??= {}) as Partial<Open<QueueRow>>;
  }
}

function oldestOfAll(floor: Floor): number | null {
  let oldest = Infinity;
  for (const queue of floor.queues.values()) {
    const first = queue.firstWaiting;
    if (first !== null && first.offeredAtMs < oldest) oldest = first.offeredAtMs;
  }
  return oldest === Infinity ? null : oldest;
}

function writeReasons(byReason: ReadonlyMap<string, number>): string {
  if (byReason.size === 0) return '{}';
  return JSON.stringify(Object.fromEntries([...byReason].sort(([a], [b]) => (a < b ? -1 : 1))));
}
