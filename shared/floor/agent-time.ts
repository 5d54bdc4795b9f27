import type { AgentTallyField } from '../history/agent-tally.ts';
import { openDifference } from './agent-differences.ts';
import { type FloorAgent, OFFLINE } from './floor-agent.ts';
import type { Floor } from './floor-state.ts';

/** As far as agent-time of queues is corrected (AgentClock). */
const LATEST_MS = 3_600_000;
const FREE_LEAP_MS = 3_600_000;

/** By the state's place in AGENT_STATES; being offline is not measured. */
const FIELD_OF_STATE = [
  'readyMs',
  'ringingMs',
  'talkingMs',
  'inWrapUpMs',
  'otherCallMs',
  'pausedMs',
  'unreachableMs',
] as const satisfies readonly AgentTallyField[];

/**
 * An agent goes over to another state: the time in the old one is counted until then. A change told late takes the time
 * since it from the old state and gives it to the new one, an hour back at most (FL59).
 */
export function accountState(floor: Floor, agent: FloorAgent, toState: number, atMs: number): void {
  const believedMs = atMs - floor.nowMs > FREE_LEAP_MS ? floor.nowMs : atMs;
  const takenMs = Math.max(believedMs, floor.nowMs - LATEST_MS);
  const untilMs = agent.accountedUntilMs;
  if (takenMs >= untilMs) {
    spend(floor, agent, agent.state, untilMs, takenMs, 1);
    agent.accountedUntilMs = takenMs;
  } else {
    spend(floor, agent, agent.state, takenMs, untilMs, -1);
    spend(floor, agent, toState, takenMs, untilMs, 1);
  }
  // Quarter hours that are over are accounted for at any moment: a replay that discards relies on it.
  accountUntil(floor, agent, toState, floor.interval.startMs);
}

/** Brings every agent to the start of a quarter hour. */
export function accountEverybody(floor: Floor, startMs: number): void {
  if (floor.accountedMs === startMs) return;
  floor.accountedMs = startMs;
  for (const agent of floor.agents.values()) accountUntil(floor, agent, agent.state, startMs);
}

/** The floor slept from one moment to another: nobody knows what its agents did meanwhile. */
export function skipAgentTime(floor: Floor, fromMs: number, toMs: number): void {
  for (const agent of floor.agents.values()) {
    accountUntil(floor, agent, agent.state, fromMs);
    if (agent.accountedUntilMs < toMs) agent.accountedUntilMs = toMs;
  }
}

function accountUntil(floor: Floor, agent: FloorAgent, state: number, untilMs: number): void {
  if (state === OFFLINE || agent.accountedUntilMs >= untilMs) return;
  spend(floor, agent, state, agent.accountedUntilMs, untilMs, 1);
  agent.accountedUntilMs = untilMs;
}

/** Adds a stretch of time in one state, quarter hour by quarter hour. */
function spend(
  floor: Floor,
  agent: FloorAgent,
  state: number,
  fromMs: number,
  toMs: number,
  sign: number,
): void {
  if (state === OFFLINE) return;
  const field = FIELD_OF_STATE[state]!;
  let atMs = fromMs;
  while (atMs < toMs) {
    const { startMs, endMs } = floor.calendar.intervalAt(atMs);
    const untilMs = Math.min(endMs, toMs);
    openDifference(floor, agent, null, startMs)[field] += sign * (untilMs - atMs);
    atMs = untilMs;
  }
}
