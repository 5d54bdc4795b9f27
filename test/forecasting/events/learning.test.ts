import { describe, expect, it } from 'vitest';
import { describePastEvents } from '../../../shared/forecasting/events/describe-past-events.ts';
import { findEventEffects } from '../../../shared/forecasting/events/find-event-effects.ts';
import { createEffectLearner, PRIOR_DAYS } from '../../../shared/forecasting/events/learn-effects.ts';
import type { PlanningEvent } from '../../../shared/forecasting/planning-event.ts';
import { dayNumber } from '../../../shared/time/day-number.ts';
import { gridOf } from '../../helpers/grid-builders.ts';
import { planningEvent } from '../../helpers/planning-event-builder.ts';

/** Half hours from 8 to 18, 50 calls each on Mondays to Fridays and 20 on Saturdays; days may have factors of their own. */
function past(
  factors: Readonly<Record<string, number>>,
  events: readonly PlanningEvent[],
  excluded: readonly string[] = [],
) {
  const calls = gridOf('2026-01-05', 84, (day, place, weekday) => {
    if (place < 16 || place >= 36 || weekday === 6) return Number.NaN;
    return (weekday === 5 ? 20 : 50) * (factors[day] ?? 1);
  });
  return { queueId: 'sales', calls, events, excludedDays: new Set(excluded) };
}
const TUESDAY = '2026-02-10';
const NEXT = '2026-05-05';

describe('what past events did', () => {
  it('EV4 is said against the same weekdays around them', () => {
    const [effect] = describePastEvents(past({ [TUESDAY]: 1.4 }, [planningEvent({ day: TUESDAY })]));
    expect(effect).toMatchObject({
      eventId: `e-${TUESDAY}`,
      day: TUESDAY,
      dayOfEvent: 0,
      usualDays: 6,
      wasClosed: false,
    });
    expect(effect!.expectedCalls).toBe(1_000);
    expect(effect!.actualCalls).toBeCloseTo(1_400, 9);
    expect(effect!.ratio).toBeCloseTo(1.4, 3);
    expect(effect!.hourRatios[9]).toBeCloseTo(1.4, 9);
    expect([effect!.hourRatios[7], effect!.hourRatios[18]]).toEqual([null, null]);
  });

  it('EV4 is not led astray by a trend, by one wild day, by other events and excluded days', () => {
    const grows = Object.fromEntries(
      Array.from({ length: 84 }, (_, index) => index).map((index) => {
        const day = new Date(Date.UTC(2026, 0, 5 + index)).toISOString().slice(0, 10);
        return [day, 1 + index / 336];
      }),
    );
    const at = 1 + (dayNumber(TUESDAY) - dayNumber('2026-01-05')) / 336;
    const factors = { ...grows, [TUESDAY]: 1.5 * at, '2026-02-03': 9, '2026-02-17': 9, '2026-02-24': 9 };
    const events = [planningEvent({ day: TUESDAY }), planningEvent({ day: '2026-02-17' })];
    const effect = describePastEvents(past(factors, events, ['2026-02-24'])).find(
      ({ day }) => day === TUESDAY,
    )!;
    expect(effect.ratio).toBeCloseTo(1.5, 2);
  });

  it('EV9 is judged as the weekday it was like', () => {
    const event = planningEvent({
      kind: 'make-up-workday',
      day: '2026-02-14',
      effect: { kind: 'like-weekday', weekday: 1 },
    });
    const [effect] = describePastEvents(past({ '2026-02-14': 2.5 }, [event]));
    expect(effect!.expectedCalls).toBeCloseTo(1_000, 9);
    expect(effect!.actualCalls).toBe(1_000);
  });

  it('EV7 of days nobody knows is not there; half a day is compared with its half', () => {
    const one = past({ [TUESDAY]: 1.4 }, [planningEvent({ day: TUESDAY })]);
    const from = (dayNumber(TUESDAY) - dayNumber('2026-01-05')) * 48;
    one.calls.values.fill(Number.NaN, from, from + 26);
    const [effect] = describePastEvents(one);
    expect(effect!.expectedCalls).toBe(500);
    expect(effect!.ratio).toBeCloseTo(1.4, 2);
    one.calls.values.fill(Number.NaN, from, from + 48);
    expect(describePastEvents(one)).toEqual([]);
  });

  it('EV8 a silent holiday between days that were heard was closed; one at the edge of the history is not known', () => {
    const holiday = (day: string) => planningEvent({ kind: 'holiday', day, name: { en: 'Founding day' } });
    const silent = { [TUESDAY]: Number.NaN, '2026-01-05': Number.NaN };
    const effects = describePastEvents(past(silent, [holiday(TUESDAY), holiday('2026-01-05')]));
    expect(effects.map(({ day, wasClosed, actualCalls }) => [day, wasClosed, actualCalls])).toEqual([
      [TUESDAY, true, 0],
    ]);
  });

  it('names what else was on that day', () => {
    const both = [
      planningEvent({ id: 'a', day: TUESDAY }),
      planningEvent({ id: 'b', day: TUESDAY, kind: 'billing' }),
    ];
    expect(describePastEvents(past({}, both)).map(({ sharedWith }) => sharedWith)).toEqual([['b'], ['a']]);
  });
});

