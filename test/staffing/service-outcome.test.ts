import { describe, expect, it } from 'vitest';
import { erlangA, erlangAFates, solveErlangA } from '../../shared/staffing/erlang-a.ts';
import { serviceOutcome } from '../../shared/staffing/service-outcome.ts';
import { StaffingError } from '../../shared/staffing/staffing-error.ts';
import { SERVICE_LEVEL_FORMULAS, type ServiceLevelFormula } from '../../shared/site/site.ts';
import { buildLoad, buildTarget } from './builders.ts';

const LOAD = buildLoad({ calls: 120, patienceSeconds: 60 });
const STATES = solveErlangA({ agents: 10, callRate: 120 / 1800, handleTime: 180, patience: 60 });
const H = 1 - erlangA(STATES).pAbandon;
const A = 1 - H;
const { answeredWithin: HX, abandonedWithin: AX } = erlangAFates(STATES, 20);
const AS = erlangAFates(STATES, 5).abandonedWithin;

const EXPECTED: Readonly<Record<ServiceLevelFormula, number>> = {
  'all-departures': (HX + AX) / (H + A),
  'answered-only': HX / H,
  strict: HX / (H + A),
  'ignore-early-abandons': HX / (H + A - AX),
  'short-abandons-met': (HX + AS) / (H + A),
  'short-abandons-out': HX / (H + A - AS),
};

describe('what agents make of a load', () => {
  it.each(SERVICE_LEVEL_FORMULAS)('SF10 reads %s from the probabilities of the model', (formula) => {
    const target = buildTarget({ serviceLevelFormula: formula, shortAbandonSeconds: 5 });
    const outcome = serviceOutcome(LOAD, 10, target);
    expect(outcome.serviceLevelRatio).toBeCloseTo(EXPECTED[formula], 12);
  });

  it('SF10 spreads the six formulas over the same hour', () => {
    expect(new Set(Object.values(EXPECTED).map((value) => value.toFixed(3))).size).toBe(6);
  });

  it('SF14 leaves short abandons out of abandonment, as the catalogue does', () => {
    const { abandonmentRatio } = serviceOutcome(LOAD, 10, buildTarget({ shortAbandonSeconds: 5 }));
    expect(abandonmentRatio).toBeCloseTo((A - AS) / (1 - AS), 12);
    expect(serviceOutcome(LOAD, 10, buildTarget()).abandonmentRatio).toBeCloseTo(A, 12);
  });

  it('SF6 gives the speed of answer of the answered, in seconds', () => {
    const { averageAnswerSeconds } = serviceOutcome(LOAD, 10, buildTarget());
    expect(averageAnswerSeconds).toBeCloseTo(erlangA(STATES).meanWaitAnswered, 10);
  });

  it('SF11 interpolates between whole agents: 14.5 answer 91.4901 % (Koole)', () => {
    const load = buildLoad({ calls: (100 / 30) * 30, patienceSeconds: null });
    const { serviceLevelRatio } = serviceOutcome(load, 14.5, buildTarget());
    expect(Math.abs(serviceLevelRatio! - 0.914901431)).toBeLessThan(1e-9);
  });

  it('SF11 mixes calls and not percentages: half with nobody there is not half the answer rate', () => {
    const target = buildTarget({ serviceLevelFormula: 'answered-only' });
    const one = serviceOutcome(buildLoad({ calls: 2 }), 1, target);
    const half = serviceOutcome(buildLoad({ calls: 2 }), 0.5, target);
    // Whoever is answered at all is answered by the one agent.
    expect(half.serviceLevelRatio).toBeCloseTo(one.serviceLevelRatio!, 12);
    expect(half.averageAnswerSeconds).toBeCloseTo(one.averageAnswerSeconds!, 12);
  });

  it('SF12 answers nobody in time when nobody hangs up and the load is not below the agents', () => {
    const load = buildLoad({ patienceSeconds: null });
    for (const agents of [0, 9, 10]) {
      expect(serviceOutcome(load, agents, buildTarget())).toMatchObject({
        serviceLevelRatio: 0,
        averageAnswerSeconds: Infinity,
        abandonmentRatio: 0,
      });
    }
    expect(serviceOutcome(load, 10, buildTarget()).occupancyRatio).toBe(1);
    const between = serviceOutcome(load, 10.5, buildTarget());
    const above = serviceOutcome(load, 11, buildTarget());
    expect(between.serviceLevelRatio).toBeCloseTo(above.serviceLevelRatio! / 2, 12);
  });

  it('SF13 has no figures where nothing is offered', () => {
    const nothing = {
      serviceLevelRatio: null,
      averageAnswerSeconds: null,
      abandonmentRatio: null,
      occupancyRatio: null,
    };
    expect(serviceOutcome(buildLoad({ calls: 0 }), 12, buildTarget())).toEqual(nothing);
    expect(serviceOutcome(buildLoad({ calls: 0, handleSeconds: 0 }), 0, buildTarget())).toEqual(nothing);
  });

  it('SF12 loses everybody who hangs up when nobody is there', () => {
    expect(serviceOutcome(buildLoad(), 0, buildTarget())).toEqual({
      serviceLevelRatio: 0,
      averageAnswerSeconds: null,
      abandonmentRatio: 1,
      occupancyRatio: null,
    });
  });

  it('SF10 answers within 0 s those who find somebody free', () => {
    const { serviceLevelRatio } = serviceOutcome(LOAD, 10, buildTarget({ answerWithinSeconds: 0 }));
    expect(serviceLevelRatio).toBeCloseTo(1 - erlangA(STATES).pWait, 12);
  });

  it.each([
    ['calls (NaN)', { calls: NaN }, {}, 5],
    ['calls (-1)', { calls: -1 }, {}, 5],
    ['calls (1000000000) of 180 s in 30 minutes', { calls: 1e9 }, {}, 5],
    ['handleSeconds (0)', { handleSeconds: 0 }, {}, 5],
    ['intervalMinutes (0)', { intervalMinutes: 0 }, {}, 5],
    ['patienceSeconds (0)', { patienceSeconds: 0 }, {}, 5],
    ['agents (-1)', {}, {}, -1],
    ['agents (NaN)', {}, {}, NaN],
    ['serviceLevelTarget (80)', {}, { serviceLevelTarget: 80 }, 5],
    ['answerWithinSeconds (-5)', {}, { answerWithinSeconds: -5 }, 5],
    ['maxOccupancyRatio (0)', {}, { maxOccupancyRatio: 0 }, 5],
    ['maxAbandonmentRatio (5)', {}, { maxAbandonmentRatio: 5 }, 5],
  ])('SF50 refuses %s', (named, load, target, agents) => {
    const run = () => serviceOutcome(buildLoad(load), agents, buildTarget(target));
    expect(run).toThrow(StaffingError);
    expect(run).toThrow(named);
  });
});
