import type { AgentRow, QueueRow, Row, Rows } from '../contract/floor-rows.ts';
import { settleFloor } from './books.ts';
import { type FloorAgent, stateName } from './floor-agent.ts';
import type { FloorScope } from './floor-scope.ts';
import type { Floor } from './floor-state.ts';
import { DIRTY_ALL } from './floor-scope.ts';
import { type OpenRow, type OpenRows, ScopeRows } from './scope-rows.ts';
import type { Tally } from './tally.ts';
import { PHASE_WAITING, type Visit } from './visit.ts';
import { SITE_SCOPE, TALLY_WINDOWS, type TallyWindow } from './windows.ts';

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
  #set = createRows();
  #gone = new Set<string>();

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
    this.#putRow('oddities', { counts: '{}' });
    this.#collect();
  }

  /** The whole table as of `floor.nowMs`: copies, the caller may keep them. */
  all(): Rows {
    this.#collect();
    const rows = createRows();
    for (const scopeRows of this.#scopes.values()) scopeRows.writeAll(rows);
    for (const [agent, row] of this.#agents) rows[agent.rowKey] = { ...row };
    for (const [key, row] of this.#others) rows[key] = { ...row };
    return rows;
  }

  /** What changed since the last call; the first call gives the whole table. */
  changes(): RowChangeSet {
    this.#collect();
    const set = this.#set;
    const gone = [...this.#gone];
    this.#set = createRows();
    if (gone.length > 0) this.#gone = new Set();
    return { set, gone };
  }

  /** The instant of a queue (`'*'` the site) as of the last `changes()` or `all()`; null when there is no such queue. */
  queue(id: string): QueueRow | null {
    return this.#byId.get(id)?.live ?? null;
  }

  /** A tally as of the last `changes()` or `all()`; null when there is no such queue. */
  tally(window: TallyWindow, id: string): Readonly<Tally> | null {
    return this.#byId.get(id)?.windows[TALLY_WINDOWS.indexOf(window)]?.view ?? null;
  }

  #collect(): void {
    const floor = this.#floor;
    settleFloor(floor);
    this.#dropGone();
    if (floor.dirtyScopes.length > 0) this.#collectScopes();
    for (const scopeRows of this.#scopes.values()) scopeRows.collectAgentTime(floor, this.#set);
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

  #collectScopes(): void {
    const floor = this.#floor;
    const dirty = floor.dirtyScopes;
    floor.dirtyScopes = [];
    for (const scope of dirty) {
      let scopeRows = this.#scopes.get(scope);
      if (scopeRows === undefined) {
        if (scope.id !== SITE_SCOPE && floor.queues.get(scope.id) !== scope) continue;
        scopeRows = new ScopeRows(scope);
        this.#scopes.set(scope, scopeRows);
        this.#byId.set(scope.id, scopeRows);
        scopeRows.writeAll(this.#set);
        this.#gone.delete(scopeRows.liveKey);
        for (const window of scopeRows.windows) this.#gone.delete(window.key);
      }
      scopeRows.collectDirty(floor, this.#set);
    }
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
      const key = agent.rowKey;
      this.#set[key] = { ...fresh };
      this.#gone.delete(key);
      return;
    }
    let changes: Partial<OpenAgentRow> | null = null;
    if (row.name !== agent.name) {
      changes ??= this.#change(agent);
      changes.name = row.name = agent.name;
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
    return (this.#set[agent.rowKey] ??= {}) as Partial<OpenAgentRow>;
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
    if (known === undefined || this.#gone.has(key)) {
      this.#gone.delete(key);
      this.#set[key] = { ...row };
      return;
    }
    for (const field of Object.keys(row)) {
      if (row[field] !== known[field]) (this.#set[key] ??= {})[field] = row[field]!;
    }
  }

  #dropRow(key: string): void {
    this.#others.delete(key);
    if (key in this.#set) delete this.#set[key];
    this.#gone.add(key);
  }

  #dropGone(): void {
    const floor = this.#floor;
    for (const agent of floor.goneAgents) {
      if (!this.#agents.delete(agent) || floor.agents.has(agent.id)) continue;
      delete this.#set[agent.rowKey];
      this.#gone.add(agent.rowKey);
    }
    for (const scope of floor.goneScopes) {
      const scopeRows = this.#scopes.get(scope);
      if (scopeRows === undefined) continue;
      this.#scopes.delete(scope);
      this.#byId.delete(scope.id);
      for (const key of [scopeRows.liveKey, ...scopeRows.windows.map((window) => window.key)]) {
        delete this.#set[key];
        this.#gone.add(key);
      }
    }
    if (floor.goneAgents.length > 0) floor.goneAgents = [];
    if (floor.goneScopes.length > 0) floor.goneScopes = [];
  }
}

/** Without a prototype it is a hash table from the start: with it, every new mix of keys would cost a hidden class. */
function createRows(): OpenRows {
  return Object.create(null) as OpenRows;
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
