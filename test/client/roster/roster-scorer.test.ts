import { describe, expect, test } from 'vitest';
import { createRosterScorer } from '../../../client/state/roster/roster-scorer.ts';
import type { RosterTold } from '../../../client/state/roster/roster-told.ts';
import { createShiftCodec } from '../../../shared/rostering/days/shift-codec.ts';
import { readPicks } from '../../../shared/rostering/days/read-picks.ts';
import { sumFigures } from '../../../shared/rostering/days/sum-figures.ts';
import { compileModel } from '../../../shared/rostering/model/compile-model.ts';
import type { RosterShift } from '../../../shared/contract/rosters.ts';
import { changeBook, bookOf } from '../../../client/state/roster/roster-book.ts';
import { Rng } from '../../../shared/simulation/rng.ts';
import { EARLY, FIRST_DAY, makeProblem, makeRosterDays } from '../../helpers/roster-builder.ts';

const problem = makeProblem(15, 14);
const days = makeRosterDays(problem, 3);

function judge(of: typeof days) {
  const model = compileModel(problem);
  const { picks } = readPicks(model, problem.horizon, createShiftCodec(model, problem), of);
  return sumFigures(model, picks);
}

function expectFigures(told: RosterTold, of: typeof days): void {
  const figures = judge(of);
  expect(told.objective).toBeCloseTo(figures.objective, 4);
  expect(told.violations).toBeCloseTo(figures.violations, 4);
  expect(told.understaffedHours).toBeCloseTo(figures.understaffedHours, 4);
  expect(told.overstaffedHours).toBeCloseTo(figures.overstaffedHours, 4);
  expect(told.paidHours).toBeCloseTo(figures.paidHours, 6);
  const costs = (rules: typeof figures.byRule) =>
    Object.fromEntries(
      rules
        .filter(({ cost, violations }) => Math.abs(cost) > 1e-6 || violations > 1e-6)
        .map(({ rule, ruleIndex, cost, violations }) => [
          `${rule} ${ruleIndex}`,
          `${cost.toFixed(3)} ${violations.toFixed(3)}`,
        ])
        .sort(),
    );
  expect(costs(told.byRule)).toEqual(costs(figures.byRule));
}

const shiftAt = (templateId: string, start: string): RosterShift => ({
  templateId,
  start,
  minutes: 510,
  longBreakAfterMinutes: null,
  segments: null,
});

describe('the score on the screen', () => {
  test.each([1, 2, 3])('RX2 is the judge’s after any changes (seed %i)', (seed) => {
    const scorer = createRosterScorer(problem, days, () => 0);
    expectFigures(scorer.tell(), days);
    const rng = new Rng(seed);
    let book = bookOf(days);
    let told = scorer.tell();
    for (let step = 0; step < 25; step += 1) {
      const agentId = `a${1 + rng.nextIndex(15)}`;
      const day = days[rng.nextIndex(14)]!.day;
      const start = ['early 07:00', 'late 15:30', 'night 22:30', 'middle 09:30', ''][rng.nextIndex(5)]!;
      const [templateId, clock] = start.split(' ') as [string, string];
      const shift = start === '' ? null : shiftAt(templateId, clock);
      if (step % 3 === 0) scorer.attempt([{ agentId: 'a2', day, shift: shiftAt('night', '23:00') }]);
      told = scorer.change([{ agentId, day, shift }]);
      book = changeBook(book, [{ agentId, day, entry: shift && { ...EARLY, shift } }]);
    }
    const after = [...book.values()];
    expectFigures(told, after);
    const anew = createRosterScorer(problem, after, () => 0).tell();
    expect(scorer.tell().people).toEqual(anew.people);
    expect(told.there).toEqual(anew.there);
  });

  test('tells whose rule is broken, where and how far', () => {
    const scorer = createRosterScorer(problem, [], () => 0);
    const told = scorer.change([
      { agentId: 'a1', day: FIRST_DAY, shift: shiftAt('late', '15:30') },
      { agentId: 'a1', day: '2027-01-05', shift: shiftAt('early', '06:00') },
    ]);
    expect(told.people.map(({ agentId }) => agentId)).toEqual(['a1']);
    const rest = told.people[0]!.marks.find(({ rule }) => rule === 'rest-between-shifts');
    // From 24:00 to 06:00 are six hours, five less than there must be.
    expect(rest).toMatchObject({ day: 0, violation: 5 });
    expect(told.people[0]!.paidMinutes).toBe(960);
    const week = Array.from({ length: 7 }, (_, day) => ({
      agentId: 'a2',
      day: days[day]!.day,
      shift: shiftAt('early', '07:00'),
    }));
    const { people } = scorer.change(week);
    expect(people[0]!.marks.find(({ rule }) => rule === 'consecutive-days')).toMatchObject({
      value: 7,
      unit: 'days',
      violation: 1,
    });
    expect(people[0]!.marks.find(({ rule }) => rule === 'contract-hours')).toMatchObject({
      value: 3360,
      unit: 'minutes',
    });
  });

  test('RX10 says where no shift may be, and why; also of one that no template makes', () => {
    const scorer = createRosterScorer(problem, [], () => 0);
    const leave = { agentId: 'a4', day: '2027-01-05' };
    const told = scorer.change([
      { ...leave, shift: shiftAt('early', '07:00') },
      { agentId: 'a5', day: FIRST_DAY, shift: { ...shiftAt('early', '07:10'), minutes: 333 } },
    ]);
    expect(told.refused).toBe(2);
    expect(told.people.flatMap(({ refused }) => refused.map(({ day, why }) => [day, why.code]))).toEqual([
      [1, 'day-off'],
      [0, 'unknown-shift'],
    ]);
    expect(scorer.attempt([{ ...leave, shift: null }]).refused).toBe(1);
    expect(scorer.tell().refused).toBe(2);
  });

  test('pins are no part of it: a pinned shift is judged and moved like others', () => {
    const pinned = {
      ...problem,
      agents: problem.agents.map((agent) =>
        agent.id === 'a1'
          ? {
              ...agent,
              pinned: [
                { day: FIRST_DAY, shift: { templateId: 'early', start: '07:00', minutes: 510 } },
                { day: '2027-01-05', shift: { templateId: 'early', start: '07:10', minutes: 500 } },
              ],
            }
          : agent,
      ),
    };
    const scorer = createRosterScorer(pinned, [], () => 0);
    const told = scorer.change([
      { agentId: 'a1', day: FIRST_DAY, shift: shiftAt('late', '13:00') },
      { agentId: 'a1', day: '2027-01-05', shift: { ...shiftAt('early', '07:10'), minutes: 500 } },
    ]);
    expect(told.refused).toBe(0);
    expect(told.people[0]!.paidMinutes).toBe(950);
  });
});
