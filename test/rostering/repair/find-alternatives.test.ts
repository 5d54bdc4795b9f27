import { describe, expect, it } from 'vitest';
import { findAlternatives } from '../../../shared/rostering/repair/find-alternatives.ts';
import { openRepairDesk } from '../../../shared/rostering/repair/repair-desk.ts';
import type { RepairTask } from '../../../shared/rostering/repair/repair-task.ts';
import { scoreRoster } from '../../../shared/rostering/score/score-roster.ts';
import { makeCentreModel } from '../../../scripts/roster-desk/centre-model.ts';
import { buildTeam, mostInARow, mostMinutes, taskOf } from './repair-builder.ts';

const ill = (agent: number, ...days: readonly number[]) => [{ kind: 'ill' as const, agent, days }];

function alternativesOf(task: RepairTask, perKind = 3) {
  const desk = openRepairDesk(task);
  return findAlternatives(desk, desk.absences[0]!, perKind);
}

describe('alternatives for a shift that is nobody’s', () => {
  it('RR3 are of each kind there is', () => {
    const team = buildTeam(['EE', 'LL', 'B-', '-E', '--', '-L']);
    const found = alternativesOf(taskOf(team, { events: ill(0, 0), volunteers: [{ agent: 4, day: 0 }] }), 10);
    const kindsOf = (agent: number) =>
      found.filter(({ changes }) => changes[0]?.agent === agent).map(({ kind }) => kind);
    expect(kindsOf(1)).toEqual(['move']);
    expect(kindsOf(2)).toEqual(['standby']);
    expect(kindsOf(3).sort()).toEqual(['overtime', 'swap']);
    expect(kindsOf(4)).toEqual(['volunteer']);
    expect(found.filter(({ kind }) => kind === 'leave-short')).toHaveLength(1);
    expect(found.some(({ changes }) => changes.some(({ agent }) => agent === 0))).toBe(false);
  });

  it('RR3 extend a neighbour’s shift', () => {
    const team = buildTeam(['L', 'E']);
    const [first] = alternativesOf(taskOf(team, { events: ill(0, 0) }));
    expect(first).toMatchObject({ kind: 'extend', costChange: -40, changes: [{ agent: 1, from: 1, to: 3 }] });
  });

  it('RR4 say what becomes of cover', () => {
    const team = buildTeam(['L', 'E']);
    const [first] = alternativesOf(taskOf(team, { events: ill(0, 0) }));
    expect(first!.cover).toMatchObject({ rowsBetter: 4, rowsWorse: 0, costChange: -40 });
    expect(first!.cover.rows.map(({ row, before, after }) => [row, before, after])).toEqual([
      [14, 0, 1],
      [15, 0, 1],
      [16, 0, 1],
      [17, 0, 1],
    ]);
  });

  it('RR4 RR5 say which rules they break, and come last then', () => {
    const team = buildTeam(['--E-', 'EE-E', 'L-L-'], { terms: mostInARow(3, 3) });
    const found = alternativesOf(taskOf(team, { events: ill(0, 2) }), 9);
    const overtime = found.find(({ kind, changes }) => kind === 'overtime' && changes[0]!.agent === 1)!;
    expect(overtime.rules).toMatchObject([
      { part: { rule: 'consecutive-days', agent: 1, day: 0, value: 4 }, violationChange: 1 },
    ]);
    const from = found.indexOf(overtime);
    expect(found.slice(0, from).every(({ violationChange }) => violationChange <= 1)).toBe(true);
    expect(found.findIndex(({ violationChange }) => violationChange > 0)).toBeGreaterThan(
      found.findIndex(({ kind }) => kind === 'leave-short'),
    );
  });

  it('RR8 offer a swap where the day alone would break a rule', () => {
    const team = buildTeam(['E---', '-EEE', 'LLLL'], {
      terms: mostMinutes(3, 1440, 4),
      needed: (_, day) => (day === 3 ? 0 : 1),
    });
    const found = alternativesOf(taskOf(team, { events: ill(0, 0) }), 9);
    const swap = found.find(({ kind, changes }) => kind === 'swap' && changes[0]!.agent === 1)!;
    expect(swap.violationChange).toBe(0);
    expect(swap.changes.map(({ day, to }) => [day, to])).toEqual([
      [0, 1],
      [3, 0],
    ]);
  });

  it('RR1 ask nobody too late', () => {
    const team = buildTeam(['E', '-', 'L']);
    // Half past five: only what changes from half past six on.
    const found = alternativesOf(taskOf(team, { events: ill(0, 0), nowMinute: 330 }), 9);
    expect(found.map(({ kind }) => kind)).toEqual(['leave-short']);
    const earlier = alternativesOf(taskOf(team, { events: ill(0, 0), nowMinute: 240 }), 9);
    expect(earlier.some(({ kind }) => kind === 'overtime')).toBe(true);
  });

  it.each([1, 2, 3])('RR4 cost exactly what the judge says, seed %i', (seed) => {
    const { model, picks } = makeCentreModel(24, 14, seed);
    const hole = picks.findIndex((variant, place) => variant > 0 && place % 14 === 4);
    const agent = Math.floor(hole / 14);
    const desk = openRepairDesk(taskOf({ model, picks }, { events: ill(agent, 4) }));
    const before = scoreRoster(model, desk.broken);
    const found = findAlternatives(desk, desk.absences[0]!, 4);
    expect(found.length).toBeGreaterThan(5);
    for (const { changes, costChange, violationChange, cover, rules } of found) {
      const after = Uint16Array.from(desk.broken);
      for (const { agent: whose, day, to } of changes) after[whose * 14 + day] = to;
      const judged = scoreRoster(model, after);
      expect(costChange).toBeCloseTo(judged.objective - before.objective, 6);
      expect(violationChange).toBeCloseTo(judged.violations - before.violations, 6);
      const told = rules.reduce((sum, rule) => sum + rule.costChange, cover.costChange);
      expect(told).toBeCloseTo(costChange, 6);
    }
    expect(Array.from(desk.score.picks)).toEqual(Array.from(desk.broken));
  });

  it('refuses a roster of another size', () => {
    const team = buildTeam(['E', 'L']);
    expect(() => openRepairDesk(taskOf(team, { standing: new Uint16Array(3) }))).toThrow(
      /has 3 picks and must have 2/,
    );
  });
});
