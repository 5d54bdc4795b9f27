import { describe, expect, it } from 'vitest';
import { parseShiftScheduling } from '../../shared/rostering/instances/parse-shift-scheduling.ts';
import { verifyShiftScheduling } from '../../shared/rostering/instances/verify-shift-scheduling.ts';
import { compileModel } from '../../shared/rostering/model/compile-model.ts';
import type { Picks, RosterModel } from '../../shared/rostering/model/roster-model.ts';
import { findRefusedPicks } from '../../shared/rostering/score/find-refused-picks.ts';
import { scoreRoster } from '../../shared/rostering/score/score-roster.ts';
import { Random } from '../helpers/random.ts';
import { readPicks } from './model-builders.ts';

const TINY = `# Comments start with #
SECTION_HORIZON
# days
14

SECTION_SHIFTS
# ShiftID, Length in mins, Shifts which cannot follow this shift | separated
E,480,
L,600,E

SECTION_STAFF
# ID, MaxShifts, MaxTotalMinutes, MinTotalMinutes, MaxConsecutiveShifts, MinConsecutiveShifts, MinConsecutiveDaysOff, MaxWeekends
A,E=14|L=3,4320,2400,5,2,2,1
B,E=14|L=14,4800,2880,4,2,3,2

SECTION_DAYS_OFF
A,0,13
B,5

SECTION_SHIFT_ON_REQUESTS
A,2,E,2
B,0,L,3

SECTION_SHIFT_OFF_REQUESTS
A,8,L,4
B,1,L,5

SECTION_COVER
# Day, ShiftID, Requirement, Weight for under, Weight for over
0,E,1,100,1
0,L,1,100,1
1,E,1,100,1
8,L,0,100,7
`;

/** The roster of letters as the verifier reads it. */
const lettersOf = (...rows: readonly string[]) =>
  rows.map((row) => [...row].map((letter) => (letter === '-' ? null : letter)));

describe('an instance of the shift-scheduling set', () => {
  const model = compileModel(parseShiftScheduling(TINY, 'tiny'));

  it('is refused with section, row, field, value and rule where it is not as the format has it', () => {
    const refusal = (from: string, to: string) => () => parseShiftScheduling(TINY.replace(from, to), 'tiny');
    expect(refusal('\n14\n', '\n99999999\n')).toThrow(
      /SECTION_HORIZON, row 1: days \(99999999\) must be a whole number from 1 to 400/,
    );
    expect(refusal('E=14|L=3', 'E=x|L=3')).toThrow(/SECTION_STAFF, row 1: most shifts \(E=x\|L=3\)/);
    expect(refusal(',4,2,3,2', ',4,2,3')).toThrow(/SECTION_STAFF, row 2: most weekends \(missing\)/);
    expect(refusal('0,E,1,100,1', '0,Z,1,100,1')).toThrow(/SECTION_COVER, row 1: shift \(Z\) must be one of/);
    expect(refusal('0,E,1,100,1', '14,E,1,100,1')).toThrow(/day \(14\) must be a day from 0 to 13/);
    expect(refusal('B,0,L,3', 'C,0,L,3')).toThrow(/SECTION_SHIFT_ON_REQUESTS, row 2: employee \(C\)/);
    expect(refusal('\nA,E=14', '\nB,E=14|L=3,4320,2400,5,2,2,1\nA,E=14')).toThrow(
      /SECTION_STAFF must have B once/,
    );
    expect(refusal('0,E,1,100,1', '0,E,1,100,1\n0,E,2,100,1')).toThrow(/SECTION_COVER must have 0,E once/);
    expect(refusal('0,E,1,100,1', '0,E,-0,100,1')).not.toThrow();
  });

  it('takes days off of an employee from all rows there are', () => {
    const [first] = parseShiftScheduling(TINY.replace('A,0,13', 'A,0\nA,13'), 'tiny').agents;
    expect(first!.daysOff.map(({ from }) => from)).toEqual(['2024-01-01', '2024-01-14']);
  });

  it('is a problem of days that begin on a Monday', () => {
    const problem = parseShiftScheduling(TINY, 'tiny');
    expect(problem.horizon).toMatchObject({ firstDay: '2024-01-01', days: 14, slotMinutes: 1440 });
    expect(model.variants.map(({ templateId, paidMinutes }) => [templateId, paidMinutes])).toEqual([
      [null, 0],
      ['E', 480],
      ['L', 600],
    ]);
  });

  it('is valued as by hand', () => {
    // Nobody early on day 0 and 1: 200. A refused 2 on day 2 and 4 on day 8; B refused 5 on day 1. Late on day 8 though none is needed: 7.
    const rows = ['---EL---LL--EE', 'LLLL---LLLL---'] as const;
    const bySum = 200 + 2 + 4 + 5 + 2 * 7;
    expect(verifyShiftScheduling(TINY, lettersOf(...rows)).objective).toBe(bySum);
    expect(scoreRoster(model, readPicks(model, ...rows)).objective).toBe(bySum);
  });

  it('is kept by a roster that keeps every rule', () => {
    const rows = ['-EEEE---LL----', 'LLLL---LL-----'] as const;
    const verdict = verifyShiftScheduling(TINY, lettersOf(...rows));
    expect(verdict).toMatchObject({ feasible: true, breaches: [] });
    expect(scoreRoster(model, readPicks(model, ...rows)).violations).toBe(0);
  });

  it.each([
    ['days-off', 'A', 'EEEEE---LL----'],
    ['forbidden-next', 'A', '-EEEE---LLE---'],
    ['max-shifts', 'A', '-LLLL---EE----'],
    ['max-minutes', 'A', '-EEEEE--EEEEE-'],
    ['min-minutes', 'A', '-EE-----EE----'],
    ['max-consecutive', 'A', '-EEEEEE--EE---'],
    ['min-consecutive', 'A', '-EEEE--E--EE--'],
    ['min-consecutive-off', 'A', '-EEE-EE--EE---'],
    ['max-weekends', 'A', '-EE--E--EEE-EE'],
  ])('breaks %s of %s', (rule, employee, row) => {
    const rows = [row, 'LLLL---LLLL---'];
    const { breaches } = verifyShiftScheduling(TINY, lettersOf(...rows));
    expect(breaches.map((breach) => `${breach.rule} ${breach.employee}`)).toContain(`${rule} ${employee}`);
    const picks = readPicks(model, ...rows);
    expect(scoreRoster(model, picks).violations + findRefusedPicks(model, picks).length).toBeGreaterThan(0);
  });

  it('that is none is refused with the line', () => {
    expect(() => parseShiftScheduling('<xml/>', 'x')).toThrow(/^Line 1 \("<xml\/>"\) must stand below/);
    expect(() => parseShiftScheduling('SECTION_HORIZON\n', 'x')).toThrow(
      /SECTION_HORIZON \(missing\) must be/,
    );
  });
});

