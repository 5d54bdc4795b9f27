import { describe, expect, it } from 'vitest';
import type { SumTerm } from '../../../../shared/rostering/model/term.ts';
import { createChoiceTable } from '../../../../shared/rostering/search/choice-table.ts';
import { createSumWatch } from '../../../../shared/rostering/search/remake/sum-watch.ts';
import { buildModel } from '../../model-builders.ts';

const DAYS = 2;
const OFF = new Uint16Array(DAYS);
const MINUTES = Float64Array.of(0, 480, 480);

function watch(more: Partial<SumTerm>) {
  const term: SumTerm = {
    kind: 'sum',
    rule: 'some',
    ruleIndex: 0,
    agent: 0,
    days: [0, 1],
    values: MINUTES,
    base: 0,
    limits: { softMax: 480, perOver: 1 },
    ...more,
  };
  return createSumWatch(term, DAYS, createChoiceTable(buildModel({ dayCount: DAYS, terms: [] })));
}

describe('a sum watched over a stretch', () => {
  it('prices the days to come only where each day has the same values', () => {
    const [alike, other] = [watch({}), watch({ valuesByDay: [MINUTES, Float64Array.of(0, 60, 60)] })];
    for (const sum of [alike, other]) expect(sum.open(OFF, 0, 0, 1, false)).toBe(true);
    expect([alike.isWhole, other.isWhole]).toEqual([true, false]);
  });

  it('tells sums apart by the values of all days, not of the first', () => {
    const none = Float64Array.of(0, 0, 0);
    expect(watch({ values: none, valuesByDay: [none, MINUTES] }).quantum).toBe(480);
    expect(watch({ valuesByDay: [MINUTES, Float64Array.of(0, 60, 60)] }).quantum).toBe(40);
  });

  it('leaves later days their share also where the first adds nothing', () => {
    const none = Float64Array.of(0, 0, 0);
    const sum = watch({ values: none, valuesByDay: [none, MINUTES] });
    sum.open(OFF, 0, 0, 0, true);
    // Nothing can be worked before the second day, with half a shift to spare.
    expect(sum.limits).toMatchObject({ softMin: -Infinity, softMax: 240, hardMax: Infinity });
  });
});
