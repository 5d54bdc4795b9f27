import { describe, expect, it } from 'vitest';
import type { BareTerm } from '../../shared/rostering/constraints/constraint.ts';
import { explainScore } from '../../shared/rostering/score/explain-score.ts';
import { findRefusedPicks } from '../../shared/rostering/score/find-refused-picks.ts';
import { scoreRoster } from '../../shared/rostering/score/score-roster.ts';
import { shift } from '../../scripts/roster-desk/bare-shifts.ts';
import { buildModel, OFF_EARLY_LATE, readPicks } from './model-builders.ts';

const WORK = Uint8Array.of(0, 1, 1);
const NOTHING = new Float64Array(9);

/** Objective and violations of rosters under one term. */
function score(term: BareTerm, ...rows: readonly string[]): readonly [number, number] {
  const model = buildModel({ dayCount: rows[0]!.length, agentCount: rows.length, terms: [term] });
  const { objective, violations } = scoreRoster(model, readPicks(model, ...rows));
  return [objective, violations];
}

describe('a choice on a day', () => {
  const term = {
    kind: 'pick',
    agent: 1,
    day: 1,
    costs: Float64Array.of(0, -3, 5),
    violations: Float64Array.of(2, 0, 0),
  } as const;

  it('costs what it costs there and nowhere else; a granted wish may earn', () => {
    expect(score(term, 'LLL', '-E-')).toEqual([-3, 0]);
    expect(score(term, 'EEE', '-LE')).toEqual([5, 0]);
  });

  it('may be a violation', () => {
    expect(score(term, 'EEE', 'E-E')).toEqual([0, 2]);
  });
});

describe('days in a row', () => {
  const lateThenEarly = Float64Array.of(0, 0, 0, 0, 0, 0, 0, 4, 0);
  const earlyThenLate = Float64Array.of(0, 0, 0, 0, 0, 1, 0, 0, 0);

  it('are judged in order, for the agents named, over every midnight', () => {
    const term = {
      kind: 'follow',
      agents: [1],
      costs: lateThenEarly,
      violations: earlyThenLate,
    } as const;
    expect(score(term, 'LELE', 'LELE')).toEqual([8, 1]);
    expect(score(term, 'LELE', 'L-E-')).toEqual([0, 0]);
  });

  it('hold only where both days are in the range', () => {
    const term = { kind: 'follow', agents: [0], costs: lateThenEarly, violations: NOTHING } as const;
    expect(score({ ...term, fromDay: 1 }, 'LELE')).toEqual([4, 0]);
    expect(score({ ...term, toDay: 3 }, 'LELE')).toEqual([4, 0]);
    expect(score({ ...term, fromDay: 2, toDay: 3 }, 'LELE')).toEqual([0, 0]);
  });
});

describe('a sum over days', () => {
  const term = {
    kind: 'sum',
    agent: 0,
    days: [0, 1, 3],
    values: Float64Array.of(0, 480, 300),
    base: 100,
    limits: { softMin: 500, perUnder: 2, softMax: 900, perOver: 0.5, hardMax: 1000, hardUnit: 480 },
  } as const;

  it('counts its days and its base, and costs each unit beyond the soft limits', () => {
    expect(score(term, 'EE---')).toEqual([0.5 * 160, 60 / 480]);
    expect(score(term, '-EL-E')).toEqual([0, 0]);
    expect(score(term, 'L-E-E')).toEqual([2 * 100, 0]);
    expect(score(term, 'E-L-E')).toEqual([0, 0]);
  });

  it('may have values of each day', () => {
    const valuesByDay = [0, 10, 100].map((value) => Float64Array.of(0, value, 1));
    const byDay = { ...term, valuesByDay, base: 0, limits: { softMax: 0, perOver: 1 } };
    expect(score(byDay, 'EEEE')).toEqual([110, 0]);
    expect(score(byDay, 'LE-L')).toEqual([12, 0]);
  });

  it('is feasible exactly at its limits', () => {
    expect(score({ ...term, limits: { hardMin: 580, hardMax: 580 } }, 'E----')).toEqual([0, 0]);
    expect(score({ ...term, limits: { hardMin: 581 } }, 'E----')).toEqual([0, 1]);
  });
});

