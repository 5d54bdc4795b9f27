import type { AgentsByGroup, SimulatedFloor } from '../../../shared/staffing/floor-simulation.ts';
import { requirePooledDay } from '../../../shared/staffing/pooled-day.ts';
import { requirePooled, withoutLimit } from '../../../shared/staffing/pooled-requirement.ts';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import type { PlanOfDays } from './read-plan.ts';

/**
 * What pooled Erlang A asks for on one day under the plan's aim, by group and place, fractions. Groups take their share of the work by
 * the people they have.
 */
export function requirePools(plan: PlanOfDays, day: number, floor: SimulatedFloor): AgentsByGroup {
  const { aim } = plan;
  switch (aim.kind) {
    case 'day':
      return requirePooledDay({
        aim,
        day: nameDay(dayNumber(plan.firstDay) + day),
        intervalMinutes: plan.intervalMinutes,
        queues: floor.queues.map(({ rateVariation, ...queue }, place) => ({
          ...queue,
          concurrency: plan.queues[place]!.concurrency,
          variation: { day: rateVariation.shared, interval: rateVariation.interval },
        })),
        groups: withoutLimit(plan.groups),
        risk: { kind: 'expected' },
      });
    case 'each-interval':
      return requireEachPlace(plan, floor);
  }
  return aim satisfies never;
}

function requireEachPlace(
  { intervalMinutes, groups, queues }: PlanOfDays,
  floor: SimulatedFloor,
): AgentsByGroup {
  const agents = groups.map(() => new Float64Array(floor.intervals));
  const available = withoutLimit(groups);
  for (let at = 0; at < floor.intervals; at += 1) {
    const pooled = requirePooled(
      floor.queues.map(({ queueId, calls, handleSeconds, patienceSeconds, target }, place) => ({
        queueId,
        target,
        concurrency: queues[place]!.concurrency,
        load: { calls: calls[at]!, intervalMinutes, handleSeconds: handleSeconds[at]!, patienceSeconds },
      })),
      available,
    );
    pooled.agents.forEach((value, group) => (agents[group]![at] = value));
  }
  return agents;
}
