import { describe, expect, it } from 'vitest';
import type { EventEffectOnDay } from '../../../shared/forecasting/event-effects.ts';
import { applyEvents } from '../../../shared/forecasting/apply-events.ts';
import { MOST_CALLS } from '../../../shared/forecasting/most-calls.ts';
import { resampleCurve } from '../../../shared/forecasting/events/spread-calls.ts';
import { listTouchedDays } from '../../../shared/forecasting/events/event-days.ts';
import { findEventEffects } from '../../../shared/forecasting/events/find-event-effects.ts';
import type { PlanningEvent } from '../../../shared/forecasting/planning-event.ts';
import { gridOf } from '../../helpers/grid-builders.ts';
import { planningEvent } from '../../helpers/planning-event-builder.ts';

const effect = (part: Partial<EventEffectOnDay>): EventEffectOnDay => ({
  eventId: 'e',
  ratio: 1,
  calls: 0,
  dayCurve: null,
  ...part,
});
const day = (...values: number[]) => Float64Array.from(values);

function apply(base: Float64Array, ...effects: readonly EventEffectOnDay[]): readonly number[] {
  const calls = base.slice();
  applyEvents(calls, effects);
  return [...calls];
}

describe('days an event touches', () => {
  const range = { firstDay: '2026-03-01', days: 31 };

  it('EV1 are its own, both ends, and with a carry-over the one after', () => {
    const event = planningEvent({ fromDay: '2026-03-30', toDay: '2026-03-31', carryOverRatio: 0.5 });
    expect([...listTouchedDays([event], { ...range, days: 40 })]).toEqual([
      '2026-03-30',
      '2026-03-31',
      '2026-04-01',
    ]);
    expect([...listTouchedDays([{ ...event, carryOverRatio: 0 }], { ...range, days: 40 })]).toHaveLength(2);
  });

  it('EV1 are cut at the ends of what is asked', () => {
    const long = planningEvent({ fromDay: '2025-12-01', toDay: '2026-12-01' });
    expect(listTouchedDays([long], range).size).toBe(31);
    const before = planningEvent({ day: '2026-02-28', carryOverRatio: 1 });
    expect([...listTouchedDays([before], range)]).toEqual(['2026-03-01']);
    expect(listTouchedDays([planningEvent({ day: '2026-04-01' })], range).size).toBe(0);
  });
});

describe('effects on a day', () => {
  it('EV2 multiply in any order, then typed calls come on top', () => {
    const effects = [effect({ calls: 30 }), effect({ ratio: 1.5 }), effect({ ratio: 0.8 })];
    expect(apply(day(100, 200), ...effects)).toEqual(
      [130, 260].map((value) => expect.closeTo(value, 9) as number),
    );
    expect(apply(day(100, 200), ...effects.toReversed())).toEqual(
      [130, 260].map((value) => expect.closeTo(value, 9) as number),
    );
  });

  it('EV11 end together at what a single one may type', () => {
    const raised = apply(day(1, 3), ...new Array<EventEffectOnDay>(500).fill(effect({ ratio: 100 })));
    expect(raised).toEqual([MOST_CALLS / 4, (3 * MOST_CALLS) / 4]);
    const added = apply(day(1, 3), ...new Array<EventEffectOnDay>(500).fill(effect({ calls: 1e7 })));
    expect(added).toEqual(raised);
    // What comes by itself is no event's.
    expect(apply(day(2e7), effect({ ratio: 2 }))).toEqual([2e7]);
    expect(apply(day(2e7), effect({ ratio: 0.5 }))).toEqual([1e7]);
  });

  it('EV2 say exactly what each made of the day', () => {
    const calls = day(100, 200);
    const curve = [1, 0];
    const applied = applyEvents(calls, [
      effect({ eventId: 'a', ratio: 0.5, dayCurve: curve }),
      effect({ eventId: 'b', ratio: 2 }),
      effect({ eventId: 'c', calls: -40 }),
    ]);
    // The first half of the day has 100 calls to lose, not 150.
    expect(applied.map(({ eventId, calls: added }) => [eventId, Math.round(added)])).toEqual([
      ['a', -100],
      ['b', 200],
      ['c', -40],
    ]);
    expect(applied.reduce((product, { ratio }) => product * ratio, 300)).toBeCloseTo(
      calls[0]! + calls[1]!,
      9,
    );
  });

  it('EV2 never make a day negative', () => {
    expect(apply(day(10, 0, 5), effect({ calls: -100 }))).toEqual([0, 0, 0]);
    expect(apply(day(10, 20), effect({ ratio: 0 }), effect({ calls: -5 }))).toEqual([0, 0]);
  });

  it('EV3 go where the curve puts them', () => {
    expect(apply(day(10, 10), effect({ ratio: 1.5, dayCurve: [0, 1] }))).toEqual([10, 20]);
    expect(apply(day(10, 10, 10, 10), effect({ calls: 8, dayCurve: [1, 3] }))).toEqual([11, 11, 13, 13]);
  });

  it('EV3 take from elsewhere on the curve what one place cannot lose', () => {
    expect(apply(day(10, 10, 10), effect({ calls: -18, dayCurve: [1, 8, 0] }))).toEqual([2, 0, 10]);
    // The morning alone is named: it cannot lose more than it has.
    expect(apply(day(10, 10), effect({ ratio: 0.2, dayCurve: [1, 0] }))).toEqual([0, 10]);
  });

  it('EV3 put calls by the curve alone where nobody ever calls', () => {
    expect(apply(day(0, 0, 0, 0), effect({ calls: 40, dayCurve: [0, 1] }))).toEqual([0, 0, 20, 20]);
    expect(apply(day(0, 0), effect({ ratio: 3 }))).toEqual([0, 0]);
  });

  it('leave unknown places unknown', () => {
    expect(apply(day(Number.NaN, 10), effect({ ratio: 2 }), effect({ calls: 5 }))).toEqual([Number.NaN, 25]);
  });

  it('keep a day total through any curve', () => {
    const base = Float64Array.from({ length: 48 }, (_, place) => (place < 12 ? 0 : 3 + (place % 7)));
    const total = base.reduce((sum, value) => sum + value, 0);
    for (const ratio of [0, 0.3, 0.9, 1.7, 4])
      for (const dayCurve of [
        null,
        [1, 2, 3],
        [5, 1],
        Array.from({ length: 24 }, (_, hour) => 1 + (hour % 5)),
      ]) {
        const sum = apply(base, effect({ ratio, dayCurve })).reduce((all, value) => all + value, 0);
        expect(sum).toBeCloseTo(ratio * total, 6);
      }
  });

  it('curves of any number of parts keep their proportions', () => {
    expect([...resampleCurve([1, 3], 4)]).toEqual([1, 1, 3, 3]);
    expect([...resampleCurve([3, 0, 0], 2)]).toEqual([2, 0]);
    expect([...resampleCurve([1, 2, 3, 4], 2)]).toEqual([1.5, 3.5]);
    expect([...resampleCurve([0, 0], 3)]).toEqual([1, 1, 1]);
  });
});

