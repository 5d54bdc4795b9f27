import { describe, expect, it } from 'vitest';
import { correctBySimulation } from '../../../shared/staffing/correction/correct-by-simulation.ts';
import { serviceOutcome } from '../../../shared/staffing/service-outcome.ts';
import { buildLoad, buildTarget } from '../builders.ts';
import { PLAYED_FLOOR } from '../played-floor.ts';
import { buildFloor, buildGroup, buildQueue, people } from './floor-builders.ts';

const RUN = { seed: 5, replications: 12 };
const free = (groups: number) => new Array<number>(groups).fill(Infinity);

/** 21 and 8 calls of 240 s each half hour: 5 and 3 agents apart, as `requirePooled` has them. */
const BILLING = buildQueue('billing', [21 * 48]);
const TECHNICAL = buildQueue('technical', [8 * 48]);
const CHAIN = buildFloor([BILLING, TECHNICAL], [buildGroup('billing'), buildGroup('billing', 'technical')]);

describe('the played floor', () => {
  it('SF1 is Erlang for one queue, with and without hang-ups', () => {
    for (const patience of [null, 90]) {
      const floor = buildFloor([buildQueue('billing', [22 * 48], patience)], [buildGroup('billing')]);
      const { queues } = PLAYED_FLOOR.simulate(floor, people(4), { seed: 3, replications: 25 });
      const load = buildLoad({ calls: 22, handleSeconds: 240, patienceSeconds: patience });
      const { serviceLevelRatio } = serviceOutcome(load, 4, buildTarget());
      expect(Math.abs(queues[0]!.overall.mean - serviceLevelRatio!)).toBeLessThan(0.015);
    }
  });
});

describe('the correction by simulation', () => {
  it('SF40 shows 5 people of whom 3 do both answer about half in time, 56 % and 46 %', () => {
    const { queues } = PLAYED_FLOOR.simulate(CHAIN, people(2, 3), { seed: 1, replications: 30 });
    expect(Math.abs(queues[0]!.overall.mean - 0.556)).toBeLessThan(0.02);
    expect(Math.abs(queues[1]!.overall.mean - 0.456)).toBeLessThan(0.02);
    expect(queues[1]!.overall.mean).toBeLessThan(queues[0]!.overall.mean);
  });

  it('SF42 makes 7 of those 5, and keeps both queues at their target', () => {
    const corrected = correctBySimulation(PLAYED_FLOOR, CHAIN, people(2, 3), {
      mostAgents: free(2),
      run: RUN,
      mostSimulations: 60,
    });
    expect(corrected.missed).toEqual([]);
    expect(corrected.end).toBe('trimmed');
    expect(corrected.agents[0]![0]! + corrected.agents[1]![0]!).toBe(7);
    for (const { overall } of corrected.outcome.queues) expect(overall.mean).toBeGreaterThanOrEqual(0.8);
  });

  it('SF42 leaves 7 who all do both as they are', () => {
    const both = buildFloor([BILLING, TECHNICAL], [buildGroup('billing', 'technical')]);
    const options = { mostAgents: free(1), run: RUN, mostSimulations: 40 };
    expect(correctBySimulation(PLAYED_FLOOR, both, people(7), options).agents).toEqual(people(7));
    expect(correctBySimulation(PLAYED_FLOOR, both, people(12), options).agents).toEqual(people(7));
  });

  it('SF42 takes away where nothing is lost, and ends at 8 apart', () => {
    const apart = buildFloor([BILLING, TECHNICAL], [buildGroup('billing'), buildGroup('technical')]);
    const corrected = correctBySimulation(PLAYED_FLOOR, apart, people(9, 2), {
      mostAgents: free(2),
      run: RUN,
      mostSimulations: 60,
    });
    expect(corrected.agents).toEqual(people(5, 3));
  });

  it('SF42 says what is missed when there is nobody left to add, and when simulations run out', () => {
    const options = { mostAgents: [2, 3], run: RUN, mostSimulations: 60 };
    const short = correctBySimulation(PLAYED_FLOOR, CHAIN, people(2, 3), options);
    expect(short.agents).toEqual(people(2, 3));
    expect(short.missed.map(({ queueId }) => queueId)).toEqual(['billing', 'technical']);
    const hasty = correctBySimulation(PLAYED_FLOOR, CHAIN, people(2, 3), {
      mostAgents: free(2),
      run: RUN,
      mostSimulations: 2,
    });
    expect(hasty.end).toBe('out-of-simulations');
    expect(hasty.simulations).toBeLessThanOrEqual(2);
  });

  it('SF42 corrects all intervals of a day at once', () => {
    const calls = [22, 40, 22, 10, 5, 30];
    const floor = buildFloor(
      [buildQueue('billing', calls, 120), buildQueue('technical', [...calls].reverse(), 120)],
      [buildGroup('billing'), buildGroup('billing', 'technical')],
      30,
    );
    const start = [new Float64Array(6).fill(2), new Float64Array(6).fill(3)];
    const corrected = correctBySimulation(PLAYED_FLOOR, floor, start, {
      mostAgents: free(2),
      run: { seed: 2, replications: 40 },
      mostSimulations: 120,
    });
    expect(corrected.missed).toEqual([]);
    expect(corrected.end).toBe('trimmed');
    const total = (at: number) => corrected.agents.reduce((sum, row) => sum + row[at]!, 0);
    expect(total(1)).toBeGreaterThan(total(3));
    for (const [group, interval] of [
      [0, 1],
      [1, 4],
    ] as const) {
      const less = corrected.agents.map((row) => row.slice());
      less[group]![interval]! -= 1;
      const { queues } = PLAYED_FLOOR.simulate(floor, less, { seed: 2, replications: 40 });
      expect(Math.min(...queues.map(({ serviceLevel }) => serviceLevel.mean[interval]!))).toBeLessThan(0.8);
    }
    expect(start[0]).toEqual(new Float64Array(6).fill(2));
  });

  it('SF50 refuses a start that does not fit the floor', () => {
    const options = { mostAgents: free(2), run: RUN, mostSimulations: 5 };
    expect(() => correctBySimulation(PLAYED_FLOOR, CHAIN, people(2), options)).toThrow('start (1 x 1)');
    expect(() => correctBySimulation(PLAYED_FLOOR, CHAIN, people(2.5, 3), options)).toThrow('whole numbers');
  });
});
