import { proveRequirement } from '../../server/planning/simulated/prove-requirement.ts';
import type { PlanOfDays } from '../../server/planning/simulated/read-plan.ts';
import { playFloor } from '../../shared/simulation/floor-run/floor-run.ts';
import { DEFAULT_PRIORITY } from '../../shared/site/site.ts';
import { ONE_AT_A_TIME } from '../../shared/staffing/concurrency.ts';
import { passOnce } from '../../shared/staffing/floor-simulation.ts';
import { createPlannedWeek } from './planned-week.ts';

const QUARTERS = 96;

/** Seconds of one thread for the simulated requirement of the week's first day, its target held over the day. */
export function measureSimulatedDay(): Readonly<Record<string, number>> {
  const plan = createDay();
  const before = process.cpuUsage();
  const found = proveRequirement({ plan, play: playFloor, madeAtMs: 0, tell: () => {} });
  const { user, system } = process.cpuUsage(before);
  const hours = (groups: typeof found.groups) =>
    groups.reduce((sum, { agents }) => sum + agents.reduce((all, people) => all + people, 0), 0) / 4;
  return {
    simulatedDaySeconds: Number(((user + system) / 1e6).toFixed(1)),
    simulatedDayReplications: found.replications,
    simulatedDayHours: hours(found.groups),
    simulatedDayPooledHours: Math.round(hours(found.pooled)),
    simulatedDayMissed: found.missedDays.length,
  };
}

function createDay(): PlanOfDays {
  const week = createPlannedWeek();
  const ofDay = (values: ArrayLike<number>) => Float64Array.from(values).slice(0, QUARTERS);
  return {
    firstDay: '2026-11-30',
    days: 1,
    intervalMinutes: 15,
    intervalsPerDay: QUARTERS,
    passing: [passOnce(QUARTERS)],
    aim: { kind: 'day', leastIntervalRatio: 0.5 },
    queues: week.queues.map((queue) => ({
      queueId: queue.queueId,
      priority: DEFAULT_PRIORITY,
      concurrency: ONE_AT_A_TIME,
      calls: ofDay(queue.calls),
      handleSeconds: ofDay(queue.handleSeconds),
      patienceSeconds: queue.patienceSeconds,
      dayVariation: [Math.hypot(week.siteVariation, queue.rateVariation.day)],
      intervalVariation: queue.rateVariation.interval,
      targets: [
        {
          ...queue.target,
          serviceLevelTarget: 0.8,
          serviceLevelFormula: 'strict',
          maxOccupancyRatio: null,
          maxAbandonmentRatio: null,
        },
      ],
    })),
    groups: week.groups.map(({ groupId, skills, agents }) => ({
      id: groupId,
      skills,
      agentIds: Array.from({ length: Math.max(...Array.from(agents)) }, (_, agent) => `${groupId}-${agent}`),
    })),
    notes: [],
  };
}
