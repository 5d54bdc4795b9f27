import { writePausedReasons } from '../contract/queue-row.ts';
import type { AgentRow, QueueRow } from '../contract/floor-rows.ts';
import type { AgentState } from '../floor/agent-state.ts';
import { createTally, TALLY_FIELDS, type Tally } from '../floor/tally.ts';

/**
 * Adds tallies of different queues over one window. Everything is a sum except the longest wait, which is the longest.
 * The sums of agent time count an agent once a queue: they mean something only when the queues share no agents.
 */
export function mergeTallies(tallies: readonly Readonly<Tally>[]): Tally {
  const sum = createTally();
  for (const tally of tallies) {
    const longestWaitMs = Math.max(sum.longestWaitMs, tally.longestWaitMs);
    for (const field of TALLY_FIELDS) sum[field] += tally[field];
    sum.longestWaitMs = longestWaitMs;
  }
  return sum;
}

/**
 * Does an agent serve a queue? `queues` is `AgentRow.queues`: `id:level` joined by line feeds.
 * Example: `servesQueue('sales:1\nsupport:2', 'support')` is true.
 */
export function servesQueue(queues: string, queueId: string): boolean {
  const entryStart = `${queueId}:`;
  for (let at = queues.indexOf(entryStart); at !== -1; at = queues.indexOf(entryStart, at + 1)) {
    if (at !== 0 && queues[at - 1] !== '\n') continue;
    const lineEnd = queues.indexOf('\n', at);
    // A queue `a:b` also begins with `a:`; only the last colon of an entry ends the id.
    if (queues.lastIndexOf(':', lineEnd === -1 ? queues.length : lineEnd) === at + queueId.length)
      return true;
  }
  return false;
}

/** True when one of the agents serves more than one of the queues. */
export function shareAgents(agents: Iterable<AgentRow>, queueIds: readonly string[]): boolean {
  for (const agent of agents) {
    let served = 0;
    for (const queueId of queueIds) if (servesQueue(agent.queues, queueId)) served += 1;
    if (served > 1) return true;
  }
  return false;
}

/**
 * The live row of several queues together: callers are added, agents are counted anew from their own rows, so that one
 * who serves three of the queues is one agent (rule MT5). Busy elsewhere means busy for a queue that is none of these.
 * Agents are walked (once) only when a field about them is read: a tile of waiting callers needs none of 800 agents.
 */
export function mergeQueueRows(
  queueRows: readonly QueueRow[],
  agents: Iterable<AgentRow>,
  queueIds: readonly string[],
): QueueRow {
  let waiting = 0;
  let pastTarget = 0;
  let oldestOfferedAtMs: number | null = null;
  for (const row of queueRows) {
    waiting += row.waiting;
    pastTarget += row.pastTarget;
    if (row.oldestOfferedAtMs !== null) {
      oldestOfferedAtMs = Math.min(oldestOfferedAtMs ?? Infinity, row.oldestOfferedAtMs);
    }
  }
  let counted: AgentCounts | null = null;
  const count = () => (counted ??= countAgents(agents, queueIds));
  return {
    waiting,
    oldestOfferedAtMs,
    pastTarget,
    get ready() {
      return count().states.ready;
    },
    get ringing() {
      return count().states.ringing;
    },
    get talking() {
      return count().states.talking;
    },
    get wrapUp() {
      return count().states['wrap-up'];
    },
    get otherCall() {
      return count().states['other-call'];
    },
    get paused() {
      return count().states.paused;
    },
    get unreachable() {
      return count().states.unreachable;
    },
    get offline() {
      return count().states.offline;
    },
    get busyElsewhere() {
      return count().busyElsewhere;
    },
    get pausedByReason() {
      return writePausedReasons(count().reasons);
    },
  };
}

interface AgentCounts {
  readonly states: Readonly<Record<AgentState, number>>;
  readonly busyElsewhere: number;
  readonly reasons: ReadonlyMap<string, number>;
}

function countAgents(agents: Iterable<AgentRow>, queueIds: readonly string[]): AgentCounts {
  const states: Record<AgentState, number> = {
    ready: 0,
    ringing: 0,
    talking: 0,
    'wrap-up': 0,
    'other-call': 0,
    paused: 0,
    unreachable: 0,
    offline: 0,
  };
  let busyElsewhere = 0;
  const reasons = new Map<string, number>();
  for (const agent of agents) {
    if (!queueIds.some((queueId) => servesQueue(agent.queues, queueId))) continue;
    states[agent.state] += 1;
    if (agent.state === 'paused') {
      const reason = agent.reason ?? '';
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    const isBusy = agent.state === 'talking' || agent.state === 'ringing' || agent.state === 'wrap-up';
    if (isBusy && agent.queueId !== null && !queueIds.includes(agent.queueId)) busyElsewhere += 1;
  }
  return { states, busyElsewhere, reasons };
}
