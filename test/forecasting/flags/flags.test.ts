import { describe, expect, it } from 'vitest';
import type { ForecastFlag } from '../../../shared/contract/planning-forecast.ts';
import { applyDecisions, mergeDecisions } from '../../../shared/forecasting/flags/decide-flags.ts';
import { findFlags } from '../../../shared/forecasting/flags/find-flags.ts';
import type { PlanningEvent } from '../../../shared/forecasting/planning-event.ts';
import { dayNumber } from '../../../shared/time/day-number.ts';
import { dayOf, gridOf } from '../../helpers/grid-builders.ts';
import { planningEvent } from '../../helpers/planning-event-builder.ts';
import { Random } from '../../helpers/random.ts';

const FIRST = '2026-01-05';
const FRIDAY = '2026-02-13';
const indexOf = (day: string) => dayNumber(day) - dayNumber(FIRST);

/** Twelve weeks of half hours from 8 to 18, 40 calls each with noise of counting and of days, less at weekends. */
function past(
  seed: number,
  factorOf: (day: string, place: number) => number,
  events: readonly PlanningEvent[] = [],
  excluded: readonly string[] = [],
) {
  const random = new Random(seed);
  let ofDay = 1;
  const calls = gridOf(FIRST, 84, (day, place, weekday) => {
    if (place === 0) ofDay = 1 + 0.08 * (random.next() + random.next() - 1);
    if (place < 16 || place >= 36) return Number.NaN;
    const rate = (weekday < 5 ? 40 : 15) * ofDay * factorOf(day, place);
    // About normal with the variance of a Poisson count.
    const normal = Array.from({ length: 12 }, () => random.next()).reduce((sum, value) => sum + value, -6);
    return Math.max(0, Math.round(rate + Math.sqrt(rate) * normal));
  });
  return { queueId: 'sales', calls, events, excludedDays: new Set(excluded) };
}
const shown = (flags: readonly ForecastFlag[]) => flags.map(({ kind, day }) => `${kind} ${day}`);

describe('flags', () => {
  it.each([1, 2, 3, 4])('find nothing in ordinary weeks (seed %i)', (seed) => {
    expect(shown(findFlags(past(seed, () => 1)))).toEqual([]);
  });

  it.each([1.6, 0.5])('FG1 find a day with %f times its calls, and say by how much (seed 7)', (factor) => {
    const [flag, ...others] = findFlags(past(7, (day) => (day === FRIDAY ? factor : 1)));
    expect(others).toEqual([]);
    expect(flag).toMatchObject({
      id: `outlier-day-${FRIDAY}`,
      kind: 'outlier-day',
      day: FRIDAY,
      places: [],
      state: 'open',
    });
    expect(Math.abs(flag!.expectedCalls / 800 - 1)).toBeLessThan(0.1);
    expect(Math.abs(flag!.actualCalls / 800 / factor - 1)).toBeLessThan(0.15);
    expect(Math.sign(flag!.z)).toBe(Math.sign(factor - 1));
  });

  it('FG1 do not ask about days that are explained', () => {
    const factorOf = (day: string) => (day === FRIDAY ? 2 : 1);
    expect(findFlags(past(7, factorOf, [planningEvent({ day: FRIDAY })]))).toEqual([]);
    expect(findFlags(past(7, factorOf, [], [FRIDAY]))).toEqual([]);
    expect(
      shown(findFlags(past(7, factorOf, [planningEvent({ day: FRIDAY, queueIds: ['other'] })]))),
    ).toHaveLength(1);
  });

  it('FG2 find an outage of three hours with its places, and not the day (seed 8)', () => {
    const flags = findFlags(
      past(8, (day, place) => (day === FRIDAY && place >= 20 && place < 26 ? 0.03 : 1)),
    );
    expect(shown(flags)).toEqual([`outage ${FRIDAY}`]);
    expect(flags[0]!.places).toEqual([20, 21, 22, 23, 24, 25]);
    expect(Math.abs(flags[0]!.expectedCalls / 240 - 1)).toBeLessThan(0.1);
    expect(flags[0]!.z).toBeLessThan(-10);
  });

  it('FG2 of a queue with two calls an interval say nothing of an hour without (seed 9)', () => {
    const quiet = past(9, (day, place) => (day === FRIDAY && (place === 20 || place === 21) ? 0 : 0.05));
    expect(findFlags(quiet)).toEqual([]);
  });

  it.each([
    [1.5, 10],
    [0.7, 11],
  ])(
    'FG3 find a level that is %f times the one before, and no outliers beside it (seed %i)',
    (factor, seed) => {
      const flags = findFlags(past(seed, (day) => (day >= FRIDAY ? factor : 1)));
      expect(flags.map(({ kind }) => kind)).toEqual(['level-shift']);
      expect(Math.abs(indexOf(flags[0]!.day) - indexOf(FRIDAY))).toBeLessThanOrEqual(2);
      expect(Math.abs(flags[0]!.actualCalls / flags[0]!.expectedCalls / factor - 1)).toBeLessThan(0.1);
    },
  );

  it('FG3 take a steady growth of 1 % a week for no shift (seed 12)', () => {
    expect(findFlags(past(12, (day) => 1 + indexOf(day) / 700))).toEqual([]);
  });

  it('say nothing of a history that is short, empty or unknown', () => {
    for (const calls of [
      gridOf(FIRST, 0, () => 0),
      gridOf(FIRST, 10, () => 5),
      gridOf(FIRST, 84, () => 0),
      gridOf(FIRST, 84, () => Number.NaN),
    ])
      expect(findFlags({ queueId: 'sales', calls, events: [], excludedDays: new Set() })).toEqual([]);
  });
});

