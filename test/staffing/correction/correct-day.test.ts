import { describe, expect, it } from 'vitest';
import { correctBySimulation } from '../../../shared/staffing/correction/correct-by-simulation.ts';
import { correctDay } from '../../../shared/staffing/correction/correct-day.ts';
import { floorSimulation } from '../../../shared/simulation/floor-run/simulate-floor.ts';
import type { AgentsByGroup } from '../../../shared/staffing/floor-simulation.ts';
import { buildFloor, buildGroup, buildQueue } from './floor-builders.ts';

const CALLS = [10, 40, 60, 40, 10];
const FLOOR = buildFloor(
  [buildQueue('billing', CALLS, 120), buildQueue('technical', [...CALLS].reverse(), 120)],
  [buildGroup('billing'), buildGroup('billing', 'technical')],
  30,
);
const start = (count: number) => FLOOR.groups.map(() => new Float64Array(CALLS.length).fill(count));
const OPTIONS = {
  mostAgents: [Infinity, Infinity],
  run: { seed: 2, replications: 30 },
  check: { seed: 3, replications: 60 },
  mostSimulations: 150,
  aim: { kind: 'day', leastIntervalRatio: 0.5 },
} as const;
const count = (agents: AgentsByGroup) =>
  agents.reduce((sum, row) => sum + row.reduce((all, people) => all + people, 0), 0);

describe('a day corrected as a whole', () => {
  const found = correctDay(floorSimulation, FLOOR, start(6), OPTIONS);

  it('SF44 meets each target over the day on other callers than it was searched on', () => {
    expect(found.missedQueues).toEqual([]);
    expect(found.missed).toEqual([]);
    const again = floorSimulation.simulate(FLOOR, found.agents, OPTIONS.check);
    for (const { overall } of again.queues) expect(overall.mean).toBeGreaterThanOrEqual(0.8);
  });

  it('SF44 takes no more people than its intervals each by itself', () => {
    const each = correctBySimulation(floorSimulation, FLOOR, start(6), OPTIONS);
    expect(each.missed).toEqual([]);
    expect(count(found.agents)).toBeLessThanOrEqual(count(each.agents));
  });

  it('SF44 leaves no interval below its least', () => {
    const high = correctDay(floorSimulation, FLOOR, start(6), {
      ...OPTIONS,
      aim: { kind: 'day', leastIntervalRatio: 0.8 },
      run: { seed: 2, replications: 60 },
    });
    for (const { serviceLevel } of high.outcome.queues)
      expect(Math.min(...serviceLevel.mean)).toBeGreaterThan(0.8 - (2 * 0.5) / Math.sqrt(60));
  });

  it('SF44 says which queue is missed when nobody is left to add', () => {
    const short = correctDay(floorSimulation, FLOOR, start(2), { ...OPTIONS, mostAgents: [2, 2] });
    expect(short.missedQueues.map(({ queueId }) => queueId)).toEqual(['billing', 'technical']);
    expect(count(short.agents)).toBe(20);
  });

  it('SF44 keeps the cap on occupancy, also where the target would do with fewer', () => {
    const queues = FLOOR.queues.map((queue) => ({
      ...queue,
      target: { ...queue.target, maxOccupancyRatio: 0.5 },
    }));
    const capped = correctDay(floorSimulation, { ...FLOOR, queues }, start(6), OPTIONS);
    expect(count(capped.agents)).toBeGreaterThan(count(found.agents) * 1.2);
  });
});