/** An instance of the format with dice for all of its numbers. */
function rollInstance(random: Random): string {
  const days = 7 * random.whole(1, 5);
  const shifts = ['E', 'D', 'L'].slice(0, random.whole(1, 4));
  const staff = ['A', 'B', 'C', 'Dee'].slice(0, random.whole(1, 5));
  const list = (count: number, make: () => string) => [...new Set(Array.from({ length: count }, make))];
  const day = () => random.whole(0, days);
  const request = () => `${random.pick(staff)},${day()},${random.pick(shifts)}`;
  const section = (name: string, lines: readonly string[]) => [`SECTION_${name}`, '# comment', ...lines, ''];
  return [
    ...section('HORIZON', [String(days)]),
    ...section(
      'SHIFTS',
      shifts.map(
        (id) => `${id},${random.whole(4, 13) * 60},${shifts.filter(() => random.chance(0.2)).join('|')}`,
      ),
    ),
    ...section(
      'STAFF',
      staff.map((id) => {
        const most = shifts.map((shift) => `${shift}=${random.whole(2, days + 1)}`).join('|');
        const least = random.whole(0, days * 100);
        return `${id},${most},${least + random.whole(0, 4000)},${least},${random.whole(3, 7)},${random.whole(1, 3)},${random.whole(1, 4)},${random.whole(0, 4)}`;
      }),
    ),
    ...section(
      'DAYS_OFF',
      staff
        .filter(() => random.chance(0.7))
        .map((id) => `${id},${list(random.whole(1, 4), () => String(day())).join()}`),
    ),
    ...section(
      'SHIFT_ON_REQUESTS',
      list(6, request).map((line) => `${line},${random.whole(1, 4)}`),
    ),
    ...section(
      'SHIFT_OFF_REQUESTS',
      list(6, request).map((line) => `${line},${random.whole(1, 4)}`),
    ),
    ...section(
      'COVER',
      Array.from({ length: days }, (_, each) => each).flatMap((each) =>
        shifts.map(
          (id) => `${each},${id},${random.whole(0, 4)},${random.whole(1, 101)},${random.whole(0, 3)}`,
        ),
      ),
    ),
  ].join('\n');
}

/** Stretches of work and of days off, so that some rosters keep the rules; now and then anything. */
function rollPicks(model: RosterModel, random: Random): Picks {
  const picks = new Uint16Array(model.agentIds.length * model.dayCount);
  let works = false;
  for (let place = 0; place < picks.length; place++) {
    if (random.chance(0.35)) works = !works;
    picks[place] = works ? random.whole(1, model.variants.length) : 0;
    if (random.chance(0.9) && !model.choices[place]!.includes(picks[place]!)) picks[place] = 0;
  }
  return picks;
}

describe('the judge and the independent verifier', () => {
  const feasibleCounts: number[] = [];

  it.each(Array.from({ length: 40 }, (_, place) => place + 1))(
    'RO4 agree on instance and rosters of seed %i',
    (seed) => {
      const random = new Random(seed);
      const text = rollInstance(random);
      const model = compileModel(parseShiftScheduling(text, 'rolled'));
      let feasible = 0;
      for (let round = 0; round < 50; round++) {
        const picks = rollPicks(model, random);
        const roster = model.agentIds.map((_, agent) =>
          Array.from({ length: model.dayCount }, (_, day) => {
            return model.variants[picks[agent * model.dayCount + day]!]!.templateId;
          }),
        );
        const verdict = verifyShiftScheduling(text, roster);
        const { objective, violations } = scoreRoster(model, picks);
        expect(objective).toBeCloseTo(verdict.objective, 6);
        expect(violations === 0 && findRefusedPicks(model, picks).length === 0).toBe(verdict.feasible);
        feasible += verdict.feasible ? 1 : 0;
      }
      feasibleCounts.push(feasible);
    },
  );

  it('met rosters of both kinds', () => {
    expect(feasibleCounts.some((count) => count > 0)).toBe(true);
    expect(feasibleCounts.some((count) => count < 50)).toBe(true);
  });
});
