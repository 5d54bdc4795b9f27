import type { PlanOfDays } from '../../../server/planning/simulated/read-plan.ts';
import type { WhatIfChange } from '../../../shared/contract/simulated-plan.ts';
import { passOnce } from '../../../shared/staffing/floor-simulation.ts';
import { ONE_AT_A_TIME } from '../../../shared/staffing/concurrency.ts';
import { groupBySkills } from '../../../shared/staffing/skill-groups.ts';
import { PLANNED_SITE } from '../weeks-of-calls.ts';

export const NO_CHANGE: WhatIfChange = {
  queueIds: null,
  volumeRatio: 1,
  handleSecondsAdded: 0,
  agentsAdded: 0,
  target: null,
  crossTraining: null,
};

const TARGET = {
  answerWithinSeconds: 20,
  serviceLevelTarget: 0.8,
  serviceLevelFormula: 'strict',
  shortAbandonSeconds: 5,
  maxOccupancyRatio: null,
  maxAbandonmentRatio: null,
} as const;

/** A day of half hours, open from 08:00 to 18:00: 21 calls a half hour in sales, 8 in support, of four minutes each. */
export function aPlanOfDays(changes: Partial<PlanOfDays> = {}): PlanOfDays {
  const queue = (queueId: string, calls: number) => ({
    queueId,
    calls: new Float64Array(48).fill(calls, 16, 36),
    handleSeconds: new Float64Array(48).fill(240),
    patienceSeconds: 180,
    concurrency: ONE_AT_A_TIME,
    dayVariation: [0],
    intervalVariation: 0,
    priority: 5,
    targets: [TARGET],
  });
  return {
    firstDay: '2026-11-03',
    days: 1,
    intervalMinutes: 30,
    intervalsPerDay: 48,
    passing: [passOnce(48)],
    aim: { kind: 'each-interval' },
    queues: [queue('sales', 21), queue('support', 8)],
    groups: groupBySkills(PLANNED_SITE.agents),
    notes: [],
    ...changes,
  };
}
