import type { AgentRow } from '../../shared/contract/floor-rows.ts';
import type { SitePublic } from '../../shared/contract/socket-events.ts';
import type { AgentState } from '../../shared/floor/agent-state.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { FloorRows } from '../../shared/floor/floor-rows.ts';
import { createFloor, reduceFloor } from '../../shared/floor/floor.ts';

/** A stretch of an agent's day in one state, for one reason, for one queue. */
export interface DayStretch {
  readonly state: AgentState;
  readonly fromMs: number;
  readonly toMs: number;
  readonly reason: string | null;
  readonly queueId: string | null;
  readonly callId: string | null;
}

export interface AgentDayDrawing {
  readonly stretches: readonly DayStretch[];
  /** Milliseconds by state. */
  readonly totals: ReadonlyMap<AgentState, number>;
  /** Conversations answered. */
  readonly answered: number;
}

/** Shorter stretches are the seams between two others. */
const SHORTEST_MS = 500;

/**
 * One agent's day from that agent's own events, read by the very reducer that keeps the live floor, so that the two
 * never disagree. Before the first event nothing is known and nothing is drawn; the last state lasts until `endMs`.
 */
export function drawAgentDay(
  site: SitePublic,
  agentId: string,
  events: readonly FloorEvent[],
  endMs: number,
): AgentDayDrawing {
  const floor = createFloor({ ...site, agents: [] });
  const rows = new FloorRows(floor);
  const stretches: DayStretch[] = [];
  let current: Partial<AgentRow> | null = null;
  let fromMs = 0;

  /** True when the stretch was long enough to be told. */
  const close = (toMs: number): boolean => {
    if (current?.state === undefined) return false;
    // Between two events of one moment nothing was done: what comes next began when this did.
    if (toMs - fromMs < SHORTEST_MS) return false;
    const stretch: DayStretch = {
      state: current.state,
      fromMs,
      toMs,
      reason: current.reason ?? null,
      queueId: current.queueId ?? null,
      callId: current.callId ?? null,
    };
    const last = stretches.at(-1);
    if (last && sameWork(last, stretch)) stretches[stretches.length - 1] = { ...last, toMs };
    else stretches.push(stretch);
    return true;
  };

  for (const event of events) {
    reduceFloor(floor, event);
    const changed = rows.changes().set[`agent/${agentId}`] as Partial<AgentRow> | undefined;
    if (!changed) continue;
    const next: Partial<AgentRow> = { ...current, ...changed };
    if (current && sameWork(current, next)) continue;
    if (close(event.atMs) || current === null) fromMs = event.atMs;
    current = next;
  }
  close(endMs);

  return { stretches, totals: sumByState(stretches), answered: countAnswered(events, agentId) };
}

type Work = Pick<AgentRow, 'state' | 'reason' | 'queueId' | 'callId'>;

function sameWork(a: Partial<Work>, b: Partial<Work>): boolean {
  return a.state === b.state && a.reason === b.reason && a.queueId === b.queueId && a.callId === b.callId;
}

function sumByState(stretches: readonly DayStretch[]): ReadonlyMap<AgentState, number> {
  const totals = new Map<AgentState, number>();
  for (const stretch of stretches) {
    totals.set(stretch.state, (totals.get(stretch.state) ?? 0) + stretch.toMs - stretch.fromMs);
  }
  return totals;
}

function countAnswered(events: readonly FloorEvent[], agentId: string): number {
  return events.filter((event) => event.type === 'call-answered' && event.agentId === agentId).length;
}