describe('decisions', () => {
  const flag = (part: Partial<ForecastFlag>): ForecastFlag => ({
    id: 'x',
    kind: 'outlier-day',
    day: FRIDAY,
    places: [],
    expectedCalls: 800,
    actualCalls: 400,
    z: -9,
    state: 'open',
    ...part,
  });

  it('FG4 keep a flag from coming again, even when it moved a little', () => {
    const decided = [
      flag({ id: 'a', state: 'rejected' }),
      flag({ id: 'b', kind: 'outage', places: [20, 21], state: 'confirmed' }),
      flag({ id: 'c', kind: 'level-shift', day: '2026-02-02', state: 'rejected' }),
    ];
    const found = [
      flag({ id: 'a' }),
      flag({ id: 'b2', kind: 'outage', places: [21, 22] }),
      flag({ id: 'b3', kind: 'outage', places: [30] }),
      flag({ id: 'c2', kind: 'level-shift', day: '2026-02-05' }),
      flag({ id: 'c3', kind: 'level-shift', day: '2026-03-20' }),
    ];
    const merged = mergeDecisions(found, decided);
    expect(merged.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'c3 open',
      'a rejected',
      'b confirmed',
      'b3 open',
      'c rejected',
    ]);
  });

  it('FG5 take confirmed outages and outlier days out of the history, and nothing else', () => {
    const calls = gridOf(FIRST, 84, () => 7);
    const decided = applyDecisions(calls, [
      flag({ kind: 'outage', places: [20, 21], state: 'confirmed' }),
      flag({ kind: 'outage', day: '2026-02-12', places: [20], state: 'rejected' }),
      flag({ day: '2026-03-02', state: 'confirmed' }),
      flag({ day: '2026-03-03' }),
      flag({ kind: 'level-shift', day: '2026-03-09', state: 'confirmed' }),
      flag({ kind: 'outage', day: '2025-01-01', places: [1], state: 'confirmed' }),
    ]);
    expect(
      dayOf(decided.calls, FRIDAY).flatMap((value, place) => (Number.isNaN(value) ? [place] : [])),
    ).toEqual([20, 21]);
    expect(decided.calls.values.filter(Number.isNaN)).toHaveLength(2);
    expect([...decided.excludedDays]).toEqual(['2026-03-02']);
    expect(decided.levelShifts).toEqual(['2026-03-09']);
    expect(calls.values.some(Number.isNaN)).toBe(false);
  });
});
