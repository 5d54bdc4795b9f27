import type { AgentRow, QueueRow, Row, Rows } from '../contract/floor-rows.ts';
import { settleFloor } from './books.ts';
import { type FloorAgent, stateName } from './floor-agent.ts';
import type { FloorScope } from './floor-scope.ts';
import type { Floor } from './floor-state.ts';
import { DIRTY_ALL } from './floor-scope.ts';
import { type OpenRow, RowChanges, createRows } from './row-changes.ts';
import { ScopeRows } from './scope-rows.ts';
import type { Tally } from './tally.ts';
import { PHASE_WAITING, type Visit } from './visit.ts';
import { RowLedger, type TouchedRow } from './window-row.ts';
import { SITE_SCOPE, TALLY_WINDOWS, type TallyWindow } from './windows.ts';

/** Changed visits that may wait to be written before those who left unseen are forgotten. */
const MOST_UNWRITTEN_VISITS = 10_000;

type OpenAgentRow = { -readonly [K in keyof AgentRow]: AgentRow[K] };

export interface RowChangeSet {
  /** Changed fields of changed rows; a new row comes whole. */
  readonly set: Readonly<Record<string, Partial<Row>>>;
  /** Keys of rows that are no more. No key is in both. */
  readonly gone: readonly string[];
}

/**
 * The floor as the flat table that crosses the wire (contract/floor-rows.ts). Only what the reducer marked as changed
 * is looked at. One FloorRows a floor: it takes the marks away.
 */
export class FloorRows {
  readonly #floor: Floor;
  readonly #scopes = new Map<FloorScope, ScopeRows>();
  readonly #byId = new Map<string, ScopeRows>();
  readonly #agents = new Map<FloorAgent, OpenAgentRow>();
  readonly #others = new Map<string, OpenRow>();
  readonly #ledger = new RowLedger();
  #changes = new RowChanges();

  constructor(floor: Floor) {
    this.#floor = floor;
    // Another FloorRows may have taken the marks before: begin from everything.
    for (const scope of [floor.all, ...floor.queues.values()]) floor.markScope(scope, DIRTY_ALL);
    for (const agent of floor.agents.values()) floor.markAgent(agent);
    for (const feed of floor.feeds.values()) floor.markFeed(feed);
    for (const queue of floor.queues.values()) {
      for (let visit = queue.firstWaiting; visit !== null; visit = visit.behind) {
        visit.inRows = false;
        floor.markVisit(visit);
      }
    }
    floor.oddities.dirty = true;
    this.refresh();
  }

