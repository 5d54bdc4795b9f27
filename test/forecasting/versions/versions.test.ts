import { describe, expect, it } from 'vitest';
import type { ForecastEditEntry } from '../../../shared/contract/planning-forecast.ts';
import { createGridClock } from '../../../shared/forecasting/grid/grid-clock.ts';
import { compareVersions } from '../../../shared/forecasting/versions/compare-versions.ts';
import {
  computeVersionCalls,
  type ForecastVersion,
} from '../../../shared/forecasting/versions/forecast-version.ts';
import { measureHorizons } from '../../../shared/forecasting/versions/measure-horizons.ts';
import { editEntry } from '../../helpers/forecast-edit-builder.ts';
import { gridOf } from '../../helpers/grid-builders.ts';
import { planningEvent } from '../../helpers/planning-event-builder.ts';

const CLOCK = createGridClock({ timeZone: 'Europe/Berlin', dayStartsAt: '00:00' }, 30);

/** A week at `calls` an interval. */
function version(calls: number, part: Partial<ForecastVersion> = {}): ForecastVersion {
  const days = part.days ?? 7;
  return {
    queueId: 'sales',
    firstDay: '2026-10-19',
    days,
    intervalsPerDay: 48,
    statisticalCalls: new Float64Array(days * 48).fill(calls),
    edits: [],
    events: [],
    ...part,
  };
}
const total = (id: string, day: string, calls: number): ForecastEditEntry =>
  editEntry(id, { kind: 'day-total', day, calls });

describe('versions', () => {
  it('FV1 have the calls of their statistical part with their edits', () => {
    const calls = computeVersionCalls(version(2, { edits: [total('1', '2026-10-20', 480)] }), CLOCK);
    expect([...calls.slice(47, 50)]).toEqual([2, 10, 10]);
  });

  it('FV2 are compared day by day, edits told from the methods', () => {
    const before = version(2);
    const after = version(3, { firstDay: '2026-10-20', days: 9, edits: [total('1', '2026-10-21', 480)] });
    const { days } = compareVersions(before, after, CLOCK, 0);
    expect(days.map(({ day }) => day)).toEqual([20, 21, 22, 23, 24, 25].map((date) => `2026-10-${date}`));
    expect(days[0]).toEqual({
      day: '2026-10-20',
      callsBefore: 96,
      callsAfter: 144,
      statisticalDifference: 48,
    });
    expect(days[1]).toEqual({
      day: '2026-10-21',
      callsBefore: 96,
      callsAfter: 480,
      statisticalDifference: 48,
    });
    // 25 hours.
    expect(days[5]).toMatchObject({ callsBefore: 100, callsAfter: 150 });
  });

  it('FV2 name the intervals that differ most', () => {
    const set = editEntry('1', { kind: 'set', day: '2026-10-22', places: [30], calls: 0 });
    const raise = editEntry('2', { kind: 'set', day: '2026-10-23', places: [31, 32], calls: 9 });
    const { intervals } = compareVersions(version(4), version(4, { edits: [set, raise] }), CLOCK, 2);
    expect(intervals).toEqual([
      { day: '2026-10-23', place: 31, callsBefore: 4, callsAfter: 9 },
      { day: '2026-10-23', place: 32, callsBefore: 4, callsAfter: 9 },
    ]);
    expect(compareVersions(version(4), version(4), CLOCK, 10).intervals).toEqual([]);
  });

  it('FV2 name edits and events that came, went and changed', () => {
    const [kept, gone, changed] = ['kept', 'gone', 'changed'].map((id) => planningEvent({ id }));
    const before = version(1, { events: [kept!, gone!, changed!], edits: [total('1', '2026-10-20', 5)] });
    const after = version(1, {
      events: [kept!, { ...changed!, carryOverRatio: 0.5 }, planningEvent({ id: 'new' })],
      edits: [total('2', '2026-10-20', 5)],
    });
    const { events, edits } = compareVersions(before, after, CLOCK, 1);
    const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
    expect([ids(events.added), ids(events.removed), ids(events.changed)]).toEqual([
      ['new'],
      ['gone'],
      ['changed'],
    ]);
    expect(events.changed[0]!.carryOverRatio).toBe(0.5);
    expect([ids(edits.added), ids(edits.removed), ids(edits.changed)]).toEqual([['2'], ['1'], []]);
  });

  it('FV2 of two queues or two intervals are not compared', () => {
    expect(() => compareVersions(version(1), version(1, { queueId: 'support' }), CLOCK, 1)).toThrow(
      'must be of one queue',
    );
    expect(() => compareVersions(version(1), version(1, { intervalsPerDay: 96 }), CLOCK, 1)).toThrow(
      'the same number',
    );
  });
});

describe('accuracy by horizon', () => {
  const actual = gridOf('2026-10-01', 60, (day) => (day === '2026-10-22' ? Number.NaN : 10));
  const standing = (madeOnDay: string, days: number, calls: number, firstDay = madeOnDay) => ({
    firstDay,
    days,
    intervalsPerDay: 48,
    calls: new Float64Array(days * 48).fill(calls),
    madeOnDay,
  });

  it('FV3 sorts days by how far ahead they were forecast', () => {
    const [today, next, two, week, ...others] = measureHorizons(
      [standing('2026-10-18', 8, 12)],
      actual,
      new Set(),
    );
    expect(others).toEqual([]);
    expect(
      [today, next, two, week].map((horizon) => [
        horizon!.fromDaysAhead,
        horizon!.toDaysAhead,
        horizon!.days,
      ]),
    ).toEqual([
      [0, 0, 1],
      [1, 1, 1],
      [2, 3, 2],
      // The 22nd is not known.
      [4, 7, 3],
    ]);
    for (const horizon of [today, next, two, week]) {
      expect(horizon!.wapeRatio).toBeCloseTo(0.2, 12);
      expect(horizon!.biasRatio).toBeCloseTo(0.2, 12);
    }
  });

  it('FV3 sums over forecasts, and bias may cancel where errors do not', () => {
    const both = [standing('2026-10-10', 1, 8), standing('2026-10-11', 1, 12)];
    const [today] = measureHorizons(both, actual, new Set());
    expect(today!.days).toBe(2);
    expect(today!.wapeRatio).toBeCloseTo(0.2, 12);
    expect(today!.biasRatio).toBeCloseTo(0, 12);
  });

  it('FV3 leaves out excluded days, days not known yet and queues without calls', () => {
    expect(measureHorizons([standing('2026-10-10', 1, 8)], actual, new Set(['2026-10-10']))).toEqual([]);
    expect(measureHorizons([standing('2026-12-10', 1, 8)], actual, new Set())).toEqual([]);
    expect(measureHorizons([standing('2026-10-22', 1, 8)], actual, new Set())).toEqual([]);
    const silent = gridOf('2026-10-01', 60, () => 0);
    expect(measureHorizons([standing('2026-10-10', 1, 8)], silent, new Set())).toEqual([]);
  });

  it('FV4 knows what a perfect forecast would still miss: 25 % at 10 calls', () => {
    const [today] = measureHorizons([standing('2026-10-10', 1, 10)], actual, new Set());
    expect(today!.wapeRatio).toBe(0);
    expect(today!.floorRatio).toBeCloseTo(0.2502, 3);
  });
});
