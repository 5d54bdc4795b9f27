import { type AgentTally, AGENT_TALLY_FIELDS, createAgentTally } from '../history/agent-tally.ts';
import type { AgentInterval } from '../history/roll-ups.ts';
import { addConversation } from '../history/tally-calls.ts';
import type { FloorAgent } from './floor-agent.ts';
import type { FloorScope } from './floor-scope.ts';
import type { Floor } from './floor-state.ts';
import type { Visit } from './visit.ts';

/** What the history is still to be told of an agent over one quarter hour: in one queue, or whole (`queue` null). */
export interface AgentDifference {
  readonly queue: FloorScope | null;
  readonly startMs: number;
  readonly tally: AgentTally;
}

/** The difference to add to; made when there is none yet. */
export function openDifference(
  floor: Floor,
  agent: FloorAgent,
  queue: FloorScope | null,
  startMs: number,
): AgentTally {
  const differences = agent.differences;
  // Newest last: it is the one that is wanted, but for corrections.
  for (let index = differences.length - 1; index >= 0; index -= 1) {
    const known = differences[index]!;
    if (known.startMs === startMs && known.queue === queue) return known.tally;
  }
  if (differences.length === 0) floor.untoldAgents.push(agent);
  const tally = createAgentTally();
  differences.push({ queue, startMs, tally });
  return tally;
}

/** Counts an answered visit for its agent, whole and in the queue, or takes it away again. */
export function countConversation(floor: Floor, visit: Visit, sign: number): void {
  const agent = visit.agent!;
  const startMs = visit.interval!.startMs;
  addConversation(openDifference(floor, agent, visit.queue, startMs), visit, sign);
  addConversation(openDifference(floor, agent, null, startMs), visit, sign);
}

/** Counts something an agent did for a queue, in the quarter hour it happened. */
export function countDeed(
  floor: Floor,
  agent: FloorAgent,
  queue: FloorScope,
  deed: 'transfers' | 'missedRings',
  atMs: number,
): void {
  const { startMs } = floor.calendar.intervalAt(atMs);
  openDifference(floor, agent, queue, startMs)[deed] += 1;
  openDifference(floor, agent, null, startMs)[deed] += 1;
}

/** What is to be told of all agents since the last take; what came to nothing is not told. */
export function takeAgentIntervals(floor: Floor): readonly AgentInterval[] {
  const taken: AgentInterval[] = [];
  for (const agent of floor.untoldAgents) {
    for (const { queue, startMs, tally } of agent.differences) {
      if (isNothing(tally)) continue;
      const { day } = floor.calendar.dayOf(startMs);
      taken.push({ agentId: agent.id, queueId: queue === null ? null : queue.id, startMs, day, tally });
    }
  }
  dropAgentDifferences(floor);
  return taken;
}

/** Field by field: it is asked of every agent at every take. */
function isNothing(tally: AgentTally): boolean {
  return (
    tally.readyMs === 0 &&
    tally.talkingMs === 0 &&
    tally.ringingMs === 0 &&
    tally.inWrapUpMs === 0 &&
    tally.answered === 0 &&
    tally.handled === 0 &&
    AGENT_TALLY_FIELDS.every((field) => tally[field] === 0)
  );
}

export function dropAgentDifferences(floor: Floor): void {
  for (const agent of floor.untoldAgents) agent.differences = [];
  floor.untoldAgents = [];
}