describe('effects of a queue', () => {
  const history = gridOf('2026-01-05', 56, () => 10);
  const effectsOf = (...events: readonly PlanningEvent[]) =>
    findEventEffects({ queueId: 'sales', calls: history, events, excludedDays: new Set() });

  it('EV1 carry over the difference from 1 and typed calls', () => {
    const effects = effectsOf(
      planningEvent({ id: 'a', effect: { kind: 'typed-ratio', ratio: 1.5 }, carryOverRatio: 0.4 }),
      planningEvent({ id: 'b', effect: { kind: 'typed-calls', callsPerDay: 50 }, carryOverRatio: 0.1 }),
    );
    const on = (name: string) => effects.on(name).map(({ ratio, calls }) => [ratio, calls]);
    expect(on('2026-03-10')).toEqual([
      [1.5, 0],
      [1, 50],
    ]);
    expect(on('2026-03-11')).toEqual([
      [1.2, 0],
      [1, 5],
    ]);
    expect(on('2026-03-12')).toEqual([]);
    expect(on('2026-03-09')).toEqual([]);
  });

  it('are those of its own events only', () => {
    const effects = effectsOf(
      planningEvent({
        id: 'mine',
        queueIds: ['sales', 'support'],
        effect: { kind: 'typed-ratio', ratio: 2 },
      }),
      planningEvent({ id: 'theirs', queueIds: ['support'], effect: { kind: 'typed-ratio', ratio: 3 } }),
    );
    expect(effects.on('2026-03-10').map(({ eventId }) => eventId)).toEqual(['mine']);
  });

  it('EV9 name the weekday a day is like, not that of the day carried over to', () => {
    const effects = effectsOf(
      planningEvent({ day: '2026-03-14', effect: { kind: 'like-weekday', weekday: 1 }, carryOverRatio: 0.5 }),
    );
    expect(['2026-03-13', '2026-03-14', '2026-03-15'].map((name) => effects.weekdayOf(name))).toEqual([
      null,
      0,
      null,
    ]);
  });

  it('EV6 of which nothing is known change nothing, and that is said', () => {
    const effects = effectsOf(
      planningEvent({ id: 'new' }),
      planningEvent({ id: 'typed', effect: { kind: 'typed-ratio', ratio: 1.1 } }),
    );
    expect(effects.on('2026-03-10')[0]).toMatchObject({ eventId: 'new', ratio: 1, calls: 0 });
    expect(effects.unknownEventIds).toEqual(['new']);
  });
});