describe('runs of days', () => {
  const term = {
    kind: 'run',
    agent: 0,
    members: WORK,
    before: 0,
    limits: { softMin: 2, perUnder: 10, hardMin: 2, softMax: 3, perOver: 1, hardMax: 4 },
  } as const;

  it('are each judged by minimum and maximum', () => {
    expect(score(term, '-E-EE-EEEE-EEEEEE-')).toEqual([10 + 1 + 3, 1 + 2]);
  });

  it('RO2 that touch the end of the horizon are judged by their maximum alone', () => {
    expect(score(term, '--E')).toEqual([0, 0]);
    expect(score(term, '-EEEEE')).toEqual([2, 1]);
  });

  it('RO3 that touch its start are lengthened by the days before', () => {
    expect(score({ ...term, before: 1 }, 'E--')).toEqual([0, 0]);
    expect(score({ ...term, before: 3 }, 'EE-')).toEqual([2, 1]);
    expect(score(term, 'E--')).toEqual([10, 1]);
  });

  it('lie wholly before the horizon and are not judged', () => {
    expect(score({ ...term, before: 9 }, '-EE-')).toEqual([0, 0]);
  });

  it('RO2 whose beginning is not known are judged by their maximum alone, with no day before', () => {
    expect(score({ ...term, before: null }, 'E--')).toEqual([0, 0]);
    expect(score({ ...term, before: null }, 'EEEEE-')).toEqual([2, 1]);
    expect(score({ ...term, before: null }, 'E-E-')).toEqual([10, 1]);
  });

  it('may be of days off', () => {
    const off = { ...term, members: Uint8Array.of(1, 0, 0) };
    expect(score(off, 'E-E--E-')).toEqual([10, 1]);
  });
});

describe('blocks of days', () => {
  const term = {
    kind: 'block',
    agent: 0,
    blocks: [[0], [2, 3], [5, 6]],
    members: WORK,
    count: 'touched',
    base: 0,
    limits: { softMax: 1, perOver: 7, hardMax: 2 },
  } as const;

  it('count when touched, with what was before', () => {
    expect(score(term, '-EE-E--')).toEqual([0, 0]);
    expect(score(term, 'E-EE-E-')).toEqual([14, 1]);
    expect(score({ ...term, base: 1 }, '-EE-E--')).toEqual([7, 0]);
  });

  it('count when torn; one of a single day cannot be', () => {
    expect(score({ ...term, count: 'torn' }, 'E-E--EE')).toEqual([0, 0]);
    expect(score({ ...term, count: 'torn' }, 'E-E---L')).toEqual([7, 0]);
  });

  it('count in a row, each run by itself, the first with those before', () => {
    const longest = { ...term, count: 'longest', limits: { softMax: 1, perOver: 7 } } as const;
    expect(score(longest, 'E----E-')).toEqual([0, 0]);
    expect(score(longest, '--E--E-')).toEqual([7, 0]);
    expect(score({ ...longest, base: 2 }, 'E----E-')).toEqual([14, 0]);
    expect(score({ ...longest, base: 2 }, '-----E-')).toEqual([0, 0]);
  });
});

describe('a spread', () => {
  const term = {
    kind: 'spread',
    agent: 0,
    days: [0, 1, 2],
    values: Float64Array.of(NaN, 360, 840),
    limits: { softMax: 60, perOver: 1 },
  } as const;

  it('is between the greatest and the smallest of the days that have a value', () => {
    expect(score(term, 'E-L-')).toEqual([420, 0]);
    expect(score(term, 'E--L')).toEqual([0, 0]);
  });

  it('is nothing where no day has one', () => {
    expect(score({ ...term, limits: { hardMax: 0 } }, '---L')).toEqual([0, 0]);
  });
});

