import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tally } from '../../shared/floor/tally.ts';
import { expectRemainingCalls } from '../../shared/metrics/expect-calls.ts';
import { makeTarget } from '../../shared/metrics/make-target.ts';
import { countServiceLevel } from '../../shared/metrics/service-level-formulas.ts';
import { SERVICE_LEVEL_FORMULAS, type ServiceRule } from '../../shared/site/site.ts';
import { buildRule, buildTally } from './build-rows.ts';

const RULE = buildRule({ serviceLevelTarget: 0.8, serviceLevelFormula: 'strict' });
const seventy = buildTally({ offered: 100, answered: 100, answeredWithinTarget: 70 });
const ninety = buildTally({ offered: 100, answered: 100, answeredWithinTarget: 90 });

describe('makeTarget', () => {
  it('MT10 without a forecast says how many in a row restore the target', () => {
    expect(makeTarget(seventy, RULE, null)).toEqual({
      kind: 'needs',
      ofNext: 50,
      mustAnswerInTime: 50,
      mayMiss: 0,
    });
  });

  it('MT10 without a forecast says how many misses in a row the target bears', () => {
    // 90 / 112 is 80.36 %, 90 / 113 is 79.6 %.
    expect(makeTarget(ninety, RULE, null)).toEqual({ kind: 'on-target', mayMiss: 12 });
  });

  it('MT10 with a forecast says k of n, safe or lost', () => {
    expect(makeTarget(seventy, RULE, 200)).toEqual({
      kind: 'needs',
      ofNext: 200,
      mustAnswerInTime: 170,
      mayMiss: 30,
    });
    expect(makeTarget(seventy, RULE, 40)).toEqual({ kind: 'lost', ofNext: 40, bestRatio: 110 / 140 });
    expect(makeTarget(ninety, RULE, 12)).toEqual({ kind: 'safe', ofNext: 12 });
    expect(makeTarget(ninety, RULE, 13).kind).toBe('needs');
  });

  it('counts callers waiting within the target among the next, those past it as missed', () => {
    const waiting = { ...ninety, waiting: 10, waitingPastTarget: 4 };
    expect(makeTarget(waiting, RULE, 0)).toEqual({ kind: 'safe', ofNext: 6 });
    expect(makeTarget({ ...ninety, waiting: 20, waitingPastTarget: 20 }, RULE, 0).kind).toBe('lost');
  });

  it('says nothing before the first call', () => {
    expect(makeTarget(buildTally({}), RULE, null)).toEqual({ kind: 'nothing-yet' });
    expect(makeTarget(buildTally({}), RULE, 0)).toEqual({ kind: 'nothing-yet' });
    expect(makeTarget(buildTally({}), RULE, 10)).toMatchObject({ kind: 'needs', mustAnswerInTime: 8 });
  });

  it('knows that nothing repairs a miss under 100 %, and that 0 % bears any', () => {
    expect(makeTarget(ninety, { ...RULE, serviceLevelTarget: 1 }, null)).toEqual({
      kind: 'lost',
      ofNext: null,
      bestRatio: 0.9,
    });
    expect(makeTarget(ninety, { ...RULE, serviceLevelTarget: 0 }, null)).toEqual({
      kind: 'on-target',
      mayMiss: null,
    });
  });

  it('counts whole calls where doubles would round: 7 % of 100 is 7, not 8', () => {
    const rule = { ...RULE, serviceLevelTarget: 0.07 };
    expect(makeTarget(buildTally({}), rule, 100)).toMatchObject({ mustAnswerInTime: 7 });
  });
});

/** Targets of two decimals, so that the brute force can be exact in hundredths. */
const anyRule: fc.Arbitrary<ServiceRule> = fc
  .record({
    hundredths: fc.integer({ min: 0, max: 100 }),
    formula: fc.constantFrom(...SERVICE_LEVEL_FORMULAS),
  })
  .map(({ hundredths, formula }) =>
    buildRule({ serviceLevelTarget: hundredths / 100, serviceLevelFormula: formula }),
  );

const small = fc.integer({ min: 0, max: 12 });
const anyTally: fc.Arbitrary<Tally> = fc
  .record({
    inTime: small,
    late: small,
    short: small,
    early: small,
    lateGone: small,
    past: small,
    within: small,
  })
  .map(({ inTime, late, short, early, lateGone, past, within }) =>
    buildTally({
      offered: inTime + late + short + early + lateGone + past + within,
      answered: inTime + late,
      answeredWithinTarget: inTime,
      abandoned: short + early + lateGone,
      abandonedWithinTarget: short + early,
      shortAbandons: short,
      waiting: past + within,
      waitingPastTarget: past,
    }),
  );

