import { describe, expect, it } from 'vitest';
import { countCalls, playDays } from '../../../shared/simulation/floor-run/play-days.ts';
import { createGridClock } from '../../../shared/forecasting/grid/grid-clock.ts';
import { layDay } from '../../../shared/forecasting/intraday/lay-day.ts';
import { foldCells } from '../../../shared/simulation/floor-run/fold-cells.ts';
import { playFloor } from '../../../shared/simulation/floor-run/floor-run.ts';
import type { FloorPlan } from '../../../shared/simulation/floor-run/floor-plan.ts';
import { aPlanOfDays } from './plan-builder.ts';

/** By zone and day: quarters it has, and the first place that is skipped or comes twice. */
const DAYS = [
  { timeZone: 'Europe/Berlin', day: '2026-03-29', quarters: 92, place: 8 },
  { timeZone: 'Europe/Berlin', day: '2026-10-25', quarters: 100, place: 8 },
  { timeZone: 'America/Santiago', day: '2026-09-06', quarters: 92, place: 0 },
  { timeZone: 'America/Santiago', day: '2026-04-04', quarters: 100, place: 92 },
  { timeZone: 'Africa/Cairo', day: '2026-04-24', quarters: 92, place: 0 },
] as const;

function aDay(timeZone: string, firstDay: string) {
  const { places } = layDay(createGridClock({ timeZone, dayStartsAt: '00:00' }, 15), firstDay);
  return aPlanOfDays({
    firstDay,
    intervalMinutes: 15,
    intervalsPerDay: 96,
    passing: [places],
    queues: aPlanOfDays().queues.map((queue) => ({
      ...queue,
      calls: Float64Array.from({ length: 96 }, (_, place) => (places.includes(place) ? 4 : 0)),
      handleSeconds: new Float64Array(96).fill(240),
    })),
  });
}

describe('a day on which the clocks change', () => {
  it.each(DAYS)(
    'PJ25 is played by $quarters quarters in $timeZone on $day',
    ({ timeZone, day, quarters, place }) => {
      const plan = aDay(timeZone, day);
      const played: FloorPlan[] = [];
      const [queue] = playDays({
        plan,
        agents: plan.groups.map(() => new Float64Array(96).fill(3)),
        seed: 1,
        replications: 20,
        play: (floorPlan, range) => {
          played.push(floorPlan);
          return playFloor(floorPlan, range);
        },
        onDay: () => {},
      });
      expect(played.map(({ intervals }) => intervals)).toEqual([quarters]);
      expect(countCalls(plan, 0)).toBe(8 * quarters);
      expect(queue!.serviceLevel).toHaveLength(96);
      // The skipped quarters have no figures, the repeated ones are one figure of both.
      const isSkipped = quarters === 92;
      expect(
        queue!.serviceLevel.slice(place, place + 4).every((level) => (level === null) === isSkipped),
      ).toBe(true);
      expect(queue!.serviceLevel.filter((level) => level === null)).toHaveLength(isSkipped ? 4 : 0);
    },
  );

  it('PJ25 adds up both of an hour that comes twice', () => {
    const plan = aDay('Europe/Berlin', '2026-10-25');
    const cells = {
      from: 0,
      to: 1,
      intervals: 3,
      queueIds: ['a'],
      groupIds: ['g'],
      calls: Float32Array.from({ length: 36 }, (_, at) => at),
      groups: Float32Array.from([1, 2, 4, 8, 16, 32]),
    };
    const folded = foldCells(cells, Int32Array.of(1, 1, 3), 4);
    expect([...folded.calls.slice(0, 4)]).toEqual([0, 1, 0, 2]);
    expect([...folded.groups]).toEqual([0, 3, 0, 4, 0, 24, 0, 32]);
    expect(() => foldCells(cells, plan.passing[0]!, 96)).toThrow(/one for each that was played \(3\)/);
  });
});