describe('cover', () => {
  const set = { id: 'all', shares: Float64Array.of(1, 0.5), members: Uint8Array.of(0, 1, 1) };
  const limits = { softMin: 1, softMax: 1, perUnder: 10, perOver: 4, hardMin: 0.5 };

  it('counts shares by the day the shift starts on', () => {
    const model = buildModel({
      dayCount: 3,
      agentCount: 2,
      coverSets: [{ ...set, rows: 'start', rowCount: 3 }],
      terms: [{ kind: 'cover', set: 0, firstRow: 1, limits: [limits, limits] }],
    });
    const picks = readPicks(model, '-E-', '-L-');
    expect(explainScore(model, picks)).toMatchObject([
      { agent: null, day: 1, row: 1, value: 1.5, cost: 2, violation: 0 },
      { agent: null, day: 2, row: 2, value: 0, cost: 10, violation: 0.5 },
    ]);
  });

  it('counts who is there by slot, nights in the day they reach into, cut at the end', () => {
    const night = shift('N', 1320, 1560);
    const model = buildModel({
      dayCount: 2,
      agentCount: 1,
      variants: [...OFF_EARLY_LATE, night],
      coverSets: [{ ...set, members: Uint8Array.of(0, 0, 0, 1), rows: 'slot', rowCount: 48 }],
      terms: [
        {
          kind: 'cover',
          set: 0,
          firstRow: 0,
          limits: Array.from({ length: 48 }, () => ({ perOver: 1, softMax: 0 })),
        },
      ],
    });
    expect(explainScore(model, readPicks(model, 'NN')).map(({ row, day }) => [row, day])).toEqual([
      [22, 0],
      [23, 0],
      [24, 1],
      [25, 1],
      [46, 1],
      [47, 1],
    ]);
  });
});

describe('two people together', () => {
  const term = {
    kind: 'together',
    first: 0,
    second: 1,
    days: [0, 1],
    limits: { softMax: 60, perOver: 1, hardMax: 400 },
  } as const;

  it('are judged by the minutes the first is there alone, on the days named', () => {
    expect(score(term, 'E--', 'E--')).toEqual([0, 0]);
    expect(score(term, 'EEE', 'E--')).toEqual([420, 80]);
    expect(score(term, 'L--', 'EEE')).toEqual([420, 80]);
    expect(score(term, '--E', '---')).toEqual([0, 0]);
  });

  it('may be together in a shift that began the day before', () => {
    const variants = [...OFF_EARLY_LATE, shift('N', 1320, 1440 + 540)];
    const model = buildModel({
      dayCount: 2,
      agentCount: 2,
      variants,
      terms: [{ ...term, limits: { hardMax: 0 } }],
    });
    // The night ends at 9, the early begins at 6 and ends at 14.
    expect(scoreRoster(model, readPicks(model, '-E', 'N-')).violations).toBe(300);
  });
});

describe('a total', () => {
  it('adds up people and days, with its base', () => {
    const cheap = Float64Array.of(0, 10, 12);
    const dear = Float64Array.of(0, 20, 24);
    const term = {
      kind: 'total',
      agents: [0, 2],
      values: [cheap, dear],
      days: [0, 1],
      base: 5,
      limits: { softMax: 40, perOver: 2, hardMax: 47 },
    } as const;
    expect(score(term, 'EEE', 'EEE', 'L-L')).toEqual([2 * 9, 2]);
    expect(score(term, '--E', 'LLL', 'L-L')).toEqual([0, 0]);
  });
});

describe('a score', () => {
  const model = buildModel({
    dayCount: 2,
    terms: [
      {
        kind: 'sum',
        agent: 0,
        days: [0, 1],
        values: Float64Array.of(0, 1, 1),
        base: 0,
        limits: { softMax: 1, perOver: 3 },
      },
      {
        kind: 'sum',
        agent: 0,
        days: [0, 1],
        values: Float64Array.of(0, 1, 1),
        base: 0,
        limits: { hardMax: 0 },
      },
    ],
  });

  it('RO1 is told by rule and is the sum of what is told', () => {
    const parts = explainScore(model, readPicks(model, 'EL'));
    expect(parts).toEqual([
      { rule: 'rule-0', ruleIndex: 0, term: 0, agent: 0, day: 0, row: null, cost: 3, violation: 0, value: 2 },
      { rule: 'rule-1', ruleIndex: 1, term: 1, agent: 0, day: 0, row: null, cost: 0, violation: 2, value: 2 },
    ]);
    expect(scoreRoster(model, readPicks(model, 'EL'))).toEqual({ objective: 3, violations: 2 });
    expect(explainScore(model, readPicks(model, '--'))).toEqual([]);
  });

  it('says which picks are not among the choices', () => {
    const choices = [Uint16Array.of(0), Uint16Array.of(0, 1)];
    const narrow = buildModel({ dayCount: 2, terms: [], choices });
    expect(findRefusedPicks(narrow, readPicks(narrow, 'EE'))).toEqual([{ agent: 0, day: 0, variant: 1 }]);
    expect(findRefusedPicks(narrow, readPicks(narrow, '-E'))).toEqual([]);
  });
});
