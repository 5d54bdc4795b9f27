import { describe, expect, it } from 'vitest';
import { createCooling, type Cooling } from '../../../shared/rostering/search/cooling.ts';

const OPTIONS = { firstTemperature: 64, lastTemperature: 0.25, scoutShare: 0.1, cells: 1000 };
const STEPS = 1000;

/** Goes through the whole search with a cost for each temperature; gives the share of the second fall above `temperature`. */
function shareAbove(temperature: number, costAt: (temperature: number) => number): number {
  const cooling: Cooling = createCooling(OPTIONS);
  let above = 0;
  let count = 0;
  for (let step = 0; step < STEPS; step++) {
    const now = cooling.at(step / STEPS);
    cooling.note(costAt(now));
    if (step < OPTIONS.scoutShare * STEPS) continue;
    count++;
    if (now > temperature) above++;
  }
  return above / count;
}

describe('createCooling', () => {
  it('falls from the first temperature to the last, twice', () => {
    const cooling = createCooling(OPTIONS);
    const falls = Array.from({ length: STEPS + 1 }, (_, step) => cooling.at(step / STEPS));
    const second = OPTIONS.scoutShare * STEPS;
    expect(falls[0]).toBe(64);
    expect(falls[second - 1]).toBeLessThan(0.3);
    expect(falls[second]).toBeCloseTo(64, 6);
    expect(falls[STEPS]).toBeCloseTo(0.25, 6);
    for (const [from, to] of [
      [0, second],
      [second, STEPS + 1],
    ] as const) {
      const fall = falls.slice(from, to);
      expect(fall.every((now, at) => at === 0 || now < fall[at - 1]!)).toBe(true);
    }
  });

  it('RO34 stays longest where the cost fell', () => {
    const early = shareAbove(4, (temperature) => (temperature > 8 ? temperature * 100 : 800));
    const late = shareAbove(4, (temperature) => (temperature > 2 ? 800 : temperature * 400));
    expect(early).toBeGreaterThan(0.7);
    expect(late).toBeLessThan(0.3);
  });

  it('falls by equal factors where nothing is known', () => {
    const cooling = createCooling({ ...OPTIONS, scoutShare: 0 });
    expect(cooling.at(0.5)).toBeCloseTo(4, 6);
  });

  it('begins the colder the larger the roster, and never below the last temperature', () => {
    const begins = [3000, 6000, 768_000, 2_000_000].map((cells) =>
      createCooling({ ...OPTIONS, cells }).at(0),
    );
    expect(begins).toEqual([64, 32, 0.25, 0.25]);
    const huge = createCooling({ ...OPTIONS, cells: 2_000_000 });
    expect([0.05, 0.1, 0.5, 1].map((progress) => huge.at(progress))).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});