  /** The whole table as of `floor.nowMs`: copies, the caller may keep them. */
  all(): Rows {
    this.#write();
    const rows = createRows();
    for (const scopeRows of this.#scopes.values()) scopeRows.writeAll(rows);
    for (const [agent, row] of this.#agents) rows[agent.rowKey] = { ...row };
    for (const [key, row] of this.#others) rows[key] = { ...row };
    return rows;
  }

  /** What changed since the last call; the first call gives the whole table. */
  changes(): RowChangeSet {
    this.#write();
    const { set, gone } = this.#changes;
    this.#changes = new RowChanges();
    return { set, gone: [...gone] };
  }

  /** The instant of a queue (`'*'` the site) as of the last `changes()` or `all()`; null when there is no such queue. */
  queue(id: string): QueueRow | null {
    return this.#byId.get(id)?.live ?? null;
  }

  /** A tally as of the last `changes()` or `all()`; null when there is no such queue. */
  tally(window: TallyWindow, id: string): Readonly<Tally> | null {
    return this.#byId.get(id)?.windows[TALLY_WINDOWS.indexOf(window)]?.view ?? null;
  }

  /**
   * Brings `queue()` and `tally()` to `floor.nowMs` and gives those of their rows that changed since the last
   * refresh. Writes nothing: what changed stays for the next `changes()`. For those who compute where they stand and
   * send nothing.
   */
  refresh(): readonly TouchedRow[] {
    const floor = this.#floor;
    const ledger = this.#ledger;
    ledger.startRound();
    settleFloor(floor);
    this.#dropGone();
    if (floor.dirtyScopes.length > 0) this.#refreshScopes();
    for (const scopeRows of this.#scopes.values()) scopeRows.refreshAgentTime(floor, ledger);
    if (floor.dirtyVisits.length > MOST_UNWRITTEN_VISITS) forgetUnseen(floor);
    return ledger.touched;
  }

  #refreshScopes(): void {
    const floor = this.#floor;
    const dirty = floor.dirtyScopes;
    floor.dirtyScopes = [];
    for (const scope of dirty) {
      let scopeRows = this.#scopes.get(scope);
      if (scopeRows === undefined) {
        if (scope.id !== SITE_SCOPE && floor.queues.get(scope.id) !== scope) continue;
        scopeRows = new ScopeRows(scope, this.#ledger);
        this.#scopes.set(scope, scopeRows);
        this.#byId.set(scope.id, scopeRows);
        this.#ledger.fresh.push(scopeRows);
      }
      scopeRows.refresh(floor, this.#ledger);
    }
  }

  #write(): void {
    this.refresh();
    const floor = this.#floor;
    this.#writeScopes();
    if (floor.dirtyAgents.length > 0) this.#collectAgents();
    if (floor.dirtyVisits.length > 0) this.#collectVisits();
    for (const feed of floor.dirtyFeeds) {
      const { id, status, sinceMs, detail } = feed;
      this.#putRow(`feed/${id}`, { status, sinceMs, detail });
    }
    if (floor.dirtyFeeds.length > 0) floor.dirtyFeeds = [];
    if (floor.oddities.dirty) {
      floor.oddities.dirty = false;
      this.#putRow('oddities', { counts: floor.oddities.countsText() });
    }
  }

  #writeScopes(): void {
    const ledger = this.#ledger;
    const changes = this.#changes;
    for (const scopeRows of ledger.lives) if (this.#isKnown(scopeRows)) scopeRows.writeLive(changes);
    for (const window of ledger.windows) window.write(changes);
    for (const scopeRows of ledger.fresh) {
      if (!this.#isKnown(scopeRows)) continue;
      const whole = createRows();
      scopeRows.writeAll(whole);
      for (const key of Object.keys(whole)) changes.put(key, whole[key]!);
    }
    ledger.lives = [];
    ledger.windows = [];
    ledger.fresh = [];
  }

  #isKnown(scopeRows: ScopeRows): boolean {
    return this.#scopes.get(scopeRows.scope) === scopeRows;
  }

  #collectAgents(): void {
    const floor = this.#floor;
    const dirty = floor.dirtyAgents;
    floor.dirtyAgents = [];
    for (const agent of dirty) {
      agent.dirty = false;
      if (floor.agents.get(agent.id) !== agent) continue;
      this.#showAgent(agent);
    }
  }

  #showAgent(agent: FloorAgent): void {
    agent.queuesText ??= writeQueues(agent);
    const call = agent.call;
    const state = stateName(agent.state);
    const queueId = call === null ? null : call.queue.id;
    const callId = call === null ? null : call.callId;
    const onHold = call !== null && call.holdSinceMs !== 0;
    const row = this.#agents.get(agent);
    if (row === undefined) {
      const fresh: OpenAgentRow = {
        name: agent.name,
        state,
        sinceMs: agent.sinceMs,
        reason: agent.reason,
        queueId,
        callId,
        onHold,
        queues: agent.queuesText,
        team: agent.team,
      };
      this.#agents.set(agent, fresh);
      this.#changes.put(agent.rowKey, { ...fresh });
      return;
    }
    let changes: Partial<OpenAgentRow> | null = null;
    if (row.name !== agent.name) {
      changes ??= this.#change(agent);
      changes.name = row.name = agent.name;
    }
    if (row.team !== agent.team) {
      changes ??= this.#change(agent);
      changes.team = row.team = agent.team;
    }
    if (row.state !== state) {
      changes ??= this.#change(agent);
      changes.state = row.state = state;
    }
    if (row.sinceMs !== agent.sinceMs) {
      changes ??= this.#change(agent);
      changes.sinceMs = row.sinceMs = agent.sinceMs;
    }
    if (row.reason !== agent.reason) {
      changes ??= this.#change(agent);
      changes.reason = row.reason = agent.reason;
    }
    if (row.queueId !== queueId) {
      changes ??= this.#change(agent);
      changes.queueId = row.queueId = queueId;
    }
    if (row.callId !== callId) {
      changes ??= this.#change(agent);
      changes.callId = row.callId = callId;
    }
    if (row.onHold !== onHold) {
      changes ??= this.#change(agent);
      changes.onHold = row.onHold = onHold;
    }
    if (row.queues !== agent.queuesText) {
      changes ??= this.#change(agent);
      changes.queues = row.queues = agent.queuesText;
    }
  }

  #change(agent: FloorAgent): Partial<OpenAgentRow> {
    return this.#changes.open(agent.rowKey) as Partial<OpenAgentRow>;
  }

  #collectVisits(): void {
    const floor = this.#floor;
    const dirty = floor.dirtyVisits;
    floor.dirtyVisits = [];
    for (const visit of dirty) {
      visit.dirty = false;
      if (visit.phase === PHASE_WAITING || !visit.inRows) continue;
      visit.inRows = false;
      this.#dropRow(waitingKey(visit));
    }
    // After those that left: a call may have come back to the same queue meanwhile.
    for (const visit of dirty) {
      if (visit.phase !== PHASE_WAITING) continue;
      visit.inRows = true;
      this.#putRow(waitingKey(visit), {
        callId: visit.callId,
        queueId: visit.queue.id,
        offeredAtMs: visit.offeredAtMs,
        caller: visit.callerNumber,
        priority: visit.priority,
        ringing: visit.ringing.length,
      });
    }
  }

  #putRow(key: string, row: OpenRow): void {
    const known = this.#others.get(key);
    this.#others.set(key, row);
    if (known === undefined) {
      // Shared with the table: a row there is replaced, never changed.
      this.#changes.put(key, row);
      return;
    }
    for (const field in row) {
      if (row[field] !== known[field]) this.#changes.open(key)[field] = row[field]!;
    }
  }

  #dropRow(key: string): void {
    this.#others.delete(key);
    this.#changes.drop(key);
  }

  #dropGone(): void {
    const floor = this.#floor;
    for (const agent of floor.goneAgents) {
      if (!this.#agents.delete(agent) || floor.agents.has(agent.id)) continue;
      this.#changes.drop(agent.rowKey);
    }
    for (const scope of floor.goneScopes) {
      const scopeRows = this.#scopes.get(scope);
      if (scopeRows === undefined) continue;
      this.#scopes.delete(scope);
      this.#byId.delete(scope.id);
      for (const window of scopeRows.windows) window.changed = 0;
      for (const key of [scopeRows.key, ...scopeRows.windows.map((window) => window.key)]) {
        this.#changes.drop(key);
      }
    }
    if (floor.goneAgents.length > 0) floor.goneAgents = [];
    if (floor.goneScopes.length > 0) floor.goneScopes = [];
  }
}

/** Where nobody writes, callers who came and went are nobody's news. */
function forgetUnseen(floor: Floor): void {
  floor.dirtyVisits = floor.dirtyVisits.filter((visit) => {
    visit.dirty = visit.phase === PHASE_WAITING || visit.inRows;
    return visit.dirty;
  });
}

function waitingKey(visit: Visit): string {
  visit.rowKey ??= `waiting/${visit.callId}@${visit.queue.id}`;
  return visit.rowKey;
}

function writeQueues(agent: FloorAgent): string {
  return agent.memberships
    .map((membership) => `${membership.queue.id}:${membership.level}`)
    .sort()
    .join('\n');
}
