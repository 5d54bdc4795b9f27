import { expect, test } from 'vitest';
import { floorSimulation } from '../../../shared/simulation/floor-run/simulate-floor.ts';
import { correctBySimulation } from '../../../shared/staffing/correction/correct-by-simulation.ts';
import { passOnce, type SimulatedFloor } from '../../../shared/staffing/floor-simulation.ts';

const INTERVALS = 12;

/** Two interleaved languages that 5 and 3 people would serve alone, and one group of people who speak both. */
const FLOOR: SimulatedFloor = {
  intervalMinutes: 30,
  intervals: INTERVALS,
  passing: passOnce(INTERVALS),
  queues: ['english', 'french'].map((queueId, place) => ({
    queueId,
    calls: new Float64Array(INTERVALS).fill(place === 0 ? 30 : 15),
    rateVariation: { shared: 0.1, interval: 0.05 },
    handleSeconds: new Float64Array(INTERVALS).fill(180),
    handleSpread: { kind: 'lognormal', variation: 1.2 },
    patienceSeconds: 120,
    patienceSpread: { kind: 'exponential' },
    priority: 1,
    target: {
      answerWithinSeconds: 20,
      serviceLevelTarget: 0.8,
      serviceLevelFormula: 'strict',
      shortAbandonSeconds: 5,
      maxOccupancyRatio: null,
      maxAbandonmentRatio: null,
    },
  })),
  groups: [
    { id: 'english:1', skills: [{ queueId: 'english', level: 1 }] },
    {
      id: 'english:2 french:1',
      skills: [
        { queueId: 'english', level: 2 },
        { queueId: 'french', level: 1 },
      ],
    },
  ],
};

function simulate(english: number, both: number, seed = 1) {
  const agents = [english, both].map((count) => {
    const row = new Float64Array(INTERVALS).fill(count);
    row[INTERVALS - 1] = 0;
    return row;
  });
  return floorSimulation.simulate(FLOOR, agents, { seed, replications: 60 });
}

test('SI71 a floor is played as the requirement asks: sums, bands, occupancy', () => {
  const { replications, queues, groups } = simulate(3, 4);
  const occupancy = groups[0]!.busySeconds[5]! / groups[0]!.presentSeconds[5]!;
  expect(replications).toBe(60);
  for (const { sums, serviceLevel, overall } of queues) {
    for (let interval = 0; interval < INTERVALS; interval++) {
      const { offered, answered, abandoned, answeredWithinTarget } = sums;
      expect(answered[interval]! + abandoned[interval]!).toBeCloseTo(offered[interval]!, 9);
      const strict = answeredWithinTarget[interval]! / (answered[interval]! + abandoned[interval]!);
      expect(serviceLevel.mean[interval]).toBeCloseTo(strict, 9);
      expect(serviceLevel.low[interval]).toBeLessThanOrEqual(serviceLevel.high[interval]!);
    }
    expect(overall.low).toBeLessThan(overall.mean);
    expect(overall.high).toBeGreaterThan(overall.mean);
  }
  expect(queues[0]!.sums.offered.reduce((sum, calls) => sum + calls, 0)).toBeCloseTo(360, -1.5);
  expect(occupancy).toBeGreaterThan(0.4);
  expect(occupancy).toBeLessThan(0.95);
  // Three people for half an hour, and those who still have a call at its end.
  expect(groups[0]!.presentSeconds[5]).toBeCloseTo(3 * 1800, 6);
});

test('SI71 one more who speaks both helps both, the same callers being played', () => {
  const [before, after] = [simulate(3, 4), simulate(3, 5)];
  for (const place of [0, 1]) {
    expect(after.queues[place]!.sums.offered).toEqual(before.queues[place]!.sums.offered);
    expect(after.queues[place]!.overall.mean).toBeGreaterThan(before.queues[place]!.overall.mean);
  }
  expect(simulate(3, 4)).toEqual(before);
  expect(simulate(3, 4, 2)).not.toEqual(before);
});

test('SI71 people are added on it until both queues meet their targets', () => {
  const start = [1, 2].map((count) => new Float64Array(INTERVALS).fill(count));
  const corrected = correctBySimulation(floorSimulation, FLOOR, start, {
    mostAgents: [20, 20],
    run: { seed: 2, replications: 15 },
    mostSimulations: 40,
  });
  expect(corrected.missed).toEqual([]);
  for (const { overall } of corrected.outcome.queues) expect(overall.mean).toBeGreaterThan(0.8);
  const heads = corrected.agents.reduce((sum, row) => sum + row[5]!, 0);
  expect(heads).toBeGreaterThan(4);
  expect(heads).toBeLessThan(13);
});
