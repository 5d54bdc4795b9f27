import { expect, test } from 'vitest';
import { describeMarks, wordRefused } from '../../../client/screens/roster/describe-marks.ts';
import { WORDS } from '../../../client/locales/index.ts';
import type { PersonTold, RuleMark } from '../../../client/state/roster/roster-told.ts';
import { findStandOut, listBroken, listStandOut } from '../../../client/state/roster/stand-out.ts';
import { makeProblemAnswer } from '../../helpers/roster-builder.ts';

const days = ['2027-01-04', '2027-01-05', '2027-01-06'];
/** One agent missing for an hour costs 40. */
const problem = {
  cover: [{ ...makeProblemAnswer(1, 7).problem.cover[0]!, rows: 'slot' as const, perUnder: [2, 20] }],
  horizon: { ...makeProblemAnswer(1, 7).problem.horizon, slotMinutes: 30 as const },
};

function markOf(change: Partial<RuleMark>): RuleMark {
  return {
    rule: 'weekends',
    ruleIndex: 0,
    day: 0,
    value: null,
    unit: null,
    cost: 0,
    violation: 0,
    ...change,
  };
}

function personOf(agentId: string, ...marks: readonly Partial<RuleMark>[]): PersonTold {
  return { agentId, paidMinutes: 0, marks: marks.map(markOf), refused: [] };
}

const people = [
  personOf('a', { cost: 30 }),
  personOf('b', { cost: 50, day: 1 }, { cost: 60, day: 2 }),
  personOf('c', { cost: 100 }),
  personOf('d', { cost: 20, day: 0 }, { cost: 300, day: 2 }),
  personOf('e', { cost: 15 }, { violation: 2, cost: 900, day: null }, { violation: 1, day: 1 }),
  personOf('f', { cost: 90 }),
  personOf('g', { cost: 250, day: 1 }),
];

test('RX19 who bends twice what is usual stands out, and nobody does for less than an agent missing for an hour', () => {
  expect(findStandOut(people, problem)).toEqual({ ofPerson: 200, ofCell: 40 });
  expect(findStandOut([personOf('a'), personOf('b', { cost: 39 })], problem).ofPerson).toBe(40);
  expect(findStandOut([], problem).ofPerson).toBe(40);
});

test('RX19 of many who bend a lot the tenth who bends most stands out', () => {
  const many = Array.from({ length: 40 }, (_, at) => personOf(`p${at}`, { cost: at < 25 ? 0 : 100 + at }));
  const standingOut = listStandOut(many, findStandOut(many, problem), days);
  expect(standingOut.map(({ agentId }) => agentId)).toEqual(['p39', 'p38', 'p37', 'p36']);
});

test('RX19 broken rules have their cells, what is about all days the first; who bends most comes first at what costs most', () => {
  expect(listBroken(people, days)).toEqual([
    { agentId: 'e', day: days[0] },
    { agentId: 'e', day: days[1] },
  ]);
  expect(listStandOut(people, findStandOut(people, problem), days)).toEqual([
    { agentId: 'd', day: days[2] },
    { agentId: 'g', day: days[1] },
  ]);
});

test('RX19 of broken rules the cell that is furthest beyond its limits is gone to first', () => {
  const refused = { day: 2, why: { code: 'unknown-shift' } as const };
  const broken = [
    personOf('a', { violation: 0.5, day: 0 }, { violation: 1, day: 1 }),
    { ...personOf('b', { violation: 0.25, day: 2 }), refused: [refused] },
    personOf('c', { violation: 1, day: 0 }, { violation: 2, day: 0 }),
  ];
  expect(listBroken(broken, days)).toEqual([
    { agentId: 'c', day: days[0] },
    { agentId: 'b', day: days[2] },
    { agentId: 'a', day: days[1] },
    { agentId: 'a', day: days[0] },
  ]);
});

test('RX19 only what stands out is marked amber; the words of the rest are there all the same', () => {
  const naming = {
    words: WORDS.en.roster,
    locale: 'en' as const,
    nameRule: (rule: string) => rule,
    nameDay: (day: string) => day,
    days,
    standOut: findStandOut(people, problem),
  };
  const marksOf = (agentId: string, day: number | null) =>
    describeMarks(
      people.find((person) => person.agentId === agentId),
      day,
      naming,
    );
  expect(marksOf('c', null)).toEqual({ level: 'none', texts: ['2027-01-04: Bent: weekends'] });
  expect(marksOf('c', 0)).toEqual({ level: 'none', texts: ['Bent: weekends'] });
  expect(marksOf('d', null).level).toBe('soft');
  expect(marksOf('d', 0).level).toBe('none');
  expect(marksOf('d', 2).level).toBe('soft');
  expect(marksOf('e', null).level).toBe('hard');
  expect(marksOf('e', 1).level).toBe('hard');
});

test('RX10 a shift that reaches into leave of the next day is told with the days of the leave', () => {
  const why = { code: 'day-off', kind: 'leave', from: '2027-01-05', to: '2027-01-07' } as const;
  expect(wordRefused({ why }, { words: WORDS.en.roster, locale: 'en' })).toMatch(
    /^On leave 5\s?–\s?7 Jan 2027: /,
  );
  const one = { ...why, kind: 'fixed', to: why.from } as const;
  expect(wordRefused({ why: one }, { words: WORDS['zh-CN'].roster, locale: 'zh-CN' })).toMatch(
    /2027年1月5日.*固定休息日/,
  );
});
