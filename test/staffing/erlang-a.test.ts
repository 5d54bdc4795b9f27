import { describe, expect, it } from 'vitest';
import { erlangA, erlangAFates, solveErlangA } from '../../shared/staffing/erlang-a.ts';
import { erlangC } from '../../shared/staffing/erlang-c.ts';
import { StaffingError } from '../../shared/staffing/staffing-error.ts';
import { expectExact, expectPublished } from './near.ts';
import { ERLANG_A } from './vectors.ts';

type Published = Readonly<Record<string, number>>;

function solve(agents: number, callRate: number, handleTime: number, patience: number) {
  const states = solveErlangA({ agents, callRate, handleTime, patience });
  return { figures: erlangA(states), after: (time: number) => erlangAFates(states, time) };
}

function readVector(vector: (typeof ERLANG_A)[number]) {
  const { figures, after } = solve(vector.agents, vector.callsPerUnit, vector.aht, vector.meanPatience);
  const { answeredWithin, abandonedWithin } = after(vector.answerWithin);
  return {
    pWait: figures.pWait,
    pNoWait: 1 - figures.pWait,
    pAbandon: figures.pAbandon,
    queueLength: figures.queueLength,
    queueVariance: figures.queueVariance,
    inSystem: figures.inSystem,
    meanWaitAll: figures.meanWaitAll,
    meanWaitAll_seconds: 60 * figures.meanWaitAll,
    meanWaitServed: figures.meanWaitAnswered,
    meanWaitAbandoned: figures.meanWaitAbandoned,
    occupancy: figures.occupancy,
    answeredWithinT_ofOffered: answeredWithin,
    answeredWithinT_ofAnswered: answeredWithin / (1 - figures.pAbandon),
    abandonedWithinT: abandonedWithin,
    abandonedWithinT_ofAbandoned: abandonedWithin / figures.pAbandon,
    answeredWithinT_exclShortAbandons: answeredWithin / (1 - abandonedWithin),
  };
}

describe('Erlang A', () => {
  it.each(ERLANG_A)('SF1 gives what is known of $agents agents within $answerWithin ($source)', (vector) => {
    const found = readVector(vector);
    for (const [name, exact] of Object.entries(vector.exact)) {
      expectExact(found[name as keyof typeof found], exact, name);
    }
    for (const [name, published] of Object.entries((vector.published ?? {}) as Published)) {
      expectPublished(found[name as keyof typeof found], published, name);
    }
  });

  it('SF2 says 0.4394 at 1,000 agents and 1,220 calls, where a plain recursion underflows', () => {
    expect(solve(1000, 1220, 1, 5).after(1).answeredWithin).toBeCloseTo(0.439445155601, 11);
  });

  it('SF2 keeps its figures at 10,000 agents, under and over load, with patient and impatient callers', () => {
    for (const callRate of [1, 9_000, 10_100, 40_000]) {
      for (const patience of [0.01, 2, 10_000]) {
        const { figures, after } = solve(10_000, callRate, 1, patience);
        for (const value of Object.values(figures)) expect(Number.isFinite(value)).toBe(true);
        // What comes is served or hangs up.
        expect(figures.occupancy * 10_000 + callRate * figures.pAbandon).toBeCloseTo(callRate, 5);
        expect(after(0.1).answeredWithin).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('SF3 has every call answered, gone or still waiting at any age', () => {
    for (const time of [0, 0.01, 0.3, 2, 50, 1e6]) {
      const { answeredWithin, abandonedWithin, stillWaiting } = solve(12, 14, 1, 0.7).after(time);
      expect(answeredWithin + abandonedWithin + stillWaiting).toBeCloseTo(1, 12);
    }
  });

  it('SF6 tells the speed of answer from the mean wait of everybody', () => {
    const { figures } = solve(3, 0.5, 4, 1.5);
    expect(figures.meanWaitAnswered).toBeCloseTo(0.127977787313, 10);
    expect(figures.meanWaitAll).toBeCloseTo(0.222508525712, 10);
    const parts =
      figures.pAbandon * figures.meanWaitAbandoned + (1 - figures.pAbandon) * figures.meanWaitAnswered;
    expect(parts).toBeCloseTo(figures.meanWaitAll, 12);
  });

  it('SF1 becomes Erlang C when patience has no end', () => {
    const patient = solve(55, 0.2, 240, 1e8).figures;
    const endless = erlangC(55, 48, 240);
    expect(patient.pWait).toBeCloseTo(endless.pWait, 5);
    expect(patient.meanWaitAnswered).toBeCloseTo(endless.meanWait, 3);
  });

  it('SF1 loses everybody when nobody is there', () => {
    const { figures, after } = solve(0, 2, 3, 4);
    expect(figures).toMatchObject({ pWait: 1, pAbandon: 1 });
    expect(figures.queueLength).toBeCloseTo(8, 12);
    expect(after(4).abandonedWithin).toBeCloseTo(1 - Math.exp(-1), 12);
  });

  it.each([
    ['agents (-2)', { agents: -2 }],
    ['callRate (0)', { callRate: 0 }],
    ['handleTime (NaN)', { handleTime: NaN }],
    ['patience (0)', { patience: 0 }],
    ['load (2000000000)', { callRate: 1e9 }],
  ])('SF50 refuses %s', (named, changes) => {
    const run = () => solveErlangA({ agents: 5, callRate: 2, handleTime: 2, patience: 1, ...changes });
    expect(run).toThrow(StaffingError);
    expect(run).toThrow(named);
  });
});
