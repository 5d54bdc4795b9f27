import { removeAgent } from './agents.ts';
import { OFFLINE } from './floor-agent.ts';
import type { FloorScope } from './floor-scope.ts';
import type { Floor } from './floor-state.ts';
import type { Visit } from './visit.ts';

/**
 * Forgets learnt agents that were offline for the whole day before and learnt queues without calls or agents for as
 * long, so that a floor that runs for months does not fill up with those who left (FL40).
 */
export function forgetIdle(floor: Floor): void {
  for (const agent of floor.agents.values()) {
    if (agent.learnt && agent.state === OFFLINE && agent.sinceMs < floor.dayBefore.fromMs) {
      removeAgent(floor, agent, floor.nowMs);
    }
  }
  forgetLeavers(floor);
  const spokenFor = queuesOfOpenVisits(floor);
  for (const queue of floor.queues.values()) {
    if (!queue.learnt || queue.members > 0 || queue.intervals.size > 0 || spokenFor.has(queue)) continue;
    floor.queues.delete(queue.id);
    floor.learntQueues -= 1;
    floor.goneScopes.push(queue);
  }
}

/** Whose last day is over is no more of the floor, as soon as they are offline (FL66). */
export function forgetLeavers(floor: Floor): void {
  for (const { id, lastDay } of floor.site.agents) {
    if (lastDay === undefined || lastDay >= floor.day.day) continue;
    const agent = floor.agents.get(id);
    if (agent?.state === OFFLINE) removeAgent(floor, agent, floor.nowMs);
  }
}

function queuesOfOpenVisits(floor: Floor): ReadonlySet<FloorScope> {
  const queues = new Set<FloorScope>();
  for (const first of floor.calls.values()) {
    for (let visit: Visit | null = first; visit !== null; visit = visit.nextOfCall) queues.add(visit.queue);
  }
  return queues;
}