/** What may become of a call that is not answered in time. */
const FATES: readonly ((tally: Tally) => void)[] = [
  (tally) => (tally.answered += 1),
  (tally) => (tally.abandoned += 1),
  (tally) => ((tally.abandoned += 1), (tally.abandonedWithinTarget += 1)),
  (tally) => ((tally.abandoned += 1), (tally.abandonedWithinTarget += 1), (tally.shortAbandons += 1)),
  (tally) => (tally.flowedOut += 1),
];

function endDay(today: Tally, rule: ServiceRule, inTime: number, fates: readonly number[]): boolean {
  const end = { ...today };
  end.answered += inTime;
  end.answeredWithinTarget += inTime;
  for (const fate of fates) FATES[fate]!(end);
  const { met, counted } = countServiceLevel(rule.serviceLevelFormula, end);
  return met * 100 >= Math.round(rule.serviceLevelTarget * 100) * counted;
}

const late = (count: number) => Array.from({ length: count }, () => 0);

describe('makeTarget against brute force', () => {
  it('MT10 k of n is the smallest that ends on target when the others are answered late', () => {
    fc.assert(
      fc.property(anyTally, anyRule, fc.integer({ min: 0, max: 30 }), (today, rule, expected) => {
        const n = expected + today.waiting - today.waitingPastTarget;
        const enough = Array.from({ length: n + 1 }, (_, k) => k).find((k) =>
          endDay(today, rule, k, late(n - k)),
        );
        const answer = makeTarget(today, rule, expected);
        const { counted } = countServiceLevel(rule.serviceLevelFormula, today);
        if (counted + n === 0) expect(answer).toEqual({ kind: 'nothing-yet' });
        else if (enough === undefined) expect(answer).toMatchObject({ kind: 'lost', ofNext: n });
        else if (enough === 0) expect(answer).toEqual({ kind: 'safe', ofNext: n });
        else {
          const mayMiss = n - enough;
          expect(answer).toEqual({ kind: 'needs', ofNext: n, mustAnswerInTime: enough, mayMiss });
        }
      }),
      { seed: 3, numRuns: 2000 },
    );
  });

  it('MT10 k of n is enough whatever becomes of the others', () => {
    const fates = fc.array(fc.integer({ min: 0, max: FATES.length - 1 }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(
        anyTally,
        anyRule,
        fc.integer({ min: 1, max: 30 }),
        fates,
        (today, rule, expected, fate) => {
          const answer = makeTarget(today, rule, expected);
          if (answer.kind !== 'needs') return;
          expect(endDay(today, rule, answer.mustAnswerInTime, fate.slice(0, answer.mayMiss))).toBe(true);
        },
      ),
      { seed: 4, numRuns: 2000 },
    );
  });

  it('MT10 without a forecast the streaks are exact', () => {
    fc.assert(
      fc.property(anyTally, anyRule, (today, rule) => {
        const answer = makeTarget(today, rule, null);
        if (answer.kind === 'needs') {
          expect(endDay(today, rule, answer.ofNext, [])).toBe(true);
          expect(endDay(today, rule, answer.ofNext - 1, [])).toBe(false);
        }
        if (answer.kind === 'on-target' && answer.mayMiss !== null) {
          expect(endDay(today, rule, 0, late(answer.mayMiss))).toBe(true);
          expect(endDay(today, rule, 0, late(answer.mayMiss + 1))).toBe(false);
        }
        if (answer.kind === 'lost') {
          expect(rule.serviceLevelTarget).toBe(1);
          expect(endDay(today, rule, 10_000, [])).toBe(false);
        }
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});

describe('expectRemainingCalls', () => {
  const HOUR = 3_600_000;
  const base = { lastWeekFromMs: 0, todayFromMs: 7 * 24 * HOUR, intervalMinutes: 60 };
  const lastWeek = [
    { startMs: 8 * HOUR, offered: 600 },
    { startMs: 9 * HOUR, offered: 300 },
    { startMs: 10 * HOUR, offered: 100 },
  ];
  const at = (hours: number, offeredToday: number) =>
    expectRemainingCalls({ ...base, lastWeek, nowMs: base.todayFromMs + hours * HOUR, offeredToday });

  it('is last week’s rest on a day like it', () => {
    expect(at(9, 600)).toBe(400);
    expect(at(0, 0)).toBe(1000);
    expect(at(23, 1000)).toBe(0);
  });

  it('takes the share that is left of the running interval', () => {
    expect(at(9.5, 750)).toBe(250);
  });

  it('follows how busy today is, carefully while there are few calls', () => {
    expect(at(9, 1250)).toBe(800);
    expect(at(8.01, 12)).toBeGreaterThan(950);
  });

  it('is null when last week is not known', () => {
    expect(
      expectRemainingCalls({ ...base, lastWeek: [], nowMs: base.todayFromMs, offeredToday: 5 }),
    ).toBeNull();
  });
});