describe('learnt effects', () => {
  const coming = (part: Partial<PlanningEvent> = {}) => planningEvent({ id: 'coming', day: NEXT, ...part });
  const ratioOf = (
    factors: Readonly<Record<string, number>>,
    events: readonly PlanningEvent[],
    day = NEXT,
  ): number => findEventEffects(past(factors, events)).on(day)[0]!.ratio;

  it('EV5 are what the same name did, shrunk toward no effect while the kind has no other', () => {
    const ratio = ratioOf({ [TUESDAY]: 1.4 }, [planningEvent({ day: TUESDAY }), coming()]);
    const weight = 1_000.5 / 1_050;
    expect(ratio).toBeCloseTo(
      Math.exp((weight * Math.log(1_400.5 / 1_000.5)) / (weight + PRIOR_DAYS.campaign)),
      9,
    );
  });

  it('EV5 come nearer to what it did the more often it came', () => {
    const days = ['2026-01-20', '2026-02-10', '2026-03-03'];
    const factors = Object.fromEntries(days.map((day) => [day, 1.4]));
    const ratios = [1, 2, 3].map((count) =>
      ratioOf(factors, [...days.slice(0, count).map((day) => planningEvent({ day })), coming()]),
    );
    expect(ratios[0]!).toBeLessThan(ratios[1]!);
    expect(ratios[1]!).toBeLessThan(ratios[2]!);
    expect(ratios[2]!).toBeGreaterThan(1.28);
    expect(ratios[2]!).toBeLessThan(1.4);
  });

  it('EV5 of a name never seen are the mean of its kind, drawn to no effect', () => {
    const others = ['2026-01-20', '2026-02-10'].map((day, index) =>
      planningEvent({ day, name: { en: `Letter ${index}` } }),
    );
    const factors = { '2026-01-20': 1.4, [TUESDAY]: 1.4 };
    expect(ratioOf(factors, [...others, coming()])).toBeCloseTo(1.4 ** (2 / 3), 2);
    const otherKind = others.map((event) => ({ ...event, kind: 'billing' as const }));
    expect(ratioOf(factors, [...otherKind, coming()])).toBe(1);
  });

  it('EV5 of a holiday trust one year more than a campaign is trusted', () => {
    const holiday = (day: string, id: string) =>
      planningEvent({ id, day, kind: 'holiday', name: { en: 'Founding day' } });
    expect(ratioOf({ [TUESDAY]: 0.2 }, [holiday(TUESDAY, 'old'), holiday(NEXT, 'new')])).toBeLessThan(0.28);
  });

  it('EV5 of several days differ from day to day, and the day after has the last one carried over', () => {
    const run = (id: string, fromDay: string, toDay: string) =>
      planningEvent({ id, fromDay, toDay, carryOverRatio: 0.5 });
    const factors = { '2026-02-10': 2, '2026-02-11': 1.2, '2026-02-12': 1.1 };
    const events = [run('old', '2026-02-10', '2026-02-11'), run('new', NEXT, '2026-05-06')];
    const [first, second, after] = [NEXT, '2026-05-06', '2026-05-07'].map((day) =>
      ratioOf(factors, events, day),
    );
    expect(first!).toBeGreaterThan(second! * 1.15);
    expect(second!).toBeGreaterThan(1);
    expect(after!).toBeCloseTo(1 + (second! - 1) / 2, 12);
  });

  it('EV7 learn nothing from days shared with other events', () => {
    const shared = [
      planningEvent({ day: TUESDAY }),
      planningEvent({ id: 'b', day: TUESDAY, kind: 'billing' }),
      coming(),
    ];
    expect(findEventEffects(past({ [TUESDAY]: 3 }, shared)).unknownEventIds).toEqual([
      `e-${TUESDAY}`,
      'b',
      'coming',
    ]);
  });

  it('EV5 of tiny queues stay near no effect: three calls more are chance', () => {
    const learner = createEffectLearner(
      [planningEvent({ id: 'old' })],
      [
        {
          eventId: 'old',
          day: TUESDAY,
          dayOfEvent: 0,
          isCarryOver: false,
          expectedCalls: 3,
          actualCalls: 6,
          ratio: 6.5 / 3.5,
          hourRatios: [],
          usualDays: 6,
          wasClosed: false,
          sharedWith: [],
        },
      ],
    );
    expect(learner.learn(coming()).ratioOn(0)).toBeLessThan(1.06);
    expect(learner.learn(coming())).toMatchObject({ basis: 'same-name', days: 1 });
  });

  it('10,000 events are read in one go', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      planningEvent({
        id: `e${index}`,
        fromDay: '2026-01-05',
        toDay: '2026-12-31',
        name: { en: `Name ${index}` },
      }),
    );
    const effects = findEventEffects(past({}, many));
    expect(effects.on(NEXT).length).toBe(10_000);
    expect(effects.unknownEventIds.length).toBe(10_000);
  });
});
